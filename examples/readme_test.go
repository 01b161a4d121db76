// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

//go:build unix

package examples_test

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// TestAccReadme_emptyPlan follows README.md from the checkout to an empty plan against the running demo.
func TestAccReadme_emptyPlan(t *testing.T) {
	t.Parallel()
	readme := openPage(t, "README.md")
	workspace := newReader(t)
	address := startDemo(t, readme.take("shell", "make demo"))
	workspace.Write("jira-robots/main.tf", readme.take("terraform", "required_providers"))

	// The reader uses the address that the demo printed. It differs if port 2990 is in use.
	script := readme.take("shell", "make mirror") + strings.ReplaceAll(readme.take("shell", "terraform init"), "http://127.0.0.1:2990/jira", address)
	output, exitCode := workspace.Shell("cd " + checkout(t) + "\n" + script)
	if exitCode != 0 || !strings.Contains(output, "2 added, 0 changed, 0 destroyed") || !strings.Contains(output, "No changes.") {
		t.Errorf("the commands exited with %d and did not end with an empty plan:\n%s", exitCode, output)
	}
	readme.expectAllTaken()
}

// TestAccReadme_everyJira applies the configuration of README.md on every Jira and with every credential of its table.
func TestAccReadme_everyJira(t *testing.T) {
	t.Parallel()
	for _, version := range []string{"8.20", "9.12", "10.3", "11.3"} {
		for name, test := range map[string]struct {
			token, sessionsKept bool
			wantSize            float64 // The image has 320 x 320 pixels.
		}{
			"password":                 {false, false, 320},
			"token":                    {true, false, 48},
			"token with kept sessions": {true, true, 320},
		} {
			t.Run(version+" "+name, func(t *testing.T) {
				t.Parallel()
				workspace := acceptance.NewWithBinary(t, jirasim.Settings{Version: version, TokenSessionsKept: test.sessionsKept})
				workspace.Write("versions.tf", openPage(t, "README.md").take("terraform", "required_providers"))
				copyFolder(t, "resources/jira_user_avatar", workspace.Folder)
				if test.token {
					workspace.Unset("JIRA_USERNAME")
					workspace.Unset("JIRA_PASSWORD")
					workspace.Set("JIRA_TOKEN", workspace.Jira.AddToken("admin"))
				}
				workspace.Apply()
				workspace.ExpectEmptyPlan()
				if size := workspace.State("jira_user_avatar.docs")["stored_size"]; size != test.wantSize {
					t.Errorf("stored_size is %v, want %v", size, test.wantSize)
				}
			})
		}
	}
}

func TestAccReadme_basicAuthOff(t *testing.T) {
	t.Parallel()
	workspace := acceptance.NewWithBinary(t, jirasim.Settings{Version: "11.3", BasicAuthOff: true})
	workspace.Write("versions.tf", openPage(t, "README.md").take("terraform", "required_providers"))
	copyFolder(t, "resources/jira_user_avatar", workspace.Folder)
	workspace.Try("plan").ExpectError("asic authentication")
}

// TestAccContributing_developmentBuild follows CONTRIBUTING.md.
func TestAccContributing_developmentBuild(t *testing.T) {
	t.Parallel()
	workspace := newReader(t)
	workspace.Write("main.tf", openPage(t, "README.md").take("terraform", "required_providers"))
	copyFolder(t, "resources/jira_user_avatar", workspace.Folder)
	workspace.Unset("TF_CLI_CONFIG_FILE")
	script := "cd " + checkout(t) + "\n" + openPage(t, "CONTRIBUTING.md").take("shell", "dev_overrides") + "cd ~\nterraform plan\n"
	output, exitCode := workspace.Shell(script)
	if exitCode != 0 || !strings.Contains(output, "development overrides are in effect") || !strings.Contains(output, "Plan: 2 to add") {
		t.Errorf("the commands exited with %d and did not plan two resources:\n%s", exitCode, output)
	}
}

// newReader returns a workspace that is the home directory of somebody who has Go but no build of the provider.
func newReader(t *testing.T) *acceptance.Workspace {
	t.Helper()
	if _, err := exec.LookPath("make"); err != nil {
		t.Skip("make is not installed")
	}
	workspace := acceptance.NewEmpty(t, jirasim.Settings{})
	if err := os.Remove(filepath.Join(workspace.Folder, "versions.tf")); err != nil {
		t.Fatal(err)
	}
	for name, value := range map[string]string{
		"HOME": workspace.Folder, "GOPATH": filepath.Join(workspace.Folder, "go"), "GOCACHE": goEnv(t, "GOCACHE"), "GOMODCACHE": goEnv(t, "GOMODCACHE"),
		"TERRAFORM": os.Getenv("TF_ACC_TERRAFORM_PATH"),
	} {
		workspace.Set(name, value)
	}
	return workspace
}

func goEnv(t *testing.T, name string) string {
	t.Helper()
	value, err := exec.CommandContext(t.Context(), "go", "env", name).Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(value))
}

func checkout(t *testing.T) string {
	t.Helper()
	path, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// startDemo runs the command that starts the demo until the test ends. It returns the address of the simulated Jira.
func startDemo(t *testing.T, script string) (address string) {
	t.Helper()
	demo := exec.Command("bash", "-ec", script)
	demo.Dir = checkout(t)
	demo.Env = append(os.Environ(), "TERRAFORM="+os.Getenv("TF_ACC_TERRAFORM_PATH"))
	demo.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	pipe, err := demo.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := demo.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	t.Cleanup(func() {
		if err := syscall.Kill(-demo.Process.Pid, syscall.SIGINT); err != nil {
			t.Error(err)
		}
		<-ended
		_ = demo.Wait()
	})
	found := make(chan string, 1)
	go func() {
		defer close(ended)
		defer close(found)
		for lines := bufio.NewScanner(pipe); lines.Scan(); {
			if match := regexp.MustCompile(`^  (http://\S+)/$`).FindStringSubmatch(lines.Text()); match != nil {
				found <- match[1]
			}
		}
	}()
	address = <-found
	if address == "" {
		t.Fatal(fmt.Errorf("the demo ended before it printed the address of its page"))
	}
	return address
}
