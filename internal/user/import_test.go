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

func TestImportByEveryNamePlansEmpty(t *testing.T) {
	for name, id := range map[string]func(jirasim.User) string{
		"bare key":   func(user jirasim.User) string { return user.Key },
		"key":        func(user jirasim.User) string { return "key:" + user.Key },
		"username":   func(user jirasim.User) string { return "username:" + user.Name },
		"other case": func(user jirasim.User) string { return "username:" + strings.ToUpper(user.Name) },
	} {
		t.Run(name, func(t *testing.T) {
			workspace := workspace(t)
			user := workspace.Jira.AddUser(somebody())
			workspace.Configure(robotWith() + importBlock("robot", id(user)))
			workspace.Apply().ExpectNoWarnings()
			if key := workspace.State("jira_user.robot")["key"]; key != user.Key {
				t.Errorf("imported %v instead of %s", key, user.Key)
			}
			workspace.ExpectOnlyReads()
			workspace.ExpectEmptyPlan()
		})
	}
}

func TestImportOfNobodyIsExplained(t *testing.T) {
	for id, expected := range map[string][]string{
		"robot":          {"No user has the user key", `"username:robot"`},
		"username:robot": {`No user is called "robot"`},
		"username:":      {"has no username"},
	} {
		t.Run(id, func(t *testing.T) {
			workspace := workspace(t)
			workspace.Configure(robotWith())
			workspace.ImportFails("jira_user.robot", id, expected...)
		})
	}
}

// managed is a user with everything that an import takes over.
func managed(key string) jirasim.User {
	user := somebody()
	user.Key, user.Groups, user.ApplicationKeys = key, []string{"bots", "readers"}, []string{"jira-core", "jira-software"}
	return user
}

func TestImportTakesOverGroupsApplicationsAndDefaults(t *testing.T) {
	workspace := withGroups(t)
	workspace.Jira.AddUser(managed(""))
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
	if becomes := fate(workspace); becomes != inactive {
		t.Errorf("the user is %s", becomes)
	}
}

// TestWhatARefreshCannotTellIsAnUpdateAfterImport: these are the exceptions from an empty plan.
func TestWhatARefreshCannotTellIsAnUpdateAfterImport(t *testing.T) {
	for name, test := range map[string]struct {
		settings  jirasim.Settings
		arguments []string
		sent      []string
	}{
		"only the provider's":       {jirasim.Settings{}, []string{`on_destroy = "delete"`, "send_notification = true", adopting}, nil},
		"password version":          {jirasim.Settings{}, []string{`password_wo = "new"`, "password_wo_version = 1"}, []string{"PUT user/password?key=JIRAUSER10100"}},
		"address that Jira hides":   {jirasim.Settings{HideEmail: true, EmailHiddenFromAll: true}, nil, []string{"PUT user?key=JIRAUSER10100"}},
		"address that Jira mangles": {jirasim.Settings{MaskEmail: true, EmailHiddenFromAll: true}, nil, []string{"PUT user?key=JIRAUSER10100"}},
	} {
		t.Run(name, func(t *testing.T) {
			workspace := workspace(t, test.settings)
			workspace.Jira.AddUser(somebody())
			workspace.Configure(robotWith(test.arguments...) + importBlock("robot", "username:robot"))
			workspace.Apply().ExpectChanges("jira_user.robot", "update").ExpectNoWarnings()
			workspace.ExpectWritten(test.sent...)
			workspace.ExpectEmptyPlan()
		})
	}
}

func TestImportOfAnInactiveAccountDoesNotReactivateIt(t *testing.T) {
	workspace := workspace(t)
	user := somebody()
	user.Active = false
	workspace.Jira.AddUser(user)
	workspace.Configure(robotWith() + importBlock("robot", "username:robot"))
	workspace.Apply().ExpectWarning("is inactive", "active = true")
	expectActive(t, workspace, false)
	workspace.ExpectOnlyReads()
}

func TestAnonymisedAccountIsNotImported(t *testing.T) {
	workspace := workspace(t)
	workspace.Jira.AddUser(somebody())
	former := workspace.Jira.AnonymizeUser("robot")
	workspace.Configure(robotWith())
	workspace.ImportFails("jira_user.robot", former.Key, "was anonymized")
}

func TestGeneratedConfigurationIsValidAndChangesNothing(t *testing.T) {
	for name, test := range map[string]struct {
		account  jirasim.User
		id       string
		settings jirasim.Settings
	}{
		"by key":      {managed(""), "JIRAUSER10100", jirasim.Settings{}},
		"by username": {managed(""), "username:robot", jirasim.Settings{}},
		"legacy key":  {managed("räuber + söhne"), "räuber + söhne", jirasim.Settings{}},
		"plain":       {somebody(), "key:JIRAUSER10100", jirasim.Settings{Version: "8.20"}},
	} {
		t.Run(name, func(t *testing.T) {
			workspace := withGroups(t, test.settings)
			user := workspace.Jira.AddUser(test.account)
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
