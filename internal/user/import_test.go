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
	for name, id := range map[string]func(jirasim.Account) string{
		"bare key":   func(account jirasim.Account) string { return account.Key },
		"key":        func(account jirasim.Account) string { return "key:" + account.Key },
		"username":   func(account jirasim.Account) string { return "username:" + account.Name },
		"other case": func(account jirasim.Account) string { return "username:" + strings.ToUpper(account.Name) },
	} {
		t.Run(name, func(t *testing.T) {
			made := workspace(t)
			account := made.Jira.AddAccount(somebody())
			made.Configure(robotWith() + importBlock("robot", id(account)))
			made.Apply().ExpectNoWarnings()
			if key := made.State("jira_user.robot")["key"]; key != account.Key {
				t.Errorf("imported %v instead of %s", key, account.Key)
			}
			expectNothingWritten(t, made)
			made.ExpectEmptyPlan()
		})
	}
}

func TestImportOfNobodyIsExplained(t *testing.T) {
	for id, expected := range map[string][]string{
		"robot":          {"No account has the user key", `"username:robot"`},
		"username:robot": {`No account is called "robot"`},
		"username:":      {"has no username"},
	} {
		t.Run(id, func(t *testing.T) {
			made := workspace(t)
			made.Configure(robotWith())
			made.ImportFails("jira_user.robot", id, expected...)
		})
	}
}

// managed is an account with everything that an import takes over.
func managed(key string) jirasim.Account {
	account := somebody()
	account.Key, account.Groups, account.ApplicationKeys = key, []string{"bots", "readers"}, []string{"jira-core", "jira-software"}
	return account
}

func TestImportTakesOverGroupsApplicationsAndDefaults(t *testing.T) {
	made := withGroups(t)
	made.Jira.AddAccount(managed(""))
	made.Configure(robotWith(groups("BOTS", "readers"), applications("jira-core", "jira-software"), "active = true") + importBlock("robot", "username:robot"))
	made.Apply().ExpectChanges("jira_user.robot", "import").ExpectNoWarnings()
	expectNothingWritten(t, made)
	state := made.State("jira_user.robot")
	if state["on_destroy"] != "deactivate" || state["adopt_existing"] != false || state["send_notification"] != false || state["password_wo_version"] != nil {
		t.Errorf("imported %v", state)
	}
	if in := elements(made, "groups"); !slices.Equal(in, []string{"bots", "readers"}) {
		t.Errorf("imported the groups %q", in)
	}
	made.ExpectEmptyPlan()
	made.Destroy()
	if becomes := fate(made); becomes != inactive {
		t.Errorf("the account is %s", becomes)
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
			made := workspace(t, test.settings)
			made.Jira.AddAccount(somebody())
			made.Configure(robotWith(test.arguments...) + importBlock("robot", "username:robot"))
			made.Apply().ExpectChanges("jira_user.robot", "update").ExpectNoWarnings()
			expectSent(t, writes(made), test.sent...)
			made.ExpectEmptyPlan()
		})
	}
}

func TestImportOfAnInactiveAccountDoesNotReactivateIt(t *testing.T) {
	made := workspace(t)
	account := somebody()
	account.Active = false
	made.Jira.AddAccount(account)
	made.Configure(robotWith() + importBlock("robot", "username:robot"))
	made.Apply().ExpectWarning("is inactive", "active = true")
	expectActive(t, made, false)
	expectNothingWritten(t, made)
}

func TestAnonymisedAccountIsNotImported(t *testing.T) {
	made := workspace(t)
	made.Jira.AddAccount(somebody())
	former := made.Jira.AnonymiseAccount("robot")
	made.Configure(robotWith())
	made.ImportFails("jira_user.robot", former.Key, "was anonymised")
}

func TestGeneratedConfigurationIsValidAndChangesNothing(t *testing.T) {
	for name, test := range map[string]struct {
		account  jirasim.Account
		id       string
		settings jirasim.Settings
	}{
		"by key":      {managed(""), "JIRAUSER10100", jirasim.Settings{}},
		"by username": {managed(""), "username:robot", jirasim.Settings{}},
		"legacy key":  {managed("räuber + söhne"), "räuber + söhne", jirasim.Settings{}},
		"plain":       {somebody(), "key:JIRAUSER10100", jirasim.Settings{Version: "8.20"}},
	} {
		t.Run(name, func(t *testing.T) {
			made := withGroups(t, test.settings)
			account := made.Jira.AddAccount(test.account)
			made.Jira.SelectAvatar(account.Key, made.Jira.AddAvatar(account.Key, 24880, acceptance.Plain(99, 99, color.NRGBA{G: 255, A: 255})))
			made.Configure(importBlock("robot", test.id) + strings.Replace(importBlock("robot", test.id), "jira_user.", "jira_user_avatar.", 1))
			made.Plan("-generate-config-out=generated.tf").ExpectChanges("jira_user.robot", "import", "jira_user_avatar.robot", "import")
			generated, err := os.ReadFile(made.Folder + "/generated.tf")
			if err != nil {
				t.Fatal(err)
			}
			made.Apply().ExpectChanges("jira_user.robot", "import", "jira_user_avatar.robot", "import").ExpectNoWarnings()
			if state := made.State("jira_user.robot"); state["key"] != account.Key {
				t.Errorf("imported %v by\n%s", state, generated)
			}
			if state := made.State("jira_user_avatar.robot"); state["avatar_id"] != "24880" {
				t.Errorf("imported %v by\n%s", state, generated)
			}
			expectNothingWritten(t, made)
			made.ExpectEmptyPlan()
		})
	}
}
