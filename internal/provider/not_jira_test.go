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
			expected: []string{"Jira Cloud is not supported"},
		},
		"wrong context path": {
			obstacle: func(workspace *acceptance.Workspace) {
				workspace.Write("main.tf", strings.Replace(robotAs(workspace), "/jira\"", "/wrong\"", 1))
			},
			expected: []string{"Unexpected response from Jira", "HTTP 404", "base_url", "context path"},
		},
		"login page of a proxy": {
			obstacle: func(workspace *acceptance.Workspace) {
				workspace.Jira.Misbehave(jirasim.Fault{Kind: jirasim.LoginPage})
			},
			expected: []string{"Unexpected response from Jira", "HTML page", "a login page"},
		},
		"redirect to a login": {
			obstacle: func(workspace *acceptance.Workspace) { workspace.Jira.Misbehave(jirasim.Fault{Kind: jirasim.Redirect}) },
			expected: []string{"Unexpected redirect", "https://elsewhere.example.net/jira/"},
		},
		"starting": {
			obstacle: func(workspace *acceptance.Workspace) { workspace.Jira.SetStarting(true) },
			expected: []string{"Jira is unavailable", "Jira is starting up"},
		},
		"no Jira behind the proxy": {
			obstacle: func(workspace *acceptance.Workspace) {
				workspace.Jira.Misbehave(jirasim.Fault{Kind: jirasim.Unavailable})
			},
			expected: []string{"Jira is unavailable", "a proxy cannot reach it"},
		},
		"read-only mode": {
			obstacle: func(workspace *acceptance.Workspace) { workspace.Jira.SetReadOnlyMode(true) },
			expected: []string{"Jira is unavailable", "read-only mode"},
		},
		"no response at all": {
			obstacle: func(workspace *acceptance.Workspace) {
				workspace.Jira.Misbehave(jirasim.Fault{Kind: jirasim.DropBefore})
			},
			expected: []string{"Cannot reach Jira", "tried 5 times", "Check base_url and the network"},
		},
		"not an administrator": {
			obstacle: func(workspace *acceptance.Workspace) {
				workspace.Jira.AddUser(jirasim.User{Name: "nobody", Password: "nobody", DisplayName: "Nobody", EmailAddress: "n@example.com", Active: true})
				workspace.ConfigureAs("  username = \"nobody\"\n  password = \"nobody\"", robot)
			},
			expected: []string{`Cannot create user "robot"`, "Jira Administrators global permission"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			workspace := acceptance.New(t, test.settings)
			workspace.Write("main.tf", robotAs(workspace))
			if test.obstacle != nil {
				test.obstacle(workspace)
			}
			workspace.Try("apply", "-auto-approve").ExpectError(test.expected...)
			if _, there := workspace.Jira.User("robot"); there {
				t.Error("the user was created")
			}
		})
	}
}

// robotAs is a configuration with one user, as the administrator.
func robotAs(workspace *acceptance.Workspace) string {
	return "provider \"jira\" {\n  base_url = \"" + workspace.Jira.URL() + "\"\n" + workspace.Administrator() + "\n}\n" + robot
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
			expected:    []string{"Jira rejected the login", `"admin"`, "does not retry a rejected login"}, failed: 1,
		},
		"CAPTCHA": {
			credentials: func(workspace *acceptance.Workspace) string {
				for range 3 {
					acceptance.FailLogin(t, workspace.Jira, "admin")
				}
				return workspace.Administrator()
			},
			expected: []string{"Jira requires a CAPTCHA", "login.jsp", "failed login count"}, failed: 3 + 1,
		},
		"basic authentication off": {
			settings:    jirasim.Settings{BasicAuthOff: true},
			credentials: func(workspace *acceptance.Workspace) string { return workspace.Administrator() },
			expected:    []string{"Basic authentication is disabled", "personal access token"},
		},
		"unknown token": {
			credentials: func(*acceptance.Workspace) string { return "  token = \"no-such-token\"" },
			expected:    []string{"Jira rejected the login", "personal access token", "expires or is revoked"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			workspace := acceptance.New(t, test.settings)
			workspace.ConfigureAs(test.credentials(workspace), robot+strings.Replace(robot, `"robot"`, `"second"`, 1))
			workspace.Jira.ForgetRequests()
			workspace.Try("apply", "-auto-approve").ExpectError(test.expected...)
			if requests := workspace.Jira.Requests(); len(requests) != 1 {
				t.Errorf("%d requests were sent after all", len(requests))
			}
			if failed := workspace.Jira.FailedLogins(); failed != test.failed {
				t.Errorf("%d failed logins, not %d", failed, test.failed)
			}
		})
	}
}
