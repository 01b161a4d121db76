// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package provider_test

import (
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// TestAccProvider_connectionErrors checks that each reason why Jira cannot be used has its own error, and that no user is
// created.
func TestAccProvider_connectionErrors(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		settings jirasim.Settings
		prepare  func(*acceptance.Workspace)
		expected []string
	}{
		"Jira Cloud": {
			settings: jirasim.Settings{Cloud: true},
			expected: []string{"Jira Cloud is not supported"},
		},
		"wrong context path": {
			prepare: func(workspace *acceptance.Workspace) {
				workspace.Write("main.tf", strings.Replace(robotWithProvider(workspace), "/jira\"", "/wrong\"", 1))
			},
			expected: []string{"Unexpected response from Jira", "HTTP 404", "base_url", "context path"},
		},
		"login page of a proxy": {
			prepare: func(workspace *acceptance.Workspace) {
				workspace.Jira.Misbehave(jirasim.Fault{Kind: jirasim.LoginPage})
			},
			expected: []string{"Unexpected response from Jira", "HTML page", "a login page"},
		},
		"redirect": {
			prepare:  func(workspace *acceptance.Workspace) { workspace.Jira.Misbehave(jirasim.Fault{Kind: jirasim.Redirect}) },
			expected: []string{"Unexpected redirect", "https://elsewhere.example.net/jira/"},
		},
		"starting": {
			prepare:  func(workspace *acceptance.Workspace) { workspace.Jira.SetStarting(true) },
			expected: []string{"Jira is unavailable", "Jira is starting up"},
		},
		"proxy without Jira": {
			prepare: func(workspace *acceptance.Workspace) {
				workspace.Jira.Misbehave(jirasim.Fault{Kind: jirasim.Unavailable})
			},
			expected: []string{"Jira is unavailable", "a proxy cannot reach it"},
		},
		"read-only mode": {
			prepare:  func(workspace *acceptance.Workspace) { workspace.Jira.SetReadOnlyMode(true) },
			expected: []string{"Jira is unavailable", "read-only mode"},
		},
		"no response": {
			prepare: func(workspace *acceptance.Workspace) {
				workspace.Jira.Misbehave(jirasim.Fault{Kind: jirasim.DropBefore})
			},
			expected: []string{"Cannot reach Jira", "tried 5 times", "Check the host and the port in base_url"},
		},
		"not an administrator": {
			prepare: func(workspace *acceptance.Workspace) {
				workspace.Jira.AddUser(jirasim.User{Name: "visitor", Password: "visitor", DisplayName: "Visitor", EmailAddress: "visitor@example.com", Active: true})
				workspace.ConfigureAs("  username = \"visitor\"\n  password = \"visitor\"", robot)
			},
			expected: []string{`Cannot create user "robot"`, "Jira Administrators global permission"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			workspace := acceptance.New(t, test.settings)
			workspace.Write("main.tf", robotWithProvider(workspace))
			if test.prepare != nil {
				test.prepare(workspace)
			}
			workspace.Try("apply", "-auto-approve").ExpectError(test.expected...)
			if _, exists := workspace.Jira.User("robot"); exists {
				t.Error("the user was created")
			}
		})
	}
}

// robotWithProvider returns a configuration of one user, with a provider block that authenticates as the administrator.
func robotWithProvider(workspace *acceptance.Workspace) string {
	return "provider \"jira\" {\n  base_url = \"" + workspace.Jira.URL() + "\"\n" + workspace.Administrator() + "\n}\n" + robot
}

// TestAccProvider_rejectedLogins checks that each way in which Jira rejects a login has its own error, and that the
// provider sends no further request, although the configuration has two users.
func TestAccProvider_rejectedLogins(t *testing.T) {
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
			credentials: lockedAdministrator,
			expected:    []string{"Jira requires a CAPTCHA", "/jira/login.jsp", "failed login count"}, failed: 3 + 1,
		},
		// Its Seraph reason is that of a wrong password (facts 12.1).
		"CAPTCHA on Jira 8.20": {
			settings: jirasim.Settings{Version: "8.20"}, credentials: lockedAdministrator,
			expected: []string{"Jira requires a CAPTCHA", "/jira/login.jsp", "failed login count"}, failed: 3 + 1,
		},
		"basic authentication switched off": {
			settings:    jirasim.Settings{BasicAuthOff: true},
			credentials: func(workspace *acceptance.Workspace) string { return workspace.Administrator() },
			expected:    []string{"Basic authentication is disabled", "personal access token"},
		},
		"unknown token": {
			credentials: unknownToken,
			expected:    []string{"Jira rejected the login", "personal access token", "expires or is revoked"},
		},
		// The body of its 401 is another one (facts 12.1).
		"unknown token on Jira 9.12": {
			settings: jirasim.Settings{Version: "9.12"}, credentials: unknownToken,
			expected: []string{"Jira rejected the login", "personal access token", "expires or is revoked"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			workspace := acceptance.New(t, test.settings)
			workspace.ConfigureAs(test.credentials(workspace), robot+strings.Replace(robot, `"robot"`, `"second"`, 1))
			workspace.Jira.ForgetRequests()
			result := workspace.Try("apply", "-auto-approve").ExpectError(test.expected...)
			if strings.Contains(name, "token") && strings.Contains(result.Output, "CAPTCHA") {
				t.Error("the message about a token mentions a CAPTCHA")
			}
			if requests := workspace.Jira.Requests(); len(requests) != 1 {
				t.Errorf("the run sent %d requests, want 1", len(requests))
			}
			if failed := workspace.Jira.FailedLogins(); failed != test.failed {
				t.Errorf("Jira counted %d failed logins, want %d", failed, test.failed)
			}
		})
	}
}

func unknownToken(*acceptance.Workspace) string { return "  token = \"no-such-token\"" }

// lockedAdministrator returns the credentials of the administrator, from whom Jira requires a CAPTCHA.
func lockedAdministrator(workspace *acceptance.Workspace) string {
	for range 3 {
		workspace.FailLogin("admin")
	}
	return workspace.Administrator()
}
