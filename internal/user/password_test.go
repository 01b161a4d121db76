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

func expectPassword(t *testing.T, made *acceptance.Workspace, valid, invalid string) {
	t.Helper()
	if !made.Jira.CanLogIn("robot", valid) {
		t.Errorf("nobody can log in with %q", valid)
	}
	if invalid != "" && made.Jira.CanLogIn("robot", invalid) {
		t.Errorf("%q still logs in", invalid)
	}
}

func TestPasswordIsSentWhenItsVersionChanges(t *testing.T) {
	made := applied(t, `password_wo = "first"`, "password_wo_version = 1")
	expectPassword(t, made, "first", "")

	made.Configure(robotWith(`password_wo = "second"`, "password_wo_version = 1"))
	made.ExpectEmptyPlan()
	expectPassword(t, made, "first", "second")

	made.Jira.ForgetRequests()
	expectUpdate(t, made, robotWith(`password_wo = "second"`, "password_wo_version = 2"))
	expectSent(t, writes(made), "PUT user/password?key=JIRAUSER10100")
	expectPassword(t, made, "second", "first")
}

func TestRemovedPasswordVersionSendsNothing(t *testing.T) {
	made := applied(t, `password_wo = "first"`, "password_wo_version = 1")
	expectUpdate(t, made, robotWith())
	expectNothingWritten(t, made)
	expectPassword(t, made, "first", "")

	expectUpdate(t, made, robotWith(`password_wo = "second"`, "password_wo_version = 1"))
	expectPassword(t, made, "second", "first")
}

func TestPasswordWithoutVersionIsSentOnCreationOnly(t *testing.T) {
	made := applied(t, `password_wo = "first"`)
	expectPassword(t, made, "first", "")
	made.Configure(robotWith(`password_wo = "second"`))
	made.ExpectEmptyPlan()
}

func TestWithoutPasswordJiraDrawsOne(t *testing.T) {
	made := applied(t)
	for _, guess := range []string{"", "robot"} {
		if made.Jira.CanLogIn("robot", guess) {
			t.Errorf("the password is %q", guess)
		}
	}
	expectUpdate(t, made, robotWith(`password_wo = "mine"`, "password_wo_version = 1"))
	expectPassword(t, made, "mine", "")
}

func TestChangedPasswordVersionWithoutPasswordIsRefusedByThePlan(t *testing.T) {
	made := workspace(t)
	made.Configure(robotWith("password_wo_version = 1"))
	made.Try("plan").ExpectError("password_wo", "password_wo_version is 1 now", "not set")
	made.Configure(robotWith(`password_wo = "first"`, "password_wo_version = 1"))
	made.Apply()
	made.Configure(robotWith("password_wo_version = 1"))
	made.ExpectEmptyPlan()
	made.Configure(robotWith("password_wo_version = 2"))
	made.Try("plan").ExpectError("password_wo", "password_wo_version is 2 now", "not set")
}

func TestPasswordPolicySpeaksAtThePassword(t *testing.T) {
	expected := []string{`password_wo `, "Jira says:", "password policy.", "at least 12 characters"}
	made := workspace(t, jirasim.Settings{PasswordMinimumLength: 12})
	made.Configure(robotWith(`password_wo = "short"`))
	expectOneError(t, made.Try("apply", "-auto-approve").ExpectError(append(expected, `create the account "robot"`)...))
	if len(made.States()) > 0 {
		t.Error("a refused account is in the state")
	}
	made.Configure(robotWith())
	made.Apply()
	made.Configure(robotWith(`password_wo = "short"`, "password_wo_version = 1"))
	expectOneError(t, made.Try("apply", "-auto-approve").ExpectError(append(expected, `give the account "robot" another password`)...))
	made.Plan().ExpectChanges("jira_user.robot", "update")
	expectUpdate(t, made, robotWith(`password_wo = "long-enough-now"`, "password_wo_version = 1"))
	expectPassword(t, made, "long-enough-now", "short")
}

func expectOneError(t *testing.T, result acceptance.Result) {
	t.Helper()
	if len(result.Diagnostics) != 1 {
		t.Errorf("one cause makes %d diagnostics: %v", len(result.Diagnostics), result.Diagnostics)
	}
}

func TestPasswordIsKeptNowhere(t *testing.T) {
	t.Parallel()
	const password, refused = "s3cret ünder/the+rug?", "s3cret"
	made := acceptance.NewWithBinary(t, jirasim.Settings{PasswordMinimumLength: 8})
	made.Set("TF_LOG", "TRACE")
	made.Set("TF_LOG_PATH", filepath.Join(made.Folder, "trace.log"))
	made.Write("password.tf", "variable \"password\" {\n  type      = string\n  ephemeral = true\n}\n")
	made.Set("TF_VAR_password", password)
	made.Configure(robotWith("password_wo = var.password", "password_wo_version = 1"))
	output := made.Plan("-out=saved.tfplan").Output
	output += made.Try("apply", "saved.tfplan").Output
	expectPassword(t, made, password, "")
	made.Set("TF_VAR_password", refused)
	made.Configure(robotWith("password_wo = var.password", "password_wo_version = 2"))
	output += made.Try("apply", "-auto-approve").ExpectError("password policy").Output
	// Interrupted connections are logged in full detail.
	made.Set("TF_VAR_password", password)
	made.Jira.Misbehave(jirasim.Fault{Path: "/user/password", Kind: jirasim.Redirect})
	output += made.Try("apply", "-auto-approve").ExpectError("redirected").Output
	made.Write("output.txt", output)
	if log := unpacked(t, made.Folder+"/trace.log")[made.Folder+"/trace.log"]; !strings.Contains(log, "rest/api/2/user/password") {
		t.Fatal("the log at TRACE does not tell of the provider's requests: nothing is proven")
	}

	quoted, _ := json.Marshal(password)
	expectNowhere(t, made.Folder, refused, password, string(quoted[1:len(quoted)-1]), url.QueryEscape(password), url.PathEscape(password),
		base64.StdEncoding.EncodeToString([]byte(password)), base64.URLEncoding.EncodeToString([]byte(password)),
		base64.StdEncoding.EncodeToString([]byte("robot:"+password)))
}

// expectNowhere searches every file of a folder, saved plans unpacked.
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
		t.Errorf("only %d files were searched: where are the log, the plan and the state?", searched)
	}
}
