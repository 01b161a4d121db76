// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func reading(argument string) string {
	return "data \"jira_user\" \"robot\" {\n  " + argument + "\n}\n\noutput \"robot\" {\n  value = data.jira_user.robot\n}\n"
}

// readUser applies a configuration with the data source and answers with what it told.
func readUser(t *testing.T, made *acceptance.Workspace, argument string) map[string]any {
	t.Helper()
	made.Configure(reading(argument))
	made.Apply().ExpectNoWarnings()
	made.ExpectEmptyPlan()
	var told map[string]any
	if err := json.Unmarshal(made.Output("robot"), &told); err != nil {
		t.Fatal(err)
	}
	return told
}

func TestDataSourceTellsAllThatJiraTells(t *testing.T) {
	for _, argument := range []string{`username = "ROBOT"`, `key = "JIRAUSER10100"`} {
		t.Run(argument, func(t *testing.T) {
			made := withGroups(t)
			account := managed("")
			account.TimeZone, account.Locale, account.LastLogin = "Europe/Berlin", "de_DE", time.Date(2026, 8, 30, 6, 37, 1, 0, time.UTC)
			account.Active = false
			account = made.Jira.AddAccount(account)
			told := readUser(t, made, argument)
			urls, _ := told["avatar_urls"].(map[string]any)
			if len(urls) != 4 || urls["48x48"] == "" {
				t.Errorf("avatar_urls: %v", urls)
			}
			delete(told, "avatar_urls")
			expectTold(t, told, map[string]any{
				"id": account.Key, "key": account.Key, "username": "robot", "display_name": "Robot", "email_address": "robot@example.com", "active": false,
				"time_zone": "Europe/Berlin", "locale": "de_DE", "last_login_time": "2026-08-30T06:37:01+0000",
				"groups":           []any{"bots", "jira-core-users", "jira-software-users", "readers"},
				"application_keys": []any{"jira-core", "jira-software"},
			})
		})
	}
}

func TestDataSourceIsNullWhereJiraTellsNothing(t *testing.T) {
	made := workspace(t, jirasim.Settings{Version: "9.12", MaskEmail: true, EmailHiddenFromAll: true})
	made.Jira.AddAccount(somebody())
	told := readUser(t, made, `username = "robot"`)
	delete(told, "avatar_urls")
	expectTold(t, told, map[string]any{
		"id": "JIRAUSER10100", "key": "JIRAUSER10100", "username": "robot", "display_name": "Robot", "email_address": nil, "active": true,
		"time_zone": "Etc/UTC", "locale": nil, "last_login_time": nil, "groups": []any{}, "application_keys": []any{},
	})
}

func expectTold(t *testing.T, told, wanted map[string]any) {
	t.Helper()
	got, _ := json.Marshal(told)
	want, _ := json.Marshal(wanted)
	if string(got) != string(want) {
		t.Errorf("told\n%s\ninstead of\n%s", got, want)
	}
}

func TestDataSourceExplainsWhatItCannotRead(t *testing.T) {
	for name, test := range map[string]struct {
		argument string
		expected []string
	}{
		"nobody of that name":   {`username = "nobody"`, []string{"No such account", `username = "nobody"`, `No account in Jira is called "nobody"`}},
		"nobody of that key":    {`key = "robot"`, []string{"No such account", `key = "robot"`, `has the user key "robot"`, "give it as username"}},
		"neither":               {"", []string{"username", "key"}},
		"both":                  {"username = \"robot\"\n  key = \"JIRAUSER10100\"", []string{"username", "key"}},
		"blank":                 {`username = ""`, []string{"username"}},
		"key looks like a name": {`username = "JIRAUSER10100"`, []string{`No account in Jira is called "JIRAUSER10100"`}},
	} {
		t.Run(name, func(t *testing.T) {
			made := workspace(t)
			made.Jira.AddAccount(somebody())
			made.Configure(reading(test.argument))
			made.Try("plan").ExpectError(test.expected...)
		})
	}
}

func TestDataSourceOfAnUnknownJiraSaysWhatToApplyFirst(t *testing.T) {
	made := workspace(t)
	made.Write("main.tf", "resource \"terraform_data\" \"jira\" {\n  input = \""+made.Jira.URL()+"\"\n}\n\nprovider \"jira\" {\n  base_url = terraform_data.jira.output\n"+
		made.Administrator()+"\n}\n\n"+reading(`username = "robot"`))
	made.Try("plan").ExpectError("cannot be asked yet", "base_url")
	if requests := made.Jira.Requests(); len(requests) > 0 {
		t.Errorf("%d requests were sent", len(requests))
	}
}

func TestDataSourceAndResourceShareOneRead(t *testing.T) {
	made := applied(t)
	made.Configure(robotWith() + reading(`key = "JIRAUSER10100"`))
	made.Plan()
	expectSent(t, sent(made), "GET user?key=JIRAUSER10100")
}
