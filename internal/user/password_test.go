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
		t.Errorf("nobody can log in with %q", valid)
	}
	if invalid != "" && workspace.Jira.CanLogIn("robot", invalid) {
		t.Errorf("%q still logs in", invalid)
	}
}

func TestPasswordIsSentWhenItsVersionChanges(t *testing.T) {
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

func TestRemovedPasswordVersionSendsNothing(t *testing.T) {
	workspace := applied(t, `password_wo = "first"`, "password_wo_version = 1")
	expectUpdate(t, workspace, robotWith())
	workspace.ExpectOnlyReads()
	expectPassword(t, workspace, "first", "")

	expectUpdate(t, workspace, robotWith(`password_wo = "second"`, "password_wo_version = 1"))
	expectPassword(t, workspace, "second", "first")
}

func TestPasswordWithoutVersionIsSentOnCreationOnly(t *testing.T) {
	workspace := applied(t, `password_wo = "first"`)
	expectPassword(t, workspace, "first", "")
	workspace.Configure(robotWith(`password_wo = "second"`))
	workspace.ExpectEmptyPlan()
}

func TestWithoutPasswordJiraDrawsOne(t *testing.T) {
	workspace := applied(t)
	for _, guess := range []string{"", "robot"} {
		if workspace.Jira.CanLogIn("robot", guess) {
			t.Errorf("the password is %q", guess)
		}
	}
	expectUpdate(t, workspace, robotWith(`password_wo = "mine"`, "password_wo_version = 1"))
	expectPassword(t, workspace, "mine", "")
}

func TestChangedPasswordVersionWithoutPasswordIsRefusedByThePlan(t *testing.T) {
	workspace := workspace(t)
	workspace.Configure(robotWith("password_wo_version = 1"))
	workspace.Try("plan").ExpectError("password_wo", "password_wo_version is 1 now", "not set")
	workspace.Configure(robotWith(`password_wo = "first"`, "password_wo_version = 1"))
	workspace.Apply()
	workspace.Configure(robotWith("password_wo_version = 1"))
	workspace.ExpectEmptyPlan()
	workspace.Configure(robotWith("password_wo_version = 2"))
	workspace.Try("plan").ExpectError("password_wo", "password_wo_version is 2 now", "not set")
}

func TestPasswordPolicySpeaksAtThePassword(t *testing.T) {
	expected := []string{`password_wo `, "Jira says:", "password policy.", "at least 12 characters"}
	workspace := workspace(t, jirasim.Settings{PasswordMinimumLength: 12})
	workspace.Configure(robotWith(`password_wo = "short"`))
	expectOneError(t, workspace.Try("apply", "-auto-approve").ExpectError(append(expected, `create the user "robot"`)...))
	if len(workspace.States()) > 0 {
		t.Error("a refused user is in the state")
	}
	workspace.Configure(robotWith())
	workspace.Apply()
	workspace.Configure(robotWith(`password_wo = "short"`, "password_wo_version = 1"))
	expectOneError(t, workspace.Try("apply", "-auto-approve").ExpectError(append(expected, `give the user "robot" another password`)...))
	workspace.Plan().ExpectChanges("jira_user.robot", "update")
	expectUpdate(t, workspace, robotWith(`password_wo = "long-enough-now"`, "password_wo_version = 1"))
	expectPassword(t, workspace, "long-enough-now", "short")
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
	// Interrupted connections are logged in full detail.
	workspace.Set("TF_VAR_password", password)
	workspace.Jira.Misbehave(jirasim.Fault{Path: "/user/password", Kind: jirasim.Redirect})
	output += workspace.Try("apply", "-auto-approve").ExpectError("redirected").Output
	workspace.Write("output.txt", output)
	if log := unpacked(t, workspace.Folder+"/trace.log")[workspace.Folder+"/trace.log"]; !strings.Contains(log, "rest/api/2/user/password") {
		t.Fatal("the log at TRACE does not tell of the provider's requests: nothing is proven")
	}

	quoted, _ := json.Marshal(password)
	expectNowhere(t, workspace.Folder, refused, password, string(quoted[1:len(quoted)-1]), url.QueryEscape(password), url.PathEscape(password),
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
