// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func TestAccUser_create(t *testing.T) {
	workspace := workspace(t)
	workspace.Configure(robot("robot", "Robot", "robot@example.com"))
	workspace.Apply().ExpectChanges("jira_user.robot", "create").ExpectNoWarnings()
	user := expectUser(t, workspace.Jira, "robot", "Robot", "robot@example.com")
	state := workspace.State("jira_user.robot")
	if state["key"] != user.Key || state["id"] != user.Key {
		t.Errorf("the state has key %v and id %v, Jira has %s", state["key"], state["id"], user.Key)
	}
	workspace.ExpectEmptyPlan()
}

func TestAccUser_update(t *testing.T) {
	workspace := applied(t)
	before, _ := workspace.Jira.User("robot")
	workspace.Configure(robot("robot", "The Robot", "the.robot@example.com"))
	workspace.Apply().ExpectChanges("jira_user.robot", "update")
	if after := expectUser(t, workspace.Jira, "robot", "The Robot", "the.robot@example.com"); after.Key != before.Key {
		t.Errorf("the key changed from %s to %s", before.Key, after.Key)
	}
	workspace.ExpectEmptyPlan()
}

func TestAccUser_rename(t *testing.T) {
	workspace := applied(t)
	before, _ := workspace.Jira.User("robot")
	workspace.Configure(robot("android", "Robot", "robot@example.com"))
	workspace.Apply().ExpectChanges("jira_user.robot", "update")
	if after := expectUser(t, workspace.Jira, "android", "Robot", "robot@example.com"); after.Key != before.Key {
		t.Errorf("the key changed from %s to %s", before.Key, after.Key)
	}
	if _, old := workspace.Jira.User("robot"); old {
		t.Error("the old username still exists")
	}
	workspace.ExpectEmptyPlan()
}

func TestAccUser_usernameInOtherCase(t *testing.T) {
	workspace := applied(t)
	workspace.Jira.ChangeUser("robot", func(user *jirasim.User) { user.Name = "ROBOT" })
	workspace.ExpectEmptyPlan()
	workspace.Configure(robot("Robot", "Robot", "robot@example.com"))
	workspace.Jira.ForgetRequests()
	workspace.Apply().ExpectChanges("jira_user.robot", "update")
	for _, request := range workspace.Jira.Requests() {
		if request.Method != "GET" {
			t.Errorf("a change of case alone sent %s %s", request.Method, request.Path)
		}
	}
	workspace.ExpectEmptyPlan()
}

func TestAccUser_driftRepaired(t *testing.T) {
	workspace := applied(t)
	workspace.Jira.ChangeUser("robot", func(user *jirasim.User) {
		user.Name, user.DisplayName, user.EmailAddress = "rob", "Rob", "rob@example.com"
	})
	workspace.Plan().ExpectChanges("jira_user.robot", "update")
	workspace.Apply().ExpectChanges("jira_user.robot", "update")
	expectUser(t, workspace.Jira, "robot", "Robot", "robot@example.com")
	workspace.ExpectEmptyPlan()
}

// Every field of jira.Profile is created, refreshed, compared and updated, whatever fields there are: a new one that is
// missing from the configuration here, the resource or the simulator fails the test.
func TestAccUser_everyProfileFieldDriftRepaired(t *testing.T) {
	of := reflect.TypeFor[jira.Profile]()
	for index := range of.NumField() {
		name := of.Field(index).Name
		t.Run(name, func(t *testing.T) {
			workspace := applied(t, "active = true")
			before := jiraUser(t, workspace.Jira, "robot")
			workspace.Jira.ChangeUser("robot", func(user *jirasim.User) { changeField(t, user, name) })
			if after, _ := workspace.Jira.UserByKey(before.Key); reflect.DeepEqual(after, before) {
				t.Fatalf("%s did not change", name)
			}
			workspace.Apply().ExpectChanges("jira_user.robot", "update")
			if after := jiraUser(t, workspace.Jira, "robot"); !reflect.DeepEqual(after, before) {
				t.Errorf("the user is\n%+v\nwant\n%+v", after, before)
			}
			workspace.ExpectEmptyPlan()
		})
	}
}

// changeField sets another value in the field of a simulated user that has the value of a field of jira.Profile.
func changeField(t *testing.T, user *jirasim.User, profileField string) {
	t.Helper()
	if profileField == "Username" {
		profileField = "Name"
	}
	field := reflect.ValueOf(user).Elem().FieldByName(profileField)
	switch field.Kind() {
	case reflect.Bool:
		field.SetBool(!field.Bool())
	case reflect.String:
		field.SetString("other-" + field.String())
	default:
		t.Fatalf("the simulated Jira does not store %s", profileField)
	}
}

func TestAccUser_alreadyExists(t *testing.T) {
	workspace := workspace(t)
	existing := workspace.Jira.AddUser(jirasim.User{Name: "Robot", DisplayName: "Other Robot", EmailAddress: "x@example.com", Active: true})
	workspace.Configure(robot("robot", "Robot", "robot@example.com"))
	workspace.Try("apply", "-auto-approve").ExpectError("already exists", "username", "import {", "to = jira_user.NAME", `id = "`+existing.Key+`"`)
	expectUser(t, workspace.Jira, "Robot", "Other Robot", "x@example.com")
}

func TestAccUser_renameToTakenUsername(t *testing.T) {
	workspace := applied(t)
	workspace.Jira.AddUser(jirasim.User{Name: "taken", DisplayName: "Taken", EmailAddress: "t@example.com", Active: true})
	workspace.Configure(robot("taken", "Robot", "robot@example.com"))
	workspace.Try("apply", "-auto-approve").ExpectError(`Username "taken" is taken`, `username      = "taken"`, "Nothing was changed")
	expectUser(t, workspace.Jira, "robot", "Robot", "robot@example.com")
}

func TestAccUser_invalidArguments(t *testing.T) {
	long := strings.Repeat("x", 256)
	for name, test := range map[string]struct {
		configuration string
		expected      []string
	}{
		"blank username":              {robot(" ", "Robot", "r@example.com"), []string{"username", "blank"}},
		"angle bracket":               {robot("a<b", "Robot", "r@example.com"), []string{"username", "'<'"}},
		"ampersand":                   {robot("a&b", "Robot", "r@example.com"), []string{"username", "'&'"}},
		"long username":               {robot(long, "Robot", "r@example.com"), []string{"username", "256"}},
		"long in UTF-16":              {robot(strings.Repeat("🤖", 128), "Robot", "r@example.com"), []string{"username", "256"}},
		"blank display name":          {robot("robot", "", "r@example.com"), []string{"display_name", "blank"}},
		"long display name":           {robot("robot", long, "r@example.com"), []string{"display_name", "256"}},
		"space before username":       {robot(" robot", "Robot", "r@example.com"), []string{"Invalid username", "username  ", `The username begins or ends with white space (" robot"). Remove the white space.`}},
		"tab after display name":      {robot("robot", "Robot\t", "r@example.com"), []string{"Invalid display name", "display_name ", `The display name begins or ends with white space ("Robot\t"). Remove the white space.`}},
		"no-break space after e-mail": {robot("robot", "Robot", "r@example.com\u00a0"), []string{"Invalid e-mail address", "email_address ", `The e-mail address begins or ends with white space ("r@example.com\u00a0"). Remove the white space.`}},
		"blank email address":         {robot("robot", "Robot", ""), []string{"email_address", "blank"}},
	} {
		t.Run(name, func(t *testing.T) {
			workspace := workspace(t)
			workspace.Configure(test.configuration)
			workspace.Try("plan").ExpectError(test.expected...)
			if requests := workspace.Jira.Requests(); len(requests) > 0 {
				t.Errorf("%d requests were sent", len(requests))
			}
		})
	}
}

func TestAccUser_fieldError(t *testing.T) {
	workspace := workspace(t)
	workspace.Configure(robot("robot", "Robot", "not-an-address"))
	workspace.Try("apply", "-auto-approve").ExpectError("email_address", "valid email address")
}
