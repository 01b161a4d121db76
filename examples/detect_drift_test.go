// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package examples_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

const detectDriftGuide = "templates/guides/detect-drift.md.tmpl"

// newPipeline returns a workspace as a pipeline finds it after the configuration was applied: with a state, and without the
// provider, which terraform init installs. The pipeline authenticates as a user that cannot change other users.
func newPipeline(t *testing.T) *acceptance.Workspace {
	t.Helper()
	workspace := acceptance.NewInstalled(t, jirasim.Settings{})
	workspace.Write("robot.png", read(t, "resources/jira_user_avatar/robot.png"))
	workspace.Write("robots.tf", read(t, "guides/leaving/robots.tf"))
	workspace.Run("", "init")
	workspace.Apply()
	if err := os.RemoveAll(filepath.Join(workspace.Folder, ".terraform")); err != nil {
		t.Fatal(err)
	}
	workspace.Jira.AddUser(jirasim.User{Name: "pipeline", DisplayName: "Pipeline", EmailAddress: "pipeline@example.com", Active: true})
	workspace.Unset("JIRA_USERNAME")
	workspace.Unset("JIRA_PASSWORD")
	workspace.Set("JIRA_TOKEN", workspace.Jira.AddToken("pipeline"))
	workspace.Set("TF_INPUT", "false")
	workspace.Jira.ForgetRequests()
	return workspace
}

// drift changes the display name and the avatar of the user outside Terraform.
func drift(workspace *acceptance.Workspace) {
	robot, _ := workspace.Jira.User("ci-robot")
	workspace.Jira.ChangeUser("ci-robot", func(robot *jirasim.User) { robot.DisplayName = "Bob" })
	workspace.Jira.SelectAvatar(robot.Key, workspace.Jira.SystemAvatars()[0])
}

// withChat sets CHAT_WEBHOOK_URL to a server that records the messages.
func withChat(t *testing.T, workspace *acceptance.Workspace) (messages func() []string) {
	t.Helper()
	var received []string
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, request *http.Request) {
		body, _ := io.ReadAll(request.Body)
		var message struct{ Text string }
		if err := json.Unmarshal(body, &message); err != nil || request.Header.Get("Content-Type") != "application/json" {
			t.Errorf("the chat received %q, %v", body, err)
		}
		received = append(received, message.Text)
	}))
	t.Cleanup(server.Close)
	workspace.Set("CHAT_WEBHOOK_URL", server.URL)
	return func() []string { return received }
}

// steps returns the commands of a pipeline, in their order: the values of "run", or the items of the lists "before_script" and
// "script" of a job.
func steps(t *testing.T, pipeline, job string) string {
	t.Helper()
	_, text, found := strings.Cut(pipeline, "\n"+job)
	if !found {
		t.Fatalf("the pipeline has no %q", job)
	}
	var commands []string
	inScript, blockIndent := false, -1
	for line := range strings.Lines(text) {
		trimmed := strings.TrimSpace(line)
		indent := len(line) - len(strings.TrimLeft(line, " "))
		switch match := regexp.MustCompile(`^(?:- )?run: (.+)$`).FindStringSubmatch(trimmed); {
		case blockIndent >= 0 && indent > blockIndent:
			commands = append(commands, line[blockIndent:])
		case indent == 0 && trimmed != "":
			return strings.Join(commands, "\n") // The next job begins.
		case match != nil && match[1] == "|":
			blockIndent = indent
		case match != nil:
			commands, blockIndent = append(commands, match[1]), -1
		case inScript && strings.HasPrefix(trimmed, "- "):
			commands = append(commands, trimmed[2:])
		default:
			inScript, blockIndent = trimmed == "script:" || trimmed == "before_script:", -1
		}
	}
	return strings.Join(commands, "\n")
}

func TestAccDetectDriftGuide_pullRequest(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ workflow, job, shown string }{
		"GitHub": {".github/workflows/jira-plan.yml", "jobs:", "summary.md"},
		"GitLab": {".gitlab-ci.yml", "plan:", "plan.txt"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			workspace := newPipeline(t)
			workspace.Set("GITHUB_STEP_SUMMARY", filepath.Join(workspace.Folder, "summary.md"))
			drift(workspace)
			commands := steps(t, openPage(t, detectDriftGuide).take("yaml", test.workflow), test.job)
			if output, exitCode := workspace.Shell(commands); exitCode != 0 {
				t.Fatalf("the commands exited with %d:\n%s\n%s", exitCode, commands, output)
			}
			if shown := read(t, filepath.Join(workspace.Folder, test.shown)); !strings.Contains(shown, "Plan: 0 to add, 2 to change, 0 to destroy.") {
				t.Errorf("the reviewers see\n%s", shown)
			}
			workspace.ExpectOnlyReads()
		})
	}
}

func TestAccDetectDriftGuide_schedule(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ workflow, job string }{
		"GitHub": {".github/workflows/jira-drift.yml", "jobs:"},
		"GitLab": {".gitlab-ci.yml", "drift:"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			guide := openPage(t, detectDriftGuide)
			workspace := newPipeline(t)
			messages := withChat(t, workspace)
			workspace.Write("detect-drift.sh", guide.take("shell", "# detect-drift.sh"))
			commands := "apk() { echo apk \"$@\"; } # curl and jq are installed here\n" + steps(t, guide.take("yaml", test.workflow), test.job)

			if output, exitCode := workspace.Shell(commands); exitCode != 0 || len(messages()) != 0 {
				t.Fatalf("without drift the commands exited with %d and sent %q:\n%s\n%s", exitCode, messages(), commands, output)
			}
			drift(workspace)
			output, exitCode := workspace.Shell(commands)
			want := strings.TrimSuffix(guide.take("text", "Plan to update"), "\n")
			if got := messages(); exitCode != 2 || !slices.Equal(got, []string{want}) {
				t.Fatalf("with drift the commands exited with %d and sent %q, want 2 and %q:\n%s\n%s", exitCode, got, want, commands, output)
			}
			workspace.ExpectOnlyReads()
			workspace.Jira.Close()
			if output, exitCode := workspace.Shell(commands); exitCode != 1 || !strings.Contains(output, "Cannot reach Jira") {
				t.Errorf("without Jira the commands exited with %d, want 1:\n%s", exitCode, output)
			}
		})
	}
}

// expectRefreshOnlyExitCode checks what the guide says about the exit code of a refresh-only plan without changes. Other versions
// than these two are not mentioned.
func expectRefreshOnlyExitCode(t *testing.T, workspace *acceptance.Workspace) {
	t.Helper()
	output, exitCode := workspace.Shell("terraform version\nterraform plan -refresh-only -detailed-exitcode")
	for version, want := range map[string]int{"Terraform v1.11.": 2, "Terraform v1.16.": 0} {
		if strings.HasPrefix(output, version) && exitCode != want {
			t.Errorf("the exit code of a refresh-only plan without changes is %d, want %d:\n%s", exitCode, want, output)
		}
	}
}

func TestAccDetectDriftGuide_commands(t *testing.T) {
	t.Parallel()
	guide := openPage(t, detectDriftGuide)
	workspace := newPipeline(t)
	workspace.Run("", "init")
	guide.run(workspace, "-detailed-exitcode    #")
	guide.run(workspace, "-refresh-only")
	expectRefreshOnlyExitCode(t, workspace)
	drift(workspace)
	if _, exitCode := workspace.Shell("terraform plan -detailed-exitcode"); exitCode != 2 {
		t.Errorf("with drift the exit code is %d, want 2", exitCode)
	}
	for _, block := range []struct{ language, containing string }{
		{"yaml", "jira-plan.yml"}, {"yaml", "jira-drift.yml"}, {"yaml", ".gitlab-ci.yml"}, {"shell", "# detect-drift.sh"}, {"text", "Plan to update"},
	} {
		guide.take(block.language, block.containing)
	}
	guide.expectAllTaken()
}
