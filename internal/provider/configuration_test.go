// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package provider_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// robot is a configuration of one user.
const robot = `
resource "jira_user" "robot" {
  username      = "robot"
  display_name  = "Robot"
  email_address = "robot@example.com"
}
`

func workspace(t *testing.T) *acceptance.Workspace {
	t.Helper()
	t.Parallel()
	return acceptance.New(t, jirasim.Settings{})
}

func TestAccProvider_invalidBaseURL(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ block, expected string }{
		"no scheme":           {`base_url = "jira.example.com"`, "Did you mean https://jira.example.com?"},
		"host and port":       {`base_url = "jira.example.com:8080"`, "Did you mean https://jira.example.com:8080?"},
		"login page":          {`base_url = "https://example.com/jira/login.jsp"`, "Set it to https://example.com/jira instead."},
		"dashboard":           {`base_url = "https://example.com/secure/Dashboard.jspa?id=1"`, "Set it to https://example.com instead."},
		"issue":               {`base_url = "https://example.com/jira/browse/ABC-1"`, "Set it to https://example.com/jira instead."},
		"project":             {`base_url = "https://example.com/jira/projects/ABC/issues"`, "Set it to https://example.com/jira instead."},
		"Jira Cloud":          {`base_url = "https://example.atlassian.net"`, "Jira Cloud site"},
		"other scheme":        {`base_url = "ftp://jira.example.com"`, "must begin with https://"},
		"no host":             {`base_url = "https:///jira"`, "has no host name"},
		"empty":               {`base_url = ""`, "base_url is empty"},
		"query":               {`base_url = "https://jira.example.com/?a=b"`, "without a ? or # part"},
		"credentials":         {`base_url = "https://me:secret@jira.example.com"`, "contains a username or password"},
		"path of a REST call": {`base_url = "https://example.com/jira/rest/api/2"`, "https://example.com/jira"},
	} {
		t.Run(name, func(t *testing.T) {
			workspace := workspace(t)
			workspace.Write("main.tf", "provider \"jira\" {\n  "+test.block+"\n  username = \"admin\"\n  password = \"admin\"\n}\n"+robot)
			result := workspace.Try("plan").ExpectError("base_url", test.expected)
			if strings.Contains(result.Output, "secret") && !strings.Contains(test.block, "secret") {
				t.Error("the output contains the password")
			}
		})
	}
}

func TestAccProvider_missingArguments(t *testing.T) {
	workspace := workspace(t)
	workspace.Write("main.tf", "provider \"jira\" {}\n"+robot)
	workspace.Try("plan").
		ExpectError("Missing base_url", "JIRA_BASE_URL").
		ExpectError("Missing username", "JIRA_USERNAME").
		ExpectError("Missing password", "JIRA_PASSWORD")
}

func TestAccProvider_environment(t *testing.T) {
	t.Parallel()
	workspace := acceptance.NewWithBinary(t, jirasim.Settings{})
	workspace.Write("main.tf", "provider \"jira\" {}\n"+robot)
	workspace.Apply()
	// The provider block takes precedence over the environment.
	workspace.Set("JIRA_BASE_URL", "https://nowhere.invalid")
	workspace.Set("JIRA_PASSWORD", "wrong")
	workspace.Configure(robot)
	workspace.ExpectEmptyPlan()
	if failed := workspace.Jira.FailedLogins(); failed != 0 {
		t.Errorf("Jira counted %d failed logins, want 0", failed)
	}
}

func TestAccProvider_contextPath(t *testing.T) {
	t.Parallel()
	for name, settings := range map[string]jirasim.Settings{"none": {ContextPath: "/"}, "one segment": {ContextPath: "/jira"}, "two segments": {ContextPath: "/a/b"}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			workspace := acceptance.New(t, settings)
			workspace.Write("main.tf", fmt.Sprintf("provider \"jira\" {\n  base_url = %q\n%s\n}\n", strings.TrimSuffix(workspace.Jira.URL(), "/")+"/", workspace.Administrator())+robot)
			workspace.Apply()
			workspace.ExpectEmptyPlan()
		})
	}
}

// The password is unknown, so that the plan sends no request.
func TestAccProvider_unencryptedHTTP(t *testing.T) {
	workspace := workspace(t)
	workspace.Write("main.tf", "resource \"terraform_data\" \"password\" {\n  input = \"admin\"\n}\n"+
		"provider \"jira\" {\n  base_url = \"http://jira.example.com\"\n  username = \"admin\"\n  password = terraform_data.password.output\n}\n"+robot)
	workspace.Plan().ExpectWarning("base_url", "jira.example.com", "Use https")
}

// unknownBaseURL configures a base_url that is unknown until apply. Replace %s with the address of Jira.
const unknownBaseURL = `
resource "terraform_data" "address" {
  input = "%s"
}

provider "jira" {
  base_url = terraform_data.address.output
  username = "admin"
  password = "admin"
}
`

func TestAccProvider_unknownBaseURL(t *testing.T) {
	workspace := workspace(t)
	workspace.Write("main.tf", strings.Replace(unknownBaseURL, "%s", workspace.Jira.URL(), 1)+robot)
	workspace.Plan().ExpectChanges("terraform_data.address", "create", "jira_user.robot", "create")
	if requests := workspace.Jira.Requests(); len(requests) > 0 {
		t.Errorf("the plan sent %d requests, want 0", len(requests))
	}
	workspace.Apply()
	workspace.ExpectEmptyPlan()

	// While a changed base_url is unknown, the plan keeps the user in state unchanged.
	workspace.Write("main.tf", strings.Replace(unknownBaseURL, "%s", workspace.Jira.URL()+"/", 1)+robot)
	workspace.Plan().ExpectChanges("terraform_data.address", "update")
}

// unknownHeaders configures headers that are unknown until apply. Replace %s with their value.
const unknownHeaders = `
resource "terraform_data" "pass" {
  input = { X-Proxy-Pass = "%s" }
}
`

func TestAccProvider_unknownHeaders(t *testing.T) {
	t.Parallel()
	for name, headers := range map[string]string{
		"as a whole": "terraform_data.pass.output", "one value": "{ X-Proxy-Pass = terraform_data.pass.output.X-Proxy-Pass }",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			workspace := acceptance.New(t, jirasim.Settings{})
			configure := func(pass string) {
				workspace.ConfigureAs(workspace.Administrator()+"\n  headers = "+headers, strings.Replace(unknownHeaders, "%s", pass, 1)+robot)
			}
			configure("first")
			workspace.Plan().ExpectChanges("terraform_data.pass", "create", "jira_user.robot", "create")
			if requests := workspace.Jira.Requests(); len(requests) > 0 {
				t.Errorf("the plan sent %d requests, want 0", len(requests))
			}
			workspace.Apply()
			workspace.ExpectEmptyPlan()

			// While changed headers are unknown, the plan keeps the user in state unchanged.
			workspace.Jira.ForgetRequests()
			configure("second")
			workspace.Plan().ExpectChanges("terraform_data.pass", "update")
			if requests := workspace.Jira.Requests(); len(requests) > 0 {
				t.Errorf("the plan of a change sent %d requests, want 0", len(requests))
			}
			workspace.Apply()
			workspace.ExpectEmptyPlan()
			requests := workspace.Jira.Requests()
			if last := requests[len(requests)-1].Header.Get("X-Proxy-Pass"); last != "second" {
				t.Errorf("the last request has X-Proxy-Pass %q, want second", last)
			}
		})
	}
}

func TestAccProvider_unknownBaseURLImport(t *testing.T) {
	workspace := workspace(t)
	workspace.Write("main.tf", strings.Replace(unknownBaseURL, "%s", workspace.Jira.URL(), 1)+robot+"import {\n  to = jira_user.robot\n  id = \"JIRAUSER10100\"\n}\n")
	workspace.Try("plan").ExpectError("base_url is not known before an apply", "Apply the resources that base_url depends on first")
}

func TestAccProvider_invalidArguments(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ arguments, attribute, expected string }{
		"no certificate":     {"ca_certificate = \"-----BEGIN CERTIFICATE-----\"", "ca_certificate", "contains no valid certificate"},
		"no such file":       {"ca_certificate = \"nowhere.pem\"", "ca_certificate", "is the path \"nowhere.pem\""},
		"key only":           {"client_key = \"-----BEGIN EC PRIVATE KEY-----\"", "client_key", "client_certificate"},
		"authorization":      {"headers = { authorization = \"x\" }", "headers", "would override the provider credentials"},
		"cookie":             {"headers = { Cookie = \"x\" }", "headers", "would override the provider credentials"},
		"invalid header":     {"headers = { \"a b\" = \"x\" }", "headers", "ASCII letters"},
		"host header":        {"headers = { Host = \"x\" }", "headers", "The header Host controls how a request is sent"},
		"header value":       {"headers = { X-Pass = \"a\\n\" }", "headers", "The value of the header X-Pass contains a line break"},
		"not a duration":     {"request_timeout = \"soon\"", "request_timeout", "is not a valid Go Time Duration"},
		"short timeout":      {"request_timeout = \"100ms\"", "request_timeout", "such as 30s or 2m"},
		"too many retries":   {"max_retries = 100", "max_retries", "between 0 and 20"},
		"no requests":        {"max_concurrent_requests = 0", "max_concurrent_requests", "between 1 and 100"},
		"avatar upload":      {"avatar_upload = \"maybe\"", "avatar_upload", "thumbnail"},
		"token and username": {"token = \"x\"", "token", "Both token and username are set"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			workspace := acceptance.New(t, jirasim.Settings{})
			workspace.ConfigureAs(workspace.Administrator()+"\n  "+test.arguments, robot)
			workspace.Try("plan").ExpectError(test.attribute, test.expected)
		})
	}
}

func TestAccProvider_headers(t *testing.T) {
	workspace := workspace(t)
	workspace.ConfigureAs(workspace.Administrator()+"\n  headers = { X-Proxy-Pass = \"secret\" }", robot)
	workspace.Apply()
	for _, request := range workspace.Jira.Requests() {
		if request.Header.Get("X-Proxy-Pass") != "secret" || !strings.HasPrefix(request.Header.Get("User-Agent"), "terraform-provider-jira/") {
			t.Errorf("%s %s has the headers %v", request.Method, request.Path, request.Header)
		}
	}
}
