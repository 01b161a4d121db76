// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user_test

import (
	"encoding/base64"
	"encoding/json"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func expectPassword(t *testing.T, workspace *acceptance.Workspace, valid, invalid string) {
	t.Helper()
	if !workspace.Jira.CanLogIn("robot", valid) {
		t.Errorf("the user cannot log in with %q", valid)
	}
	if invalid != "" && workspace.Jira.CanLogIn("robot", invalid) {
		t.Errorf("the user can still log in with %q", invalid)
	}
}

func TestAccUser_passwordVersion(t *testing.T) {
	workspace := applied(t, `password_wo = "first"`, "password_wo_version = 1")
	expectPassword(t, workspace, "first", "")

	workspace.Configure(robotWith(`password_wo = "second"`, "password_wo_version = 1"))
	workspace.ExpectEmptyPlan()
	expectPassword(t, workspace, "first", "second")

	workspace.Jira.ForgetRequests()
	expectUpdate(t, workspace, robotWith(`password_wo = "second"`, "password_wo_version = 2"))
	workspace.ExpectWritten("PUT user/password?key=JIRAUSER10100")
	expectPassword(t, workspace, "second", "first")
}

func TestAccUser_passwordVersionRemoved(t *testing.T) {
	workspace := applied(t, `password_wo = "first"`, "password_wo_version = 1")
	expectUpdate(t, workspace, robotWith())
	workspace.ExpectOnlyReads()
	expectPassword(t, workspace, "first", "")

	expectUpdate(t, workspace, robotWith(`password_wo = "second"`, "password_wo_version = 1"))
	expectPassword(t, workspace, "second", "first")
}

func TestAccUser_passwordWithoutVersion(t *testing.T) {
	warning := []string{
		"Missing password version", `password_wo = `,
		"password_wo is sent when the user is created, and later only when password_wo_version changes. Without password_wo_version, a later value is never sent. " +
			"Set password_wo_version, and change it with each new password. To set it for an existing user sends the password.",
	}
	workspace := workspace(t)
	workspace.Configure(robotWith(`password_wo = "first"`))
	workspace.Plan().ExpectWarning(warning...)
	workspace.Apply()
	expectPassword(t, workspace, "first", "")
	workspace.Configure(robotWith(`password_wo = "second"`))
	workspace.Plan().ExpectChanges().ExpectWarning(warning...)
	workspace.Configure(robotWith(`password_wo = null`))
	workspace.Plan().ExpectChanges().ExpectNoWarnings()
}

func TestAccUser_generatedPassword(t *testing.T) {
	workspace := applied(t)
	for _, password := range []string{"", "robot"} {
		if workspace.Jira.CanLogIn("robot", password) {
			t.Errorf("the password is %q", password)
		}
	}
	expectUpdate(t, workspace, robotWith(`password_wo = "mine"`, "password_wo_version = 1"))
	expectPassword(t, workspace, "mine", "")
}

func TestAccUser_passwordMissing(t *testing.T) {
	workspace := workspace(t)
	workspace.Configure(robotWith("password_wo_version = 1"))
	workspace.Try("plan").ExpectError("password_wo", "password_wo_version changes to 1", "not set")
	workspace.Configure(robotWith(`password_wo = "first"`, "password_wo_version = 1"))
	workspace.Apply()
	workspace.Configure(robotWith("password_wo_version = 1"))
	workspace.ExpectEmptyPlan()
	workspace.Configure(robotWith("password_wo_version = 2"))
	workspace.Try("plan").ExpectError("password_wo", "password_wo_version changes to 2", "not set")
}

func TestAccUser_passwordPolicy(t *testing.T) {
	expected := []string{`password_wo `, "password policy.", "at least 12 characters"}
	workspace := workspace(t, jirasim.Settings{PasswordMinimumLength: 12})
	workspace.Configure(robotWith(`password_wo = "short"`, "password_wo_version = 0"))
	expectOneError(t, workspace.Try("apply", "-auto-approve").ExpectError(append(expected, `create user "robot"`)...))
	if len(workspace.States()) > 0 {
		t.Error("a user that Jira refused is in state")
	}
	workspace.Configure(robotWith())
	workspace.Apply()
	workspace.Configure(robotWith(`password_wo = "short"`, "password_wo_version = 1"))
	expectOneError(t, workspace.Try("apply", "-auto-approve").ExpectError(append(expected, `change the password of user "robot"`)...))
	workspace.Plan().ExpectChanges("jira_user.robot", "update")
	expectUpdate(t, workspace, robotWith(`password_wo = "long-enough-now"`, "password_wo_version = 1"))
	expectPassword(t, workspace, "long-enough-now", "short")
}

func expectOneError(t *testing.T, result acceptance.Result) {
	t.Helper()
	if len(result.Diagnostics) != 1 {
		t.Errorf("one cause has %d diagnostics: %v", len(result.Diagnostics), result.Diagnostics)
	}
}

func TestAccUser_passwordNotStored(t *testing.T) {
	t.Parallel()
	const password, refused = "s3cret ünder/the+rug?", "s3cret"
	workspace := acceptance.NewWithBinary(t, jirasim.Settings{PasswordMinimumLength: 8})
	workspace.Set("TF_LOG", "TRACE")
	workspace.Set("TF_LOG_PATH", filepath.Join(workspace.Folder, "trace.log"))
	workspace.Write("password.tf", "variable \"password\" {\n  type      = string\n  ephemeral = true\n}\n")
	workspace.Set("TF_VAR_password", password)
	workspace.Configure(robotWith("password_wo = var.password", "password_wo_version = 1"))
	output := workspace.Plan("-out=saved.tfplan").Output
	output += workspace.Try("apply", "saved.tfplan").Output
	expectPassword(t, workspace, password, "")
	workspace.Set("TF_VAR_password", refused)
	workspace.Configure(robotWith("password_wo = var.password", "password_wo_version = 2"))
	output += workspace.Try("apply", "-auto-approve").ExpectError("password policy").Output
	// Requests that fail are logged in full detail.
	workspace.Set("TF_VAR_password", password)
	workspace.Jira.Misbehave(jirasim.Fault{Path: "/user/password", Kind: jirasim.Redirect})
	output += workspace.Try("apply", "-auto-approve").ExpectError("redirected").Output
	workspace.Write("output.txt", output)
	if log := unpacked(t, workspace.Folder+"/trace.log")[workspace.Folder+"/trace.log"]; !strings.Contains(log, "rest/api/2/user/password") {
		t.Fatal("the log at TRACE does not contain the provider's requests, so this test proves nothing")
	}

	quoted, _ := json.Marshal(password)
	expectNowhere(t, workspace.Folder, refused, password, string(quoted[1:len(quoted)-1]), url.QueryEscape(password), url.PathEscape(password),
		base64.StdEncoding.EncodeToString([]byte(password)), base64.URLEncoding.EncodeToString([]byte(password)),
		base64.StdEncoding.EncodeToString([]byte("robot:"+password)))
}

// expectNowhere fails the test where a file in the folder, or in an archive in it, contains a secret.
func expectNowhere(t *testing.T, folder string, secrets ...string) {
	t.Helper()
	searched := 0
	err := filepath.WalkDir(folder, func(file string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		for name, content := range unpacked(t, file) {
			searched++
			for _, secret := range secrets {
				if strings.Contains(content, secret) {
					t.Errorf("%s has %q", name, secret)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if searched < 8 {
		t.Errorf("searched only %d files, without the log, the plan or the state", searched)
	}
}
