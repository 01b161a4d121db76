// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package provider_test

import (
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// tenRobots returns a configuration of ten users and their avatars.
func tenRobots(t *testing.T) string {
	t.Helper()
	return fmt.Sprintf(`
resource "jira_user" "robot" {
  count         = 10
  username      = "robot-${count.index}"
  display_name  = "Robot"
  email_address = "robot@example.com"
}

resource "jira_user_avatar" "robot" {
  count          = 10
  user_key       = jira_user.robot[count.index].key
  content_base64 = %q
}
`, acceptance.PNGBase64(t, acceptance.Plain(60, 60, red)))
}

// providerBlock returns a provider block that authenticates as the administrator at an address.
func providerBlock(address string) string {
	return fmt.Sprintf("provider \"jira\" {\n  base_url = %q\n  username = \"admin\"\n  password = \"admin\"\n}\n", address)
}

// respond starts a server that is not Jira and returns its URL. Jira's status at /status is optional.
func respond(t *testing.T, status int, body, jiraStatus string) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if jiraStatus != "" && strings.HasSuffix(r.URL.Path, "/status") {
			_, _ = w.Write([]byte(jiraStatus))
			return
		}
		w.Header().Set("Content-Type", "text/html")
		w.WriteHeader(status)
		_, _ = w.Write([]byte(body))
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// closedPort returns the address of a port at which nothing listens.
func closedPort(t *testing.T) string {
	t.Helper()
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = listener.Close() }()
	return listener.Addr().String()
}

// TestAccProvider_oneError checks that each mistake is exactly one error of a plan that only creates, at the argument that
// causes it, and that Jira receives no request but those of the verification.
func TestAccProvider_oneError(t *testing.T) {
	t.Parallel()
	const attempts = 5
	for name, test := range map[string]struct {
		block    func(*acceptance.Workspace) string
		fault    jirasim.FaultKind
		requests int
		expected []string
	}{
		"wrong password": {func(workspace *acceptance.Workspace) string {
			return strings.Replace(providerBlock(workspace.Jira.URL()), `"admin"`+"\n}", `"wrong"`+"\n}", 1)
		}, "", 1, []string{"username", "Jira rejected the login", `username "admin"`, "(base_url)"}},
		"wrong token": {func(workspace *acceptance.Workspace) string {
			return fmt.Sprintf("provider \"jira\" {\n  base_url = %q\n  token = \"wrong\"\n}\n", workspace.Jira.URL())
		}, "", 1, []string{"token =", "rejected the personal access token"}},
		"wrong port": {
			func(*acceptance.Workspace) string { return providerBlock("http://" + closedPort(t) + "/jira") }, "", 0,
			[]string{"base_url =", "Cannot reach Jira", "connection refused", "the port in base_url"},
		},
		"wrong host": {func(*acceptance.Workspace) string { return providerBlock("https://nowhere.invalid/jira") }, "", 0, []string{"base_url =", "The host name nowhere.invalid in base_url cannot be resolved"}},
		"http port": {func(workspace *acceptance.Workspace) string {
			return providerBlock(strings.Replace(workspace.Jira.URL(), "http:", "https:", 1))
		}, "", 0, []string{"base_url =", "Wrong scheme or port", "unencrypted http"}},
		"login page": {administratorOf, jirasim.LoginPage, 1, []string{"base_url =", "Unexpected response from Jira", `an HTML page titled "Log in - Jira"`}},
		"no context path": {func(workspace *acceptance.Workspace) string {
			return providerBlock(strings.TrimSuffix(workspace.Jira.URL(), "/jira"))
		}, "", 1, []string{"base_url =", "base_url has no context path"}},
		"wrong context path": {func(workspace *acceptance.Workspace) string { return providerBlock(workspace.Jira.URL() + "/wrong") }, "", 1, []string{"base_url =", "No Jira responds at the path /jira/wrong"}},
		"redirect":           {administratorOf, jirasim.Redirect, 1, []string{"base_url =", "Unexpected redirect"}},
		"gateway":            {administratorOf, jirasim.BadGateway, attempts, []string{"A gateway cannot reach Jira", "The cause is not base_url"}},
		"gateway timeout":    {func(*acceptance.Workspace) string { return providerBlock(respond(t, 504, "", "")) }, "", 0, []string{"waited too long for Jira"}},
		"no response":        {administratorOf, jirasim.DropBefore, attempts, []string{"base_url =", "closed the connection", "tried 5 times"}},
		// The last request reads Jira's status.
		"unavailable": {administratorOf, jirasim.Unavailable, attempts + 1, []string{"Jira is unavailable", "a proxy cannot reach it"}},
		"maintenance": {func(*acceptance.Workspace) string {
			return providerBlock(respond(t, 503, "", `{"state":"MAINTENANCE"}`))
		}, "", 0, []string{"Jira is in maintenance"}},
		"Jira Cloud": {func(*acceptance.Workspace) string { return providerBlock("https://example.atlassian.net") }, "", 0, []string{"base_url =", "Jira Cloud site"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			workspace := acceptance.New(t, jirasim.Settings{})
			workspace.Write("main.tf", test.block(workspace)+tenRobots(t))
			if test.fault != "" {
				workspace.Jira.Misbehave(jirasim.Fault{Kind: test.fault})
			}
			for _, command := range [][]string{{"plan"}, {"apply", "-auto-approve"}} {
				result := workspace.Try(command[0], command[1:]...).ExpectError(test.expected...)
				if len(result.Diagnostics) != 1 {
					t.Errorf("%s reports %d diagnostics, want 1: %v", command[0], len(result.Diagnostics), result.Diagnostics)
				}
				if requests := len(workspace.Jira.Requests()); requests != test.requests {
					t.Errorf("%s sent %d requests, want %d", command[0], requests, test.requests)
				}
				workspace.Jira.ForgetRequests()
			}
			if failed := workspace.Jira.FailedLogins(); failed > 2 {
				t.Errorf("Jira counted %d failed logins in two runs", failed)
			}
		})
	}
}

func administratorOf(workspace *acceptance.Workspace) string {
	return providerBlock(workspace.Jira.URL())
}

// Terraform configures the provider once in a plan, twice in an apply and three times in a destroy (DESIGN.md section 3).
func TestAccProvider_verificationCosts(t *testing.T) {
	workspace := workspace(t)
	workspace.Configure(robot)
	for _, test := range []struct {
		run  func()
		want int
	}{
		{func() { workspace.Plan() }, 1},
		{func() { workspace.Apply() }, 2},
		{func() { workspace.Destroy() }, 3},
	} {
		workspace.Jira.ForgetRequests()
		test.run()
		got := 0
		for _, request := range workspace.Jira.Requests() {
			if strings.HasSuffix(request.Path, "/serverInfo") {
				got++
			}
		}
		if got != test.want {
			t.Errorf("sent GET serverInfo %d times, want %d", got, test.want)
		}
	}
}

// A saved plan is applied in a process of its own, in which the password may be another one.
func TestAccProvider_savedPlanWrongPassword(t *testing.T) {
	t.Parallel()
	workspace := acceptance.NewWithBinary(t, jirasim.Settings{})
	workspace.Write("main.tf", "provider \"jira\" {}\n"+tenRobots(t))
	workspace.Plan("-out=saved")
	workspace.Set("JIRA_PASSWORD", "wrong")
	workspace.Jira.ForgetRequests()
	result := workspace.Try("apply", "saved").ExpectError("Jira rejected the login", "JIRA_BASE_URL", "(JIRA_USERNAME)", "(JIRA_PASSWORD)")
	if requests := workspace.Jira.Requests(); result.Errors() != 1 || len(requests) != 1 || workspace.Jira.FailedLogins() != 1 {
		t.Errorf("%d errors, %d requests, %d failed logins, want one of each", result.Errors(), len(requests), workspace.Jira.FailedLogins())
	}
}

// While an argument is unknown, resources plan without requests, and what needs Jira fails with one error.
func TestAccProvider_unknownArguments(t *testing.T) {
	t.Parallel()
	for _, argument := range []string{"base_url", "username", "password"} {
		t.Run(argument, func(t *testing.T) {
			t.Parallel()
			workspace := acceptance.New(t, jirasim.Settings{})
			values := map[string]string{"base_url": workspace.Jira.URL(), "username": "admin", "password": "admin"}
			block := "resource \"terraform_data\" \"unknown\" {\n  input = \"" + values[argument] + "\"\n}\nprovider \"jira\" {\n"
			for name, value := range values {
				if name == argument {
					block += "  " + name + " = terraform_data.unknown.output\n"
				} else {
					block += fmt.Sprintf("  %s = %q\n", name, value)
				}
			}
			block += "}\n"
			workspace.Write("main.tf", block+tenRobots(t))
			if result := workspace.Plan(); len(result.Changes) != 1+20 {
				t.Errorf("the plan has the changes %v", result.Changes)
			}
			workspace.Write("main.tf", block+"data \"jira_user\" \"admin\" {\n  username = \"admin\"\n}\n")
			if result := workspace.Try("plan").ExpectError("The provider argument " + argument + " is not known before an apply"); result.Errors() != 1 {
				t.Errorf("%d errors, want 1", result.Errors())
			}
			if requests := workspace.Jira.Requests(); len(requests) > 0 {
				t.Errorf("%d requests were sent, want 0", len(requests))
			}
		})
	}
}
