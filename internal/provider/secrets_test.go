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
	secretPassword  = "S3cret/Pass word+1"
	secretHeader    = "S3cret-header-value"
	newUserPassword = "S3cret-of-the-new-user"
	userWithAvatar  = `
variable "password" {
  type      = string
  ephemeral = true
  default   = "` + newUserPassword + `"
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

// TestAccProvider_noLeakedSecrets creates, changes and destroys a user and its avatar, with logs at TRACE and with faults.
// It searches the output, the logs, the state and the plan for every secret, in plain, base64 and URL form.
func TestAccProvider_noLeakedSecrets(t *testing.T) {
	t.Parallel()
	for name, token := range map[string]bool{"password": false, "token": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			workspace := acceptance.NewWithBinary(t, jirasim.Settings{AdminPassword: secretPassword, PasswordMinimumLength: 5})
			workspace.WriteImage("robot.png", acceptance.Plain(100, 100, red))
			secrets := []string{secretPassword, secretHeader, newUserPassword}
			// The credentials are set in the environment, because Terraform stores the arguments of the provider block in plan files.
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
			workspace.Write("main.tf", "variable \"header\" {\n  type      = string\n  ephemeral = true\n}\n\nprovider \"jira\" {\n  headers = { X-Proxy = var.header }\n}\n"+userWithAvatar)

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
				t.Error("no request had a session cookie, so the test searches for none")
			}
			expectNoSecrets(t, secrets, "the output of Terraform", output.String())
			expectNoSecretsInFiles(t, secrets, workspace.Folder)
		})
	}
}

func expectNoSecretsInFiles(t *testing.T, secrets []string, folder string) {
	t.Helper()
	searched := map[string]bool{}
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
			searched[pattern] = searched[pattern] || len(content) > 0 && (pattern != "*.log" || strings.Contains(string(content), "request to Jira"))
			expectNoSecrets(t, secrets, filepath.Base(file), string(content))
		}
	}
	for _, pattern := range []string{"*.log", "*.tfstate*", "plan"} {
		if !searched[pattern] {
			t.Errorf("found no %s with content to search", pattern)
		}
	}
}

func expectNoSecrets(t *testing.T, secrets []string, source, text string) {
	t.Helper()
	for _, secret := range secrets {
		for form, value := range map[string]string{
			"plain": secret, "base64": base64.StdEncoding.EncodeToString([]byte(secret)), "URL": url.QueryEscape(secret),
			"basic authentication": base64.StdEncoding.EncodeToString([]byte("admin:" + secret)),
		} {
			if strings.Contains(text, value) {
				t.Errorf("%s contains the secret %q in %s form", source, secret, form)
			}
		}
	}
}
