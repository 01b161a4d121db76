// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"context"
	"errors"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// operation is a call of a method of the client on objects that exist. Its name begins with the name of the method.
type operation struct {
	name string
	run  func(ctx context.Context, client *jira.Client) error
}

// hidesFailure reports whether the method does not return the errors of its requests.
func (o operation) hidesFailure() bool {
	return o.name == "ExplainPassword" || o.name == "AlreadyExists"
}

// everyOperation returns a call of every method of the client that sends requests. ServerInfo comes first. In this order
// all of them succeed.
func everyOperation(t *testing.T, server *jirasim.Server) []operation {
	t.Helper()
	robot := addRobot(server, "robot")
	doomed := addRobot(server, "doomed")
	avatar := jira.AvatarID(digits(server.AddAvatar(robot.Key, 0, square(64, blue))))
	displayName := "Changed"
	operations := []operation{
		{"ServerInfo", func(ctx context.Context, client *jira.Client) error {
			_, err := client.ServerInfo(ctx)
			return err
		}},
		{"CreateUser", func(ctx context.Context, client *jira.Client) error {
			_, err := client.CreateUser(ctx, jira.NewUser{Username: "new", DisplayName: "New", EmailAddress: "new@example.com"})
			return err
		}},
		{"User", func(ctx context.Context, client *jira.Client) error {
			_, err := client.User(ctx, jira.ByKey(robot.Key))
			return err
		}},
		{"UserNow", func(ctx context.Context, client *jira.Client) error {
			_, err := client.UserNow(ctx, jira.ByUsername(robot.Username))
			return err
		}},
		{"UpdateUser", func(ctx context.Context, client *jira.Client) error {
			_, err := client.UpdateUser(ctx, robot.Key, jira.UserChange{DisplayName: &displayName})
			return err
		}},
		{"Avatars", func(ctx context.Context, client *jira.Client) error {
			_, err := client.Avatars(ctx, robot)
			return err
		}},
		{"UploadAvatar", func(ctx context.Context, client *jira.Client) error {
			_, err := client.UploadAvatar(ctx, robot, exactly(jira.Image{PNG: encoded(t, square(64, red)), Side: 64}), nil)
			return err
		}},
		{"UploadAvatar in one step", func(ctx context.Context, client *jira.Client) error {
			_, err := client.UploadAvatar(ctx, robot, exactly(jira.Image{PNG: encoded(t, square(48, red)), Side: 48}), nil)
			return err
		}},
		{"SelectAvatar", func(ctx context.Context, client *jira.Client) error {
			return client.SelectAvatar(ctx, robot, avatar)
		}},
		{"ShownAfterSelect", func(ctx context.Context, client *jira.Client) error {
			_, _, err := client.ShownAfterSelect(ctx, robot, avatar)
			return err
		}},
		{"ShownAvatar", func(ctx context.Context, client *jira.Client) error {
			_, err := client.ShownAvatar(ctx, robot)
			return err
		}},
		{"DeleteAvatar", func(ctx context.Context, client *jira.Client) error {
			return client.DeleteAvatar(ctx, robot, avatar)
		}},
		{"DeleteUser", func(ctx context.Context, client *jira.Client) error {
			return client.DeleteUser(ctx, doomed.Key)
		}},
	}
	return slices.Concat(operations, applicationsAndPasswords(robot), belongings(server, robot), searches(server))
}

// applicationsAndPasswords returns the operations on the application access and the password of a user, and the look-ups
// that explain an error.
func applicationsAndPasswords(robot jira.User) []operation {
	refusal := &jira.Error{Status: http.StatusBadRequest, Fields: map[string]string{"username": "Taken.", "password": "Weak."}}
	return []operation{
		{"ApplicationRoles", func(ctx context.Context, client *jira.Client) error {
			_, err := client.ApplicationRoles(ctx)
			return err
		}},
		{"GrantApplication", func(ctx context.Context, client *jira.Client) error {
			return client.GrantApplication(ctx, robot, "jira-software")
		}},
		{"RevokeApplication", func(ctx context.Context, client *jira.Client) error {
			return client.RevokeApplication(ctx, robot, "jira-software")
		}},
		{"UserInFull", func(ctx context.Context, client *jira.Client) error {
			_, err := client.UserInFull(ctx, jira.ByKey(robot.Key))
			return err
		}},
		{"GroupExists", func(ctx context.Context, client *jira.Client) error {
			_, err := client.GroupExists(ctx, "jira-administrators")
			return err
		}},
		{"SetPassword", func(ctx context.Context, client *jira.Client) error {
			return client.SetPassword(ctx, robot.Key, markedPassword)
		}},
		{"ExplainPassword", func(ctx context.Context, client *jira.Client) error {
			if err := client.ExplainPassword(ctx, jira.NewUser{Username: "new", Password: markedPassword}, refusal); err == nil {
				return errors.New("the refusal of the password got lost")
			}
			return nil
		}},
		{"AlreadyExists", func(ctx context.Context, client *jira.Client) error {
			client.AlreadyExists(ctx, refusal, robot.Username)
			return nil
		}},
	}
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
		if takesContext(method) != listed[method.Name] {
			t.Errorf("%s: takes a context: %t, is in everyOperation: %t", method.Name, takesContext(method), listed[method.Name])
		}
		delete(listed, method.Name)
	}
	if len(listed) > 0 {
		t.Errorf("everyOperation names methods that the client does not have: %v", listed)
	}
}

// operationCalled returns the operation with a name.
func operationCalled(t *testing.T, server *jirasim.Server, name string) operation {
	t.Helper()
	for _, operation := range everyOperation(t, server) {
		if operation.name == name {
			return operation
		}
	}
	t.Fatalf("there is no operation %s", name)
	return operation{}
}
