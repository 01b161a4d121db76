// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user_test

import (
	"image/color"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func TestAccUser_import(t *testing.T) {
	for name, id := range map[string]func(jirasim.User) string{
		"bare key":   func(user jirasim.User) string { return user.Key },
		"key":        func(user jirasim.User) string { return "key:" + user.Key },
		"username":   func(user jirasim.User) string { return "username:" + user.Name },
		"other case": func(user jirasim.User) string { return "username:" + strings.ToUpper(user.Name) },
	} {
		t.Run(name, func(t *testing.T) {
			workspace := workspace(t)
			user := workspace.Jira.AddUser(robotUser())
			workspace.Configure(robotWith() + importBlock("robot", id(user)))
			workspace.Apply().ExpectNoWarnings()
			if key := workspace.State("jira_user.robot")["key"]; key != user.Key {
				t.Errorf("imported %v, want %s", key, user.Key)
			}
			workspace.ExpectOnlyReads()
			workspace.ExpectEmptyPlan()
		})
	}
}

func TestAccUser_importNotFound(t *testing.T) {
	for id, expected := range map[string][]string{
		"robot":          {"User with key robot not found", `"username:robot"`},
		"username:robot": {`User "robot" not found`},
		"username:":      {"has no username"},
	} {
		t.Run(id, func(t *testing.T) {
			workspace := workspace(t)
			workspace.Configure(robotWith())
			workspace.ImportFails("jira_user.robot", id, expected...)
		})
	}
}

// userWithAccess is a user with groups and applications.
func userWithAccess(key string) jirasim.User {
	user := robotUser()
	user.Key, user.Groups, user.ApplicationKeys = key, []string{"bots", "readers"}, []string{"jira-core", "jira-software"}
	return user
}

func TestAccUser_importEveryAttribute(t *testing.T) {
	workspace := withGroups(t)
	workspace.Jira.AddUser(userWithAccess(""))
	workspace.Configure(robotWith(groups("BOTS", "readers"), applications("jira-core", "jira-software"), "active = true") + importBlock("robot", "username:robot"))
	workspace.Apply().ExpectChanges("jira_user.robot", "import").ExpectNoWarnings()
	workspace.ExpectOnlyReads()
	state := workspace.State("jira_user.robot")
	if state["on_destroy"] != "deactivate" || state["adopt_existing"] != false || state["send_notification"] != false || state["password_wo_version"] != nil {
		t.Errorf("imported %v", state)
	}
	if in := elements(workspace, "groups"); !slices.Equal(in, []string{"bots", "readers"}) {
		t.Errorf("imported the groups %q", in)
	}
	workspace.ExpectEmptyPlan()
	workspace.Destroy()
	if status := userStatus(workspace); status != inactive {
		t.Errorf("the user is %s", status)
	}
}

// Values that an import cannot read are planned as an update.
func TestAccUser_importThenUpdate(t *testing.T) {
	for name, test := range map[string]struct {
		settings  jirasim.Settings
		arguments []string
		sent      []string
	}{
		"provider-only values":    {jirasim.Settings{}, []string{`on_destroy = "delete"`, "send_notification = true", adopting}, nil},
		"password version":        {jirasim.Settings{}, []string{`password_wo = "new"`, "password_wo_version = 1"}, []string{"PUT user/password?key=JIRAUSER10100"}},
		"address that Jira hides": {jirasim.Settings{HideEmail: true, EmailHiddenFromAll: true}, nil, []string{"PUT user?key=JIRAUSER10100"}},
		"address that Jira masks": {jirasim.Settings{MaskEmail: true, EmailHiddenFromAll: true}, nil, []string{"PUT user?key=JIRAUSER10100"}},
	} {
		t.Run(name, func(t *testing.T) {
			workspace := workspace(t, test.settings)
			workspace.Jira.AddUser(robotUser())
			workspace.Configure(robotWith(test.arguments...) + importBlock("robot", "username:robot"))
			workspace.Apply().ExpectChanges("jira_user.robot", "update").ExpectNoWarnings()
			workspace.ExpectWritten(test.sent...)
			workspace.ExpectEmptyPlan()
		})
	}
}

func TestAccUser_importInactive(t *testing.T) {
	workspace := workspace(t)
	user := robotUser()
	user.Active = false
	workspace.Jira.AddUser(user)
	workspace.Configure(robotWith() + importBlock("robot", "username:robot"))
	workspace.Apply().ExpectWarning("is inactive", "active = true")
	expectActive(t, workspace, false)
	workspace.ExpectOnlyReads()
}

func TestAccUser_importAnonymized(t *testing.T) {
	workspace := workspace(t)
	workspace.Jira.AddUser(robotUser())
	former := workspace.Jira.AnonymizeUser("robot")
	workspace.Configure(robotWith())
	workspace.ImportFails("jira_user.robot", former.Key, "was anonymized")
}

func TestAccUser_generatedConfiguration(t *testing.T) {
	for name, test := range map[string]struct {
		user     jirasim.User
		id       string
		settings jirasim.Settings
	}{
		"by key":      {userWithAccess(""), "JIRAUSER10100", jirasim.Settings{}},
		"by username": {userWithAccess(""), "username:robot", jirasim.Settings{}},
		"legacy key":  {userWithAccess("räuber + söhne"), "räuber + söhne", jirasim.Settings{}},
		"plain":       {robotUser(), "key:JIRAUSER10100", jirasim.Settings{Version: "8.20"}},
	} {
		t.Run(name, func(t *testing.T) {
			workspace := withGroups(t, test.settings)
			user := workspace.Jira.AddUser(test.user)
			workspace.Jira.SelectAvatar(user.Key, workspace.Jira.AddAvatar(user.Key, 24880, acceptance.Plain(99, 99, color.NRGBA{G: 255, A: 255})))
			workspace.Configure(importBlock("robot", test.id) + strings.Replace(importBlock("robot", test.id), "jira_user.", "jira_user_avatar.", 1))
			workspace.Plan("-generate-config-out=generated.tf").ExpectChanges("jira_user.robot", "import", "jira_user_avatar.robot", "import")
			generated, err := os.ReadFile(workspace.Folder + "/generated.tf")
			if err != nil {
				t.Fatal(err)
			}
			workspace.Apply().ExpectChanges("jira_user.robot", "import", "jira_user_avatar.robot", "import").ExpectNoWarnings()
			if state := workspace.State("jira_user.robot"); state["key"] != user.Key {
				t.Errorf("imported %v by\n%s", state, generated)
			}
			if state := workspace.State("jira_user_avatar.robot"); state["avatar_id"] != "24880" {
				t.Errorf("imported %v by\n%s", state, generated)
			}
			workspace.ExpectOnlyReads()
			workspace.ExpectEmptyPlan()
		})
	}
}
