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

func dataSource(argument string) string {
	return "data \"jira_user\" \"robot\" {\n  " + argument + "\n}\n\noutput \"robot\" {\n  value = data.jira_user.robot\n}\n"
}

// readDataSource applies a configuration with the data source and returns its attributes.
func readDataSource(t *testing.T, workspace *acceptance.Workspace, argument string) map[string]any {
	t.Helper()
	workspace.Configure(dataSource(argument))
	workspace.Apply().ExpectNoWarnings()
	workspace.ExpectEmptyPlan()
	var values map[string]any
	if err := json.Unmarshal(workspace.Output("robot"), &values); err != nil {
		t.Fatal(err)
	}
	return values
}

func TestAccUserDataSource_everyAttribute(t *testing.T) {
	for _, argument := range []string{`username = "ROBOT"`, `key = "JIRAUSER10100"`} {
		t.Run(argument, func(t *testing.T) {
			workspace := withGroups(t)
			user := userWithAccess("")
			user.TimeZone, user.Locale, user.LastLogin = "Europe/Berlin", "de_DE", time.Date(2026, 8, 30, 6, 37, 1, 0, time.UTC)
			user.Active = false
			user = workspace.Jira.AddUser(user)
			values := readDataSource(t, workspace, argument)
			urls, _ := values["avatar_urls"].(map[string]any)
			if len(urls) != 4 || urls["48x48"] == "" {
				t.Errorf("avatar_urls: %v", urls)
			}
			delete(values, "avatar_urls")
			expectValues(t, values, map[string]any{
				"id": user.Key, "key": user.Key, "username": "robot", "display_name": "Robot", "email_address": "robot@example.com", "active": false,
				"time_zone": "Europe/Berlin", "locale": "de_DE", "last_login_time": "2026-08-30T06:37:01Z",
				"groups":           []any{"bots", "jira-core-users", "jira-software-users", "readers"},
				"application_keys": []any{"jira-core", "jira-software"},
			})
		})
	}
}

func TestAccUserDataSource_null(t *testing.T) {
	workspace := workspace(t, jirasim.Settings{Version: "8.2", MaskEmail: true, EmailHiddenFromAll: true})
	workspace.Jira.AddUser(robotUser())
	values := readDataSource(t, workspace, `username = "robot"`)
	delete(values, "avatar_urls")
	expectValues(t, values, map[string]any{
		"id": "robot", "key": "robot", "username": "robot", "display_name": "Robot", "email_address": nil, "active": true,
		"time_zone": "Etc/UTC", "locale": nil, "last_login_time": nil, "groups": []any{}, "application_keys": []any{},
	})
}

func expectValues(t *testing.T, values, want map[string]any) {
	t.Helper()
	got, _ := json.Marshal(values)
	expected, _ := json.Marshal(want)
	if string(got) != string(expected) {
		t.Errorf("the attributes are\n%s\nwant\n%s", got, expected)
	}
}

func TestAccUserDataSource_errors(t *testing.T) {
	for name, test := range map[string]struct {
		argument string
		expected []string
	}{
		"username not found":        {`username = "missing"`, []string{`User "missing" not found`, `username = "missing"`}},
		"key not found":             {`key = "robot"`, []string{`User with key robot not found`, `key = "robot"`, "set username instead"}},
		"neither":                   {"", []string{"username", "key"}},
		"both":                      {"username = \"robot\"\n  key = \"JIRAUSER10100\"", []string{"username", "key"}},
		"empty":                     {`username = ""`, []string{"username"}},
		"username looks like a key": {`username = "JIRAUSER10100"`, []string{`User "JIRAUSER10100" not found`}},
	} {
		t.Run(name, func(t *testing.T) {
			workspace := workspace(t)
			workspace.Jira.AddUser(robotUser())
			workspace.Configure(dataSource(test.argument))
			workspace.Try("plan").ExpectError(test.expected...)
		})
	}
}

func TestAccUserDataSource_unknownBaseURL(t *testing.T) {
	workspace := workspace(t)
	workspace.Write("main.tf", "resource \"terraform_data\" \"jira\" {\n  input = \""+workspace.Jira.URL()+"\"\n}\n\nprovider \"jira\" {\n  base_url = terraform_data.jira.output\n"+
		workspace.Administrator()+"\n}\n\n"+dataSource(`username = "robot"`))
	workspace.Try("plan").ExpectError("Provider configuration is not known yet", "base_url")
	if requests := workspace.Jira.Requests(); len(requests) > 0 {
		t.Errorf("%d requests were sent", len(requests))
	}
}

func TestAccUserDataSource_sharesRead(t *testing.T) {
	workspace := applied(t)
	workspace.Configure(robotWith() + dataSource(`key = "JIRAUSER10100"`))
	workspace.Plan()
	workspace.ExpectSentWithQuery("GET user?key=JIRAUSER10100")
}
