// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package acceptance

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// NewWithMirror is like NewWithBinary, but terraform init installs the provider from a mirror on disk. It is for tests that run
// terraform init, which does not accept an overridden provider.
func NewWithMirror(t *testing.T, settings jirasim.Settings) *Workspace {
	t.Helper()
	workspace := NewWithBinary(t, settings)
	mirror := t.TempDir()
	// The documentation names providers without a registry, and OpenTofu has a registry of its own.
	_, source, _ := strings.Cut(address, "/")
	for _, registry := range []string{"registry.terraform.io", "registry.opentofu.org"} {
		folder := filepath.Join(mirror, registry, filepath.FromSlash(source), "0.1.0", runtime.GOOS+"_"+runtime.GOARCH)
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(builtProvider(t), filepath.Join(folder, "terraform-provider-jira_v0.1.0")); err != nil {
			t.Fatal(err)
		}
	}
	workspace.Set("TF_CLI_CONFIG_FILE", workspace.Write("terraform.rc",
		fmt.Sprintf("provider_installation {\n  filesystem_mirror {\n    path = %q\n  }\n}\n", mirror)))
	return workspace
}
