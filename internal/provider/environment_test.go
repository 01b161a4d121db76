// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package provider_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// withEnvironment returns a workspace with an empty provider block, whose provider reads the environment.
func withEnvironment(t *testing.T, variables map[string]string) *acceptance.Workspace {
	t.Helper()
	t.Parallel()
	workspace := acceptance.NewWithBinary(t, jirasim.Settings{})
	workspace.Write("main.tf", "provider \"jira\" {\n  max_retries = 0\n}\n"+robot)
	for name, value := range variables {
		workspace.Set(name, value)
	}
	return workspace
}

func TestAccProvider_variablesOfOtherTools(t *testing.T) {
	workspace := withEnvironment(t, map[string]string{"JIRA_URL": "https://jira.example.com", "JIRA_USER": "admin"})
	workspace.Unset("JIRA_BASE_URL")
	workspace.Unset("JIRA_USERNAME")
	workspace.Try("plan").
		ExpectError("Missing base_url", "The environment variable JIRA_URL is set, but this provider does not read it. Rename it to JIRA_BASE_URL.").
		ExpectError("Missing username", "The environment variable JIRA_USER is set, but this provider does not read it. Rename it to JIRA_USERNAME.")
}

func TestAccProvider_missingCACertificateFile(t *testing.T) {
	workspace := withEnvironment(t, map[string]string{"JIRA_CA_CERTIFICATE": "/nowhere/ca.pem"})
	workspace.Try("plan").ExpectError("Cannot read ca_certificate", `The environment variable JIRA_CA_CERTIFICATE is the path "/nowhere/ca.pem"`, "no such file")
}

func TestAccProvider_userAgent(t *testing.T) {
	workspace := withEnvironment(t, map[string]string{"TF_APPEND_USER_AGENT": " ci/42\t(robots)\n"})
	workspace.Apply()
	for _, request := range workspace.Jira.Requests() {
		agent := request.Header.Get("User-Agent")
		if !strings.HasPrefix(agent, "terraform-provider-jira/dev Terraform/1.") || !strings.HasSuffix(agent, " ci/42(robots)") {
			t.Errorf("%s %s has the User-Agent %q", request.Method, request.Path, agent)
		}
	}
}

// The proxies of the environment are not used for this machine, so that base_url has another host here.
func TestAccProvider_proxies(t *testing.T) {
	t.Parallel()
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusProxyAuthRequired) }))
	t.Cleanup(proxy.Close)
	closed := closedPort(t)
	for name, test := range map[string]struct {
		baseURL, variable, proxy string
		expected                 []string
	}{
		"https refused": {"https://jira.example.com", "HTTPS_PROXY", "http://" + closed, []string{"Cannot reach the proxy", "HTTPS_PROXY", "http://" + closed, "refused the connection"}},
		"http refused":  {"http://jira.example.com", "http_proxy", "http://me:secret@" + closed, []string{"Cannot reach the proxy", "http_proxy", "http://" + closed, "refused the connection"}},
		"https login":   {"https://jira.example.com", "HTTPS_PROXY", proxy.URL, []string{"The proxy requires a login", "HTTPS_PROXY", proxy.URL, "HTTP 407"}},
		"http login":    {"http://jira.example.com", "HTTP_PROXY", strings.Replace(proxy.URL, "://", "://me:secret@", 1), []string{"The proxy requires a login", proxy.URL, "rejected its username and password"}},
		"invalid proxy": {"https://jira.example.com", "HTTPS_PROXY", "http://me:secret@proxy:port", []string{"Invalid HTTPS_PROXY"}},
	} {
		t.Run(name, func(t *testing.T) {
			workspace := withEnvironment(t, map[string]string{"JIRA_BASE_URL": test.baseURL})
			for _, variable := range []string{"HTTPS_PROXY", "HTTP_PROXY", "https_proxy", "http_proxy", "NO_PROXY", "no_proxy"} {
				workspace.Unset(variable)
			}
			workspace.Set(test.variable, test.proxy)
			result := workspace.Try("plan").ExpectError(test.expected...)
			if result.Errors() != 1 || strings.Contains(result.Output, "secret") {
				t.Errorf("the output has %d errors, or contains the password:\n%s", result.Errors(), result.Output)
			}
		})
	}
}
