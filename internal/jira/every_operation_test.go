// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// operation is a call of a client method that sends requests, for objects that exist.
type operation struct {
	// name is the method, followed by what distinguishes several operations of one method: "UploadAvatar in one step".
	name string
	run  func(ctx context.Context, client *jira.Client) error
}

// hidesFailure reports whether the method does not return the errors of its requests.
func (o operation) hidesFailure() bool {
	return o.name == "ExplainPassword" || o.name == "AlreadyExists"
}

// everyOperation returns an operation of every client method that sends requests, for users and groups that it adds.
// ServerInfo comes first. In this order all of them succeed.
func everyOperation(t *testing.T, server *jirasim.Server) []operation {
	t.Helper()
	robot := addRobot(server, "robot")
	serverInfo := withResult("ServerInfo", func(ctx context.Context, client *jira.Client) (jira.ServerInfo, error) { return client.ServerInfo(ctx) })
	return slices.Concat(
		[]operation{serverInfo}, userOperations(server, robot), passwordOperations(robot), avatarOperations(t, server, robot),
		applicationOperations(robot), columnAndPropertyOperations(server, robot), groupOperations(server, robot), searchOperations(server),
		[]operation{withResult("UsersInDetail", func(ctx context.Context, client *jira.Client) ([]jira.User, error) {
			return client.UsersInDetail(ctx, []jira.User{robot})
		})},
	)
}

// operationNamed returns the operation with this name.
func operationNamed(t *testing.T, server *jirasim.Server, name string) operation {
	t.Helper()
	operations := everyOperation(t, server)
	index := slices.IndexFunc(operations, func(operation operation) bool { return operation.name == name })
	if index < 0 {
		t.Fatalf("there is no operation %s", name)
	}
	return operations[index]
}

// TestEveryOperation_complete fails when a new method of the client is missing from everyOperation.
func TestEveryOperation_complete(t *testing.T) {
	t.Parallel()
	listed := map[string]bool{}
	for _, operation := range everyOperation(t, startJira(t, jirasim.Settings{})) {
		method, _, _ := strings.Cut(operation.name, " ")
		listed[method] = true
	}
	client := reflect.TypeFor[*jira.Client]()
	takesContext := func(method reflect.Method) bool {
		for index := range method.Type.NumIn() {
			if method.Type.In(index) == reflect.TypeFor[context.Context]() {
				return true
			}
		}
		return false
	}
	for index := range client.NumMethod() {
		method := client.Method(index)
		sendsNothing := method.Name == "LookAgain" // its argument sends the requests
		if (takesContext(method) && !sendsNothing) != listed[method.Name] {
			t.Errorf("%s: takes a context: %t, is in everyOperation: %t", method.Name, takesContext(method), listed[method.Name])
		}
		delete(listed, method.Name)
	}
	if len(listed) > 0 {
		t.Errorf("everyOperation names methods that the client does not have: %v", listed)
	}
}

// withResult turns a call with a result into an operation.
func withResult[T any](name string, call func(ctx context.Context, client *jira.Client) (T, error)) operation {
	return operation{name, func(ctx context.Context, client *jira.Client) error { return errorOf(call(ctx, client)) }}
}

func userOperations(server *jirasim.Server, robot jira.User) []operation {
	toDelete := addRobot(server, "to-delete")
	return []operation{
		withResult("CreateUser", func(ctx context.Context, client *jira.Client) (jira.CreatedUser, error) {
			return client.CreateUser(ctx, jira.NewUser{Profile: jira.Profile{Username: "new", DisplayName: "New", EmailAddress: "new@example.com", Active: true}})
		}),
		withResult("User", func(ctx context.Context, client *jira.Client) (jira.User, error) {
			return client.User(ctx, jira.ByKey(robot.Key))
		}),
		withResult("UserInFull", func(ctx context.Context, client *jira.Client) (jira.User, error) {
			return client.UserInFull(ctx, jira.ByKey(toDelete.Key))
		}),
		withResult("UserNow", func(ctx context.Context, client *jira.Client) (jira.User, error) {
			return client.UserNow(ctx, jira.ByUsername(robot.Username))
		}),
		{"UserOrAbsence", func(ctx context.Context, client *jira.Client) error {
			_, _, err := client.UserOrAbsence(ctx, robot.Key, robot.Username)
			return err
		}},
		withResult("UserAgain", func(ctx context.Context, client *jira.Client) (jira.User, error) { return client.UserAgain(ctx, robot) }),
		withResult("UpdateUser", func(ctx context.Context, client *jira.Client) (jira.User, error) {
			return client.UpdateUser(ctx, robot.Key, jira.UserChange{Profile: jira.Profile{DisplayName: "Changed"}, Fields: []string{"displayName"}})
		}),
		{"DeleteUser", func(ctx context.Context, client *jira.Client) error { return client.DeleteUser(ctx, toDelete.Key) }},
	}
}

// passwordOperations returns the operations on the password of a user, and those that explain an error.
func passwordOperations(robot jira.User) []operation {
	refusal := &jira.Error{Status: http.StatusBadRequest, Fields: map[string]string{"username": "Taken.", "password": "Weak."}}
	newUser := jira.NewUser{Profile: jira.Profile{Username: "new"}, Password: markedPassword}
	return []operation{
		{"SetPassword", func(ctx context.Context, client *jira.Client) error {
			return client.SetPassword(ctx, robot.Key, markedPassword)
		}},
		{"ExplainPassword", func(ctx context.Context, client *jira.Client) error {
			if err := client.ExplainPassword(ctx, newUser, refusal); err == nil {
				return errors.New("ExplainPassword returned no error for a refusal")
			}
			return nil
		}},
		{"AlreadyExists", func(ctx context.Context, client *jira.Client) error {
			client.AlreadyExists(ctx, refusal, robot.Username)
			return nil
		}},
	}
}

func avatarOperations(t *testing.T, server *jirasim.Server, robot jira.User) []operation {
	t.Helper()
	avatar := jira.AvatarID(digits(server.AddAvatar(robot.Key, 0, square(64, blue))))
	upload := func(name string, side int) operation {
		return withResult(name, func(ctx context.Context, client *jira.Client) (jira.NewAvatar, error) {
			return client.UploadAvatar(ctx, robot, exactly(uploadable(t, square(side, red))))
		})
	}
	return []operation{
		withResult("Avatars", func(ctx context.Context, client *jira.Client) (jira.Avatars, error) {
			return client.Avatars(ctx, robot)
		}),
		withResult("AvatarRendition", func(ctx context.Context, client *jira.Client) ([]byte, error) {
			return client.AvatarRendition(ctx, robot, avatar)
		}),
		upload("UploadAvatar", 64),
		upload("UploadAvatar in one step", 48),
		{"SelectAvatar", func(ctx context.Context, client *jira.Client) error { return client.SelectAvatar(ctx, robot, avatar) }},
		{"ShownAfterSelect", func(ctx context.Context, client *jira.Client) error {
			_, _, err := client.ShownAfterSelect(ctx, robot, avatar)
			return err
		}},
		withResult("ShownAndListed", func(ctx context.Context, client *jira.Client) (jira.AvatarID, error) {
			id, _, err := client.ShownAndListed(ctx, robot)
			return id, err
		}),
		withResult("ShownAvatar", func(ctx context.Context, client *jira.Client) (jira.AvatarID, error) {
			return client.ShownAvatar(ctx, robot)
		}),
		{"DeleteAvatar", func(ctx context.Context, client *jira.Client) error { return client.DeleteAvatar(ctx, robot, avatar) }},
	}
}

func applicationOperations(robot jira.User) []operation {
	return []operation{
		withResult("ApplicationRoles", func(ctx context.Context, client *jira.Client) ([]jira.ApplicationRole, error) {
			return client.ApplicationRoles(ctx)
		}),
		withResult("ApplicationRolesNow", func(ctx context.Context, client *jira.Client) ([]jira.ApplicationRole, error) {
			return client.ApplicationRolesNow(ctx)
		}),
		{"GrantApplication", func(ctx context.Context, client *jira.Client) error {
			return client.GrantApplication(ctx, robot, "jira-core")
		}},
		{"RevokeApplication", func(ctx context.Context, client *jira.Client) error {
			return client.RevokeApplication(ctx, robot, "jira-core")
		}},
	}
}

func columnAndPropertyOperations(server *jirasim.Server, robot jira.User) []operation {
	server.SetProperty(robot.Username, "existing", "1")
	return []operation{
		withResult("Columns", func(ctx context.Context, client *jira.Client) ([]jira.Column, error) {
			return client.Columns(ctx, robot)
		}),
		{"SetColumns", func(ctx context.Context, client *jira.Client) error {
			return client.SetColumns(ctx, robot, []string{"summary", "issuekey"})
		}},
		{"ResetColumns", func(ctx context.Context, client *jira.Client) error { return client.ResetColumns(ctx, robot) }},
		withResult("UserProperty", func(ctx context.Context, client *jira.Client) (json.RawMessage, error) {
			return client.UserProperty(ctx, robot.Key, "existing")
		}),
		{"SetUserProperty", func(ctx context.Context, client *jira.Client) error {
			return client.SetUserProperty(ctx, robot.Key, "new", json.RawMessage(`{"a":1}`))
		}},
		{"DeleteUserProperty", func(ctx context.Context, client *jira.Client) error {
			return client.DeleteUserProperty(ctx, robot.Key, "new")
		}},
	}
}

func groupOperations(server *jirasim.Server, robot jira.User) []operation {
	server.AddGroup("robots")
	server.AddGroup("to-delete")
	return []operation{
		{"CreateGroup", func(ctx context.Context, client *jira.Client) error { return client.CreateGroup(ctx, "new") }},
		withResult("GroupExists", func(ctx context.Context, client *jira.Client) (bool, error) { return client.GroupExists(ctx, "robots") }),
		withResult("CountMembers", func(ctx context.Context, client *jira.Client) (int, error) { return client.CountMembers(ctx, "robots") }),
		{"AddToGroup", func(ctx context.Context, client *jira.Client) error { return client.AddToGroup(ctx, robot, "robots") }},
		{"EachMember", func(ctx context.Context, client *jira.Client) error {
			return client.EachMember(ctx, "robots", func(jira.User) bool { return true })
		}},
		withResult("IsMember", func(ctx context.Context, client *jira.Client) (bool, error) {
			return client.IsMember(ctx, robot, "robots")
		}),
		withResult("IsMemberNow", func(ctx context.Context, client *jira.Client) (bool, error) {
			return client.IsMemberNow(ctx, robot, "robots")
		}),
		{"WithAccess", func(ctx context.Context, client *jira.Client) error {
			_, unknown, err := client.WithAccess(ctx, robot, []string{"robots"}, []string{"jira-core"})
			if err == nil && unknown != nil {
				return unknown
			}
			return err
		}},
		{"RemoveFromGroup", func(ctx context.Context, client *jira.Client) error {
			return client.RemoveFromGroup(ctx, robot, "robots")
		}},
		{"DeleteGroup", func(ctx context.Context, client *jira.Client) error { return client.DeleteGroup(ctx, "to-delete") }},
	}
}

func searchOperations(server *jirasim.Server) []operation {
	permissions := map[string][]string{"ASSIGNABLE_USER": {"admin"}, "BROWSE_PROJECTS": {"admin"}}
	server.AddProject(jirasim.Project{Key: "CI", Permissions: permissions})
	server.AddProject(jirasim.Project{Key: "OPS", Permissions: permissions})
	scope := jira.UserScope{ProjectKeys: []string{"CI"}, Query: "adm"}
	return []operation{
		withResult("SearchUsers", func(ctx context.Context, client *jira.Client) (jira.FoundUsers, error) {
			return client.SearchUsers(ctx, "rob", true)
		}),
		withResult("AssignableUsers", func(ctx context.Context, client *jira.Client) (jira.FoundUsers, error) {
			return client.AssignableUsers(ctx, scope)
		}),
		withResult("AssignableUsers in two projects", func(ctx context.Context, client *jira.Client) (jira.FoundUsers, error) {
			return client.AssignableUsers(ctx, jira.UserScope{ProjectKeys: []string{"CI", "OPS"}})
		}),
		withResult("UsersWithPermissions", func(ctx context.Context, client *jira.Client) (jira.FoundUsers, error) {
			return client.UsersWithPermissions(ctx, []string{"BROWSE_PROJECTS"}, scope)
		}),
		withResult("UsersWithBrowsePermission", func(ctx context.Context, client *jira.Client) (jira.FoundUsers, error) {
			return client.UsersWithBrowsePermission(ctx, scope)
		}),
		withResult("PickUsers", func(ctx context.Context, client *jira.Client) (jira.PickedUsers, error) {
			return client.PickUsers(ctx, "rob", []string{"admin"})
		}),
		withResult("EachUser", func(ctx context.Context, client *jira.Client) (jira.Coverage, error) {
			return client.EachUser(ctx, func(jira.User) bool { return true })
		}),
	}
}
