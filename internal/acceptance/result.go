// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package acceptance

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// Result is the outcome of a Terraform command.
type Result struct {
	// ExitCode is the exit code of Terraform.
	ExitCode int
	// Changes are the planned actions by resource address: "create", "update", "replace", "delete".
	Changes map[string]string
	// Drift lists the addresses of the resources that changed outside Terraform.
	Drift []string
	// Diagnostics are the errors and warnings, in the order in which Terraform reported them.
	Diagnostics []Diagnostic
	// Output is the complete output, with JSON lines.
	Output string
	// messages are the messages of Output that a user reads.
	messages []string
	t        *testing.T
}

// Diagnostic is an error or a warning as Terraform prints it with -json.
type Diagnostic struct {
	Severity string `json:"severity"`
	Summary  string `json:"summary"`
	Detail   string `json:"detail"`
	Address  string `json:"address"`
	Snippet  *struct {
		Context string `json:"context"`
		Code    string `json:"code"`
	} `json:"snippet"`
}

// String returns the diagnostic with the line of the configuration that it refers to.
func (d Diagnostic) String() string {
	code := ""
	if d.Snippet != nil {
		code = " at «" + strings.TrimSpace(d.Snippet.Code) + "»"
	}
	return fmt.Sprintf("%s: %s%s: %s", d.Severity, d.Summary, code, d.Detail)
}

// Apply applies the configuration. It fails the test if Terraform fails.
func (w *Workspace) Apply(arguments ...string) Result {
	w.t.Helper()
	return w.Try("apply", append([]string{"-auto-approve"}, arguments...)...).mustSucceed()
}

// Destroy destroys all resources. It fails the test if Terraform fails.
func (w *Workspace) Destroy(arguments ...string) Result {
	w.t.Helper()
	return w.Try("destroy", append([]string{"-auto-approve"}, arguments...)...).mustSucceed()
}

// Plan plans the configuration. It fails the test if Terraform fails.
func (w *Workspace) Plan(arguments ...string) Result {
	w.t.Helper()
	return w.Try("plan", arguments...).mustSucceed()
}

// ExpectEmptyPlan plans the configuration and fails the test if the plan has changes.
func (w *Workspace) ExpectEmptyPlan() {
	w.t.Helper()
	if result := w.Plan(); len(result.Changes) > 0 {
		w.t.Fatalf("the plan is not empty: %v\n%s", result.Changes, result.text())
	}
}

// Try runs a Terraform command with -json output. It does not fail the test if Terraform fails.
func (w *Workspace) Try(command string, arguments ...string) Result {
	w.t.Helper()
	flags := []string{command, "-json", "-input=false"}
	if command == "query" {
		flags = flags[:2] // terraform query has no -input
	}
	process := w.command(append(flags, arguments...)...)
	output, err := process.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		w.t.Fatalf("running Terraform %s: %v", command, err)
	}
	return w.read(process.ProcessState.ExitCode(), output)
}

// Run runs a Terraform command without further flags, gives it the input, and returns its output. It fails the test if
// Terraform fails.
func (w *Workspace) Run(input string, arguments ...string) string {
	w.t.Helper()
	process := w.command(arguments...)
	process.Stdin = strings.NewReader(input)
	output, err := process.CombinedOutput()
	if err != nil {
		w.t.Fatalf("running Terraform %s: %v\n%s", arguments[0], err, output)
	}
	return string(output)
}

func (w *Workspace) read(exitCode int, output []byte) Result {
	result := Result{ExitCode: exitCode, Changes: map[string]string{}, Output: string(output), t: w.t}
	lines := bufio.NewScanner(bytes.NewReader(output))
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		var line struct {
			Message    string      `json:"@message"`
			Type       string      `json:"type"`
			Diagnostic *Diagnostic `json:"diagnostic"`
			Change     *struct {
				Resource struct {
					Address string `json:"addr"`
				} `json:"resource"`
				Action string `json:"action"`
			} `json:"change"`
		}
		if json.Unmarshal(lines.Bytes(), &line) != nil {
			continue
		}
		switch {
		case line.Type == "diagnostic" && line.Diagnostic != nil:
			if strings.Contains(line.Diagnostic.Summary, "development overrides") {
				continue // NewWithBinary causes this warning
			}
			line.Message = line.Diagnostic.String()
			result.Diagnostics = append(result.Diagnostics, *line.Diagnostic)
		case line.Type == "planned_change" && line.Change != nil && line.Change.Action != "noop":
			result.Changes[line.Change.Resource.Address] = line.Change.Action
		case line.Type == "resource_drift" && line.Change != nil:
			result.Drift = append(result.Drift, line.Change.Resource.Address)
		}
		result.messages = append(result.messages, line.Message)
	}
	return result
}

// text returns the messages that a user reads, for the messages of tests.
func (r Result) text() string { return "  " + strings.Join(r.messages, "\n  ") }

func (r Result) mustSucceed() Result {
	r.t.Helper()
	if r.ExitCode != 0 {
		r.t.Fatalf("Terraform failed:\n%s", r.text())
	}
	return r
}

// ExpectChanges fails the test unless the plan has exactly these changes. Pairs alternate between address and action.
func (r Result) ExpectChanges(pairs ...string) Result {
	r.t.Helper()
	want := map[string]string{}
	for pair := range slices.Chunk(pairs, 2) {
		want[pair[0]] = pair[1]
	}
	if fmt.Sprint(want) != fmt.Sprint(r.Changes) {
		r.t.Fatalf("the plan has the changes %v, want %v\n%s", r.Changes, want, r.text())
	}
	return r
}

// ExpectError fails the test unless Terraform failed with an error that contains all of these texts, in its summary, its
// detail or the line of the configuration that it refers to.
func (r Result) ExpectError(texts ...string) Result {
	r.t.Helper()
	if r.ExitCode == 0 {
		r.t.Fatalf("Terraform succeeded, want an error with %q:\n%s", texts, r.text())
	}
	return r.expect("error", texts)
}

// ExpectWarning fails the test unless Terraform reported a warning that contains all of these texts. See ExpectError.
func (r Result) ExpectWarning(texts ...string) Result {
	r.t.Helper()
	return r.expect("warning", texts)
}

func (r Result) expect(severity string, texts []string) Result {
	r.t.Helper()
	for _, diagnostic := range r.Diagnostics {
		missing := func(text string) bool { return !strings.Contains(diagnostic.String(), text) }
		if diagnostic.Severity == severity && !slices.ContainsFunc(texts, missing) {
			return r
		}
	}
	r.t.Fatalf("no %s contains all of %q:\n%s", severity, texts, r.text())
	return r
}

// ExpectNoWarnings fails the test if Terraform reported a warning.
func (r Result) ExpectNoWarnings() Result {
	r.t.Helper()
	for _, diagnostic := range r.Diagnostics {
		if diagnostic.Severity == "warning" {
			r.t.Fatalf("unexpected %s", diagnostic)
		}
	}
	return r
}

// ImportFails runs terraform import and fails the test unless it fails with an error that contains all of these texts.
func (w *Workspace) ImportFails(address, id string, texts ...string) {
	w.t.Helper()
	output, err := w.command("import", "-no-color", "-input=false", address, id).CombinedOutput()
	if err == nil {
		w.t.Fatalf("the import of %s succeeded:\n%s", id, output)
	}
	// Terraform wraps and frames what it prints without -json.
	text := strings.Join(strings.Fields(strings.NewReplacer("│", "", "╷", "", "╵", "").Replace(string(output))), " ")
	for _, want := range texts {
		if !strings.Contains(text, want) {
			w.t.Errorf("the error of importing %s does not contain %q:\n%s", id, want, output)
		}
	}
}

// Errors returns the number of errors that Terraform reported.
func (r Result) Errors() int {
	count := 0
	for _, diagnostic := range r.Diagnostics {
		if diagnostic.Severity == "error" {
			count++
		}
	}
	return count
}
