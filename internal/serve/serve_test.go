// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package serve_test

import (
	"bufio"
	"bytes"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// requested are environments that request logs: through every variable that Terraform and the plugin SDK read, and at every
// level of the loggers in the process of the provider.
var requested = []string{
	"TF_LOG=TRACE", "TF_LOG=OFF", "TF_LOG_CORE=TRACE", "TF_LOG_PATH=terraform.log", "TF_LOG_PROVIDER=DEBUG", "TF_LOG_PROVIDER_JIRA=INFO",
	"TF_LOG_SDK=TRACE", "TF_LOG_SDK=DEBUG TF_LOG_PROVIDER_JIRA=DEBUG", "TF_LOG_SDK=INFO TF_LOG_PROVIDER_JIRA=WARN", "TF_LOG_SDK=WARN TF_LOG_PROVIDER_JIRA=ERROR",
	"TF_LOG_SDK_PROTO=ERROR TF_LOG_SDK_FRAMEWORK=DEBUG", "TF_LOG_SDK_PROTO_DATA_DIR=.",
}

func TestAccServe_noLogs(t *testing.T) {
	t.Parallel()
	workspace := record(t, theProvider)
	workspace.Set("TF_LOG", "") // An empty variable is none.
	workspace.Apply()
	workspace.ExpectEmptyPlan()
	workspace.Destroy()
	if written := workspace.written(); len(written) > 0 {
		t.Errorf("the provider wrote %d lines to its standard error output, want none:\n%s", len(written), strings.Join(written, "\n"))
	}
}

func TestAccServe_requestedLogs(t *testing.T) {
	t.Parallel()
	ours, theirs := record(t, theProvider), record(t, unchanged)
	for _, variables := range requested {
		t.Run(variables, func(t *testing.T) {
			var written [2][]string
			for index, workspace := range []recorded{ours, theirs} {
				for _, variable := range strings.Fields(variables) {
					name, value, _ := strings.Cut(variable, "=")
					workspace.Set(name, value)
					defer workspace.Unset(name)
				}
				workspace.Plan("-parallelism=1")
				written[index] = workspace.written()
				if err := os.Truncate(workspace.file, 0); err != nil {
					t.Fatal(err)
				}
			}
			expectSame(t, written[0], written[1])
		})
	}
}

func TestAccServe_debugLogs(t *testing.T) {
	t.Parallel()
	ours, theirs := debugLogs(t, theProvider), debugLogs(t, unchanged)
	expectSame(t, ours, theirs)
	if !strings.Contains(strings.Join(ours, "\n"), "request to Jira") {
		t.Errorf("the log contains no request to Jira:\n%s", strings.Join(ours, "\n"))
	}
}

func TestAccServe_crash(t *testing.T) {
	t.Parallel()
	workspace := record(t, theProvider)
	workspace.use("#!/bin/sh\nexec " + build(t, crash) + "\n")
	result := workspace.Try("plan")
	for _, want := range []string{"panic: a defect of the provider", "testdata/crash/main.go:"} {
		if result.ExitCode != 1 || !strings.Contains(result.Output, want) {
			t.Errorf("terraform plan exited with %d and did not print %q:\n%s", result.ExitCode, want, result.Output)
		}
	}
}

// debugLogs returns what the program writes to its standard error output during a plan if it is started with -debug.
func debugLogs(t *testing.T, program string) []string {
	t.Helper()
	workspace := record(t, program)
	var written bytes.Buffer
	command := exec.CommandContext(t.Context(), build(t, program), "-debug")
	command.Stderr = &written
	output, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	for lines := bufio.NewScanner(output); lines.Scan(); {
		if name, value, found := strings.Cut(strings.TrimSpace(lines.Text()), "="); found {
			workspace.Set(name, strings.Trim(value, "'"))
			break
		}
	}
	workspace.Plan("-parallelism=1")
	if err := command.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := command.Wait(); err != nil {
		t.Fatal(err)
	}
	// The lines of go-plugin, which have no module, depend on when the provider is interrupted.
	return slices.DeleteFunc(normalized(written.Bytes()), func(line string) bool { return !strings.Contains(line, `"@module"`) })
}

// expectSame reports every line that only one of two sorted lists has.
func expectSame(t *testing.T, got, want []string) {
	t.Helper()
	if slices.Equal(got, want) {
		return
	}
	t.Errorf("the provider wrote %d lines, want %d", len(got), len(want))
	for _, line := range got {
		if !slices.Contains(want, line) {
			t.Errorf("only this provider wrote %s", line)
		}
	}
	for _, line := range want {
		if !slices.Contains(got, line) {
			t.Errorf("this provider did not write %s", line)
		}
	}
}
