// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package acceptance runs the real Terraform on a configuration, with the provider and a simulated Jira. It is for tests only.
// It must not know any resource.
package acceptance

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// Workspace is a working directory of Terraform with its own simulated Jira.
type Workspace struct {
	Jira *jirasim.Server
	// Folder is the path of the working directory.
	Folder      string
	t           *testing.T
	environment []string
	// served are the entries of TF_REATTACH_PROVIDERS, by provider address.
	served map[string]any
}

// New creates a workspace without a configuration. Terraform uses the provider of this process.
func New(t *testing.T, settings jirasim.Settings) *Workspace {
	t.Helper()
	workspace := NewEmpty(t, settings)
	workspace.Serve(address, providerserver.NewProtocol6(underTest()))
	return workspace
}

// NewWithBinary is like New, but it builds the provider, and Terraform starts the binary as its own process. It is for tests
// of what depends on the process: the environment, connections and logs. OpenTofu reads an address without a registry as one of
// its own registry.
func NewWithBinary(t *testing.T, settings jirasim.Settings) *Workspace {
	t.Helper()
	workspace := NewEmpty(t, settings)
	folder := filepath.Dir(builtProvider(t))
	workspace.Set("TF_CLI_CONFIG_FILE", workspace.Write("terraform.rc",
		fmt.Sprintf("provider_installation {\n  dev_overrides {\n    %q = %q\n    %q = %q\n  }\n  direct {}\n}\n",
			address, folder, strings.TrimPrefix(address, "registry.terraform.io/"), folder)))
	return workspace
}

// NewEmpty is like New, but Terraform knows no provider. It is for tests that install the provider as a user does.
func NewEmpty(t *testing.T, settings jirasim.Settings) *Workspace {
	t.Helper()
	workspace := inFolder(t, startJira(t, settings))
	workspace.Set("JIRA_BASE_URL", workspace.Jira.URL())
	workspace.Set("JIRA_USERNAME", "admin")
	workspace.Set("JIRA_PASSWORD", "admin")
	workspace.Write("versions.tf", fmt.Sprintf("terraform {\n  required_providers {\n    jira = {\n      source = %q\n    }\n  }\n}\n", address))
	return workspace
}

func startJira(t *testing.T, settings jirasim.Settings) *jirasim.Server {
	t.Helper()
	server, err := jirasim.Start(settings)
	if err != nil {
		t.Fatalf("starting the simulated Jira: %v", err)
	}
	t.Cleanup(func() {
		server.Close()
		if undescribed := server.Undescribed(); len(undescribed) > 0 {
			t.Errorf("the provider sent query parameters that Jira does not have: %v", undescribed)
		}
	})
	return server
}

// inFolder returns a workspace without files and providers.
func inFolder(t *testing.T, server *jirasim.Server) *Workspace {
	t.Helper()
	workspace := &Workspace{Jira: server, Folder: t.TempDir(), t: t}
	// The developer's own settings of Terraform and Jira must not affect the test.
	for _, variable := range os.Environ() {
		if !strings.HasPrefix(variable, "TF_") && !strings.HasPrefix(variable, "JIRA_") {
			workspace.environment = append(workspace.environment, variable)
		}
	}
	workspace.Set("CHECKPOINT_DISABLE", "1")
	workspace.Set("TF_CLI_CONFIG_FILE", workspace.Write("terraform.rc", ""))
	return workspace
}

// Set sets an environment variable of Terraform, and of the provider in a workspace of NewWithBinary. The provider of New
// ignores environment variables.
func (w *Workspace) Set(name, value string) {
	w.Unset(name)
	w.environment = append(w.environment, name+"="+value)
}

// Unset removes an environment variable.
func (w *Workspace) Unset(name string) {
	w.environment = slices.DeleteFunc(w.environment, func(variable string) bool { return strings.HasPrefix(variable, name+"=") })
}

// Write writes a file into the workspace and returns its path. It creates missing folders. If the file is a configuration that
// uses a feature which this Terraform does not have, Write skips the test.
func (w *Workspace) Write(name, content string) string {
	w.t.Helper()
	if filepath.Ext(name) == ".tf" {
		needsSyntax(w.t, content)
	}
	file := filepath.Join(w.Folder, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		w.t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		w.t.Fatal(err)
	}
	return file
}

// Configure writes main.tf. It precedes hcl with a provider block that authenticates as the administrator.
func (w *Workspace) Configure(hcl string) {
	w.t.Helper()
	w.ConfigureAs(w.Administrator(), hcl)
}

// ConfigureAs is like Configure, with other arguments in the provider block. The block already has base_url.
func (w *Workspace) ConfigureAs(arguments, hcl string) {
	w.t.Helper()
	w.Write("main.tf", fmt.Sprintf("provider \"jira\" {\n  base_url = %q\n%s\n}\n\n", w.Jira.URL(), arguments)+hcl)
}

// Administrator returns the provider arguments that authenticate as the administrator with a password.
func (w *Workspace) Administrator() string { return "  username = \"admin\"\n  password = \"admin\"" }

// Token returns the provider arguments that authenticate as the administrator with a new personal access token.
func (w *Workspace) Token() string { return fmt.Sprintf("  token = %q", w.Jira.AddToken("admin")) }

// command returns a Terraform command that runs in the workspace.
func (w *Workspace) command(arguments ...string) *exec.Cmd {
	command := exec.CommandContext(w.t.Context(), terraform(w.t), arguments...)
	command.Dir = w.Folder
	command.Env = w.environment
	return command
}
