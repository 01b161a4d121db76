// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package provider_test

import (
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// TestWhateverIsNotAReadyJiraIsExplained: each obstacle has its own message and remedy, and costs the state nothing.
func TestWhateverIsNotAReadyJiraIsExplained(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		settings jirasim.Settings
		obstacle func(*acceptance.Workspace)
		expected []string
	}{
		"Jira Cloud": {
			settings: jirasim.Settings{Cloud: true},
			expected: []string{"This is not Jira Data Center", "Jira Cloud"},
		},
		"wrong context path": {
			obstacle: func(made *acceptance.Workspace) {
				made.Write("main.tf", strings.Replace(robotAs(made), "/jira\"", "/wrong\"", 1))
			},
			expected: []string{"That is no answer of Jira's", "HTTP 404", "base_url", "context path"},
		},
		"login page of a proxy": {
			obstacle: func(made *acceptance.Workspace) { made.Jira.Misbehave(jirasim.Fault{Kind: jirasim.LoginPage}) },
			expected: []string{"That is no answer of Jira's", "HTML page", "a login page"},
		},
		"redirect to a login": {
			obstacle: func(made *acceptance.Workspace) { made.Jira.Misbehave(jirasim.Fault{Kind: jirasim.Redirect}) },
			expected: []string{"The request was redirected", "https://elsewhere.example.net/jira/"},
		},
		"starting": {
			obstacle: func(made *acceptance.Workspace) { made.Jira.SetStarting(true) },
			expected: []string{"Jira is not available", "Jira is starting up"},
		},
		"no Jira behind the proxy": {
			obstacle: func(made *acceptance.Workspace) { made.Jira.Misbehave(jirasim.Fault{Kind: jirasim.Unavailable}) },
			expected: []string{"Jira is not available", "a proxy finds no Jira behind it"},
		},
		"read-only mode": {
			obstacle: func(made *acceptance.Workspace) { made.Jira.SetReadOnlyMode(true) },
			expected: []string{"Jira is not available", "read-only mode"},
		},
		"no answer at all": {
			obstacle: func(made *acceptance.Workspace) { made.Jira.Misbehave(jirasim.Fault{Kind: jirasim.DropBefore}) },
			expected: []string{"Jira cannot be reached", "tried 5 times", "Check base_url and the network"},
		},
		"not an administrator": {
			obstacle: func(made *acceptance.Workspace) {
				made.Jira.AddAccount(jirasim.Account{Name: "nobody", Password: "nobody", DisplayName: "Nobody", EmailAddress: "n@example.com", Active: true})
				made.ConfigureAs("  username = \"nobody\"\n  password = \"nobody\"", robot)
			},
			expected: []string{`Jira refused to create the account "robot"`, "permission to administer Jira"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			made := acceptance.New(t, test.settings)
			made.Write("main.tf", robotAs(made))
			if test.obstacle != nil {
				test.obstacle(made)
			}
			made.Try("apply", "-auto-approve").ExpectError(test.expected...)
			if _, there := made.Jira.Account("robot"); there {
				t.Error("the account was created")
			}
		})
	}
}

// robotAs is a configuration with one account, as the administrator.
func robotAs(made *acceptance.Workspace) string {
	return "provider \"jira\" {\n  base_url = \"" + made.Jira.URL() + "\"\n" + made.Administrator() + "\n}\n" + robot
}

// TestRefusedLoginsEndTheRunOnce: each way in which Jira refuses a login has its own message, and is met once.
func TestRefusedLoginsEndTheRunOnce(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		settings    jirasim.Settings
		credentials func(*acceptance.Workspace) string
		expected    []string
		failed      int
	}{
		"wrong password": {
			credentials: func(*acceptance.Workspace) string { return "  username = \"admin\"\n  password = \"wrong\"" },
			expected:    []string{"Jira rejected the login", `"admin"`, "will not be tried again"}, failed: 1,
		},
		"CAPTCHA": {
			credentials: func(made *acceptance.Workspace) string {
				for range 3 {
					acceptance.FailLogin(t, made.Jira, "admin")
				}
				return made.Administrator()
			},
			expected: []string{"Jira demands a CAPTCHA", "login.jsp", "failed login count"}, failed: 3 + 1,
		},
		"basic authentication off": {
			settings:    jirasim.Settings{BasicAuthOff: true},
			credentials: func(made *acceptance.Workspace) string { return made.Administrator() },
			expected:    []string{"Basic authentication is switched off", "personal access token"},
		},
		"unknown token": {
			credentials: func(*acceptance.Workspace) string { return "  token = \"no-such-token\"" },
			expected:    []string{"Jira rejected the login", "personal access token", "expires or is revoked"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			made := acceptance.New(t, test.settings)
			made.ConfigureAs(test.credentials(made), robot+strings.Replace(robot, `"robot"`, `"second"`, 1))
			made.Jira.ForgetRequests()
			made.Try("apply", "-auto-approve").ExpectError(test.expected...)
			if requests := made.Jira.Requests(); len(requests) != 1 {
				t.Errorf("%d requests were sent after all", len(requests))
			}
			if failed := made.Jira.FailedLogins(); failed != test.failed {
				t.Errorf("%d failed logins, not %d", failed, test.failed)
			}
		})
	}
}
