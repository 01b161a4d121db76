// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package acceptance runs the real Terraform, as a user would, on a configuration in a folder of its own, with the
// provider of this very process and a simulated Jira. It is for tests only, and knows no resource.
package acceptance

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// Workspace is a folder with a configuration and its state, beside a simulated Jira.
type Workspace struct {
	Jira *jirasim.Server
	// Folder is where the configuration lies.
	Folder      string
	t           *testing.T
	environment []string
}

// New makes an empty workspace with a Jira, and the provider of this process. The provider logs in to that Jira as its
// administrator, by the environment.
func New(t *testing.T, settings jirasim.Settings) *Workspace {
	t.Helper()
	workspace := empty(t, settings)
	workspace.Set("TF_REATTACH_PROVIDERS", serve(t))
	return workspace
}

// NewWithBinary is like New, but Terraform starts the provider as processes of its own, from the binary that is built
// here: for what depends on processes, such as connections and logs.
func NewWithBinary(t *testing.T, settings jirasim.Settings) *Workspace {
	t.Helper()
	workspace := empty(t, settings)
	folder := filepath.Dir(builtProvider(t))
	workspace.Set("TF_CLI_CONFIG_FILE", workspace.Write("terraform.rc",
		fmt.Sprintf("provider_installation {\n  dev_overrides {\n    %q = %q\n  }\n  direct {}\n}\n", address, folder)))
	return workspace
}

func empty(t *testing.T, settings jirasim.Settings) *Workspace {
	t.Helper()
	server, err := jirasim.Start(settings)
	if err != nil {
		t.Fatalf("starting the simulated Jira: %v", err)
	}
	t.Cleanup(func() {
		server.Close()
		if undescribed := server.Undescribed(); len(undescribed) > 0 {
			t.Errorf("the provider sent parameters that Jira's operations do not have: %v", undescribed)
		}
	})
	workspace := &Workspace{Jira: server, Folder: t.TempDir(), t: t}
	// Nothing of the developer's own Terraform and Jira may reach the test.
	for _, variable := range os.Environ() {
		if !strings.HasPrefix(variable, "TF_") && !strings.HasPrefix(variable, "JIRA_") {
			workspace.environment = append(workspace.environment, variable)
		}
	}
	workspace.Set("CHECKPOINT_DISABLE", "1")
	workspace.Set("TF_CLI_CONFIG_FILE", workspace.Write("terraform.rc", ""))
	workspace.Set("JIRA_BASE_URL", server.URL())
	workspace.Set("JIRA_USERNAME", "admin")
	workspace.Set("JIRA_PASSWORD", "admin")
	workspace.Write("versions.tf", fmt.Sprintf("terraform {\n  required_providers {\n    jira = {\n      source = %q\n    }\n  }\n}\n", address))
	return workspace
}

// Set sets an environment variable for Terraform and the provider's processes. A provider in this process reads this
// process's environment, so configuration in HCL is what tests of the provider's arguments want.
func (w *Workspace) Set(name, value string) {
	w.Unset(name)
	w.environment = append(w.environment, name+"="+value)
}

// Unset takes an environment variable away.
func (w *Workspace) Unset(name string) {
	w.environment = slices.DeleteFunc(w.environment, func(variable string) bool { return strings.HasPrefix(variable, name+"=") })
}

// Write writes a file of the workspace and returns its path.
func (w *Workspace) Write(name, content string) string {
	w.t.Helper()
	file := filepath.Join(w.Folder, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		w.t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		w.t.Fatal(err)
	}
	return file
}

// Configure writes the configuration: main.tf, with a provider block that leads to the simulated Jira.
func (w *Workspace) Configure(hcl string) {
	w.t.Helper()
	w.ConfigureAs(w.Administrator(), hcl)
}

// ConfigureAs is like Configure, with credentials and other arguments of the provider.
func (w *Workspace) ConfigureAs(arguments, hcl string) {
	w.t.Helper()
	w.Write("main.tf", fmt.Sprintf("provider \"jira\" {\n  base_url = %q\n%s\n}\n\n", w.Jira.URL(), arguments)+hcl)
}

// Administrator are the arguments that log in as the administrator.
func (w *Workspace) Administrator() string { return "  username = \"admin\"\n  password = \"admin\"" }

// Token are the arguments that act as the administrator with a personal access token.
func (w *Workspace) Token() string { return fmt.Sprintf("  token = %q", w.Jira.AddToken("admin")) }

// command is Terraform with arguments, in the workspace.
func (w *Workspace) command(arguments ...string) *exec.Cmd {
	command := exec.CommandContext(w.t.Context(), terraform(w.t), arguments...)
	command.Dir = w.Folder
	command.Env = w.environment
	return command
}
