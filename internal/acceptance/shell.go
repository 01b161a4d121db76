// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package acceptance

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// Shell runs a script in the workspace, as a reader of the documentation runs it in a terminal. Terraform is first on PATH as
// "terraform", and every question of Terraform is answered with yes. Like a pipeline, the shell stops at the first command
// that fails. Shell returns the output without colors, and the exit code.
func (w *Workspace) Shell(script string) (output string, exitCode int) {
	w.t.Helper()
	bash, err := exec.LookPath("bash")
	if err != nil {
		w.t.Skip("the commands of the documentation need bash, which is not installed")
	}
	process := exec.CommandContext(w.t.Context(), bash, "--noprofile", "--norc", "-eo", "pipefail", "-c", script)
	process.Dir = w.Folder
	process.Env = w.shellEnvironment()
	process.Stdin = yes{}
	text, err := process.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		w.t.Fatalf("running %q: %v", script, err)
	}
	return colorCode.ReplaceAllString(string(text), ""), process.ProcessState.ExitCode()
}

var colorCode = regexp.MustCompile("\x1b\\[[0-9;]*m")

// shellEnvironment returns the environment of the workspace with Terraform first on PATH.
func (w *Workspace) shellEnvironment() []string {
	w.t.Helper()
	bin := filepath.Join(w.t.TempDir(), "bin")
	if err := os.Mkdir(bin, 0o755); err != nil {
		w.t.Fatal(err)
	}
	if err := os.Symlink(terraform(w.t), filepath.Join(bin, "terraform")); err != nil {
		w.t.Fatal(err)
	}
	environment := slices.DeleteFunc(slices.Clone(w.environment), func(variable string) bool { return strings.HasPrefix(variable, "PATH=") })
	return append(environment, "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"))
}

// yes is an endless input of lines with the word yes.
type yes struct{}

// Read implements io.Reader.
func (yes) Read(into []byte) (int, error) { return copy(into, "yes\n"), nil }
