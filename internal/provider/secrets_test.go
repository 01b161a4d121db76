// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package provider_test

import (
	"encoding/base64"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

const (
	secretPassword   = "S3cret/Pass word+1"
	secretHeader     = "S3cret-header-value"
	secretOfAnother  = "S3cret-of-the-new-user"
	resourcesOfALife = `
variable "password" {
  type      = string
  ephemeral = true
  default   = "` + secretOfAnother + `"
}

resource "jira_user" "robot" {
  username            = "robot"
  display_name        = "Robot"
  email_address       = "robot@example.com"
  password_wo         = var.password
  password_wo_version = 1
}

resource "jira_user_avatar" "robot" {
  user_key = jira_user.robot.key
  file     = "${path.cwd}/robot.png"
}
`
)

// TestSecretsAreNowhere goes through the life of a user and its picture, with logs at TRACE and with failures, and
// looks for every secret in everything that is left behind, in plain, base64 and URL form.
func TestSecretsAreNowhere(t *testing.T) {
	t.Parallel()
	for name, token := range map[string]bool{"password": false, "token": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			workspace := acceptance.NewWithBinary(t, jirasim.Settings{AdminPassword: secretPassword, PasswordMinimumLength: 5})
			workspace.WriteImage("robot.png", acceptance.Plain(100, 100, red))
			secrets := []string{secretPassword, secretHeader, secretOfAnother}
			// The credentials come from the environment: what somebody writes into HCL is in a plan file by Terraform's design.
			if token {
				secrets = append(secrets, workspace.Jira.AddToken("admin"))
				workspace.Set("JIRA_TOKEN", secrets[len(secrets)-1])
				workspace.Unset("JIRA_USERNAME")
				workspace.Unset("JIRA_PASSWORD")
			} else {
				workspace.Set("JIRA_PASSWORD", secretPassword)
			}
			workspace.Set("TF_VAR_header", secretHeader)
			workspace.Set("TF_LOG", "TRACE")
			workspace.Set("TF_LOG_PATH", filepath.Join(workspace.Folder, "trace.log"))
			workspace.Write("main.tf", "variable \"header\" {\n  type      = string\n  ephemeral = true\n}\n\nprovider \"jira\" {\n  headers = { X-Proxy = var.header }\n}\n"+resourcesOfALife)

			var output strings.Builder
			workspace.Jira.Misbehave(jirasim.Fault{Method: "POST", Path: "/user", Times: 1, Kind: jirasim.DropAfter})
			workspace.Jira.Misbehave(jirasim.Fault{Method: "PUT", Path: "/user/avatar", Times: 1, Kind: jirasim.BadGateway})
			output.WriteString(workspace.Apply().Output)
			output.WriteString(workspace.Plan("-out=plan").Output)
			workspace.Jira.ChangeUser("robot", func(user *jirasim.User) { user.DisplayName = "Changed" })
			workspace.Jira.Misbehave(jirasim.Fault{Method: "PUT", Path: "/user", Kind: jirasim.Status500})
			output.WriteString(workspace.Try("apply", "-auto-approve").Output)
			workspace.Jira.Behave()
			output.WriteString(workspace.Destroy().Output)

			for _, request := range workspace.Jira.Requests() {
				for _, cookie := range request.Header.Values("Cookie") {
					if _, value, found := strings.Cut(cookie, "JSESSIONID="); found {
						session, _, _ := strings.Cut(value, ";")
						secrets = append(secrets, session)
					}
				}
			}
			if len(secrets) < 4 {
				t.Error("no session was seen: the test does not look for its cookies")
			}
			expectNone(t, secrets, "what Terraform printed", output.String())
			expectNoneInFiles(t, secrets, workspace.Folder)
		})
	}
}

func expectNoneInFiles(t *testing.T, secrets []string, folder string) {
	t.Helper()
	looked := map[string]bool{}
	for _, pattern := range []string{"*.log", "*.tfstate*", "plan", "crash*"} {
		files, err := filepath.Glob(filepath.Join(folder, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			content, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			looked[pattern] = looked[pattern] || len(content) > 0 && (pattern != "*.log" || strings.Contains(string(content), "request to Jira"))
			expectNone(t, secrets, filepath.Base(file), string(content))
		}
	}
	for _, pattern := range []string{"*.log", "*.tfstate*", "plan"} {
		if !looked[pattern] {
			t.Errorf("there is no %s to look at", pattern)
		}
	}
}

func expectNone(t *testing.T, secrets []string, where, text string) {
	t.Helper()
	for _, secret := range secrets {
		for form, value := range map[string]string{
			"plain": secret, "base64": base64.StdEncoding.EncodeToString([]byte(secret)), "URL": url.QueryEscape(secret),
			"basic authentication": base64.StdEncoding.EncodeToString([]byte("admin:" + secret)),
		} {
			if strings.Contains(text, value) {
				t.Errorf("%s holds %q in its %s form", where, secret, form)
			}
		}
	}
}
