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

// Result is what Terraform said and did.
type Result struct {
	// ExitCode is Terraform's own.
	ExitCode int
	// Changes are the planned actions by resource address: "create", "update", "replace", "delete".
	Changes map[string]string
	// Drift are the addresses of what was found to have changed outside of Terraform.
	Drift []string
	// Diagnostics are errors and warnings, in the order in which they came.
	Diagnostics []Diagnostic
	// Output is everything that was printed, for searching.
	Output string
	// messages are what a person would read of it.
	messages []string
	t        *testing.T
}

// Diagnostic is an error or a warning as the user sees it.
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

// String is the diagnostic with the line of configuration that it points at.
func (d Diagnostic) String() string {
	code := ""
	if d.Snippet != nil {
		code = " at «" + strings.TrimSpace(d.Snippet.Code) + "»"
	}
	return fmt.Sprintf("%s: %s%s: %s", d.Severity, d.Summary, code, d.Detail)
}

// Apply applies the configuration; the test ends where that fails.
func (w *Workspace) Apply(arguments ...string) Result {
	w.t.Helper()
	return w.Try("apply", append([]string{"-auto-approve"}, arguments...)...).mustSucceed()
}

// Destroy destroys everything; the test ends where that fails.
func (w *Workspace) Destroy() Result {
	w.t.Helper()
	return w.Try("destroy", "-auto-approve").mustSucceed()
}

// Plan plans; the test ends where that fails.
func (w *Workspace) Plan(arguments ...string) Result {
	w.t.Helper()
	return w.Try("plan", arguments...).mustSucceed()
}

// ExpectEmptyPlan plans, and fails the test where anything is to be done.
func (w *Workspace) ExpectEmptyPlan() {
	w.t.Helper()
	if result := w.Plan(); len(result.Changes) > 0 {
		w.t.Fatalf("a second plan is not empty: %v\n%s", result.Changes, result.said())
	}
}

// Try runs a Terraform command with -json output, whatever comes of it.
func (w *Workspace) Try(command string, arguments ...string) Result {
	w.t.Helper()
	flags := []string{command, "-json", "-input=false"}
	if command == "query" {
		flags = flags[:2] // it never asks
	}
	process := w.command(append(flags, arguments...)...)
	output, err := process.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		w.t.Fatalf("running terraform %s: %v", command, err)
	}
	return w.read(process.ProcessState.ExitCode(), output)
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
				continue // it speaks of how the test runs
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

// said is what Terraform printed, for people.
func (r Result) said() string { return "  " + strings.Join(r.messages, "\n  ") }

func (r Result) mustSucceed() Result {
	r.t.Helper()
	if r.ExitCode != 0 {
		r.t.Fatalf("Terraform failed:\n%s", r.said())
	}
	return r
}

// ExpectChanges fails the test unless exactly these actions were planned: pairs of address and action.
func (r Result) ExpectChanges(pairs ...string) Result {
	r.t.Helper()
	wanted := map[string]string{}
	for pair := range slices.Chunk(pairs, 2) {
		wanted[pair[0]] = pair[1]
	}
	if fmt.Sprint(wanted) != fmt.Sprint(r.Changes) {
		r.t.Fatalf("planned %v instead of %v\n%s", r.Changes, wanted, r.said())
	}
	return r
}

// ExpectError fails the test unless Terraform failed with an error that has all these texts in its summary, its detail
// or the line that it points at.
func (r Result) ExpectError(texts ...string) Result {
	r.t.Helper()
	if r.ExitCode == 0 {
		r.t.Fatalf("Terraform succeeded, where an error was expected with %q:\n%s", texts, r.said())
	}
	return r.expect("error", texts)
}

// ExpectWarning fails the test unless there is a warning with all these texts.
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
	r.t.Fatalf("no %s has all of %q:\n%s", severity, texts, r.said())
	return r
}

// ExpectNoWarnings fails the test where there is any.
func (r Result) ExpectNoWarnings() Result {
	r.t.Helper()
	for _, diagnostic := range r.Diagnostics {
		if diagnostic.Severity == "warning" {
			r.t.Fatalf("unexpected %s", diagnostic)
		}
	}
	return r
}

// ImportFails imports with the command, which must fail with an error that has all these texts.
func (w *Workspace) ImportFails(address, id string, texts ...string) {
	w.t.Helper()
	output, err := w.command("import", "-no-color", "-input=false", address, id).CombinedOutput()
	if err == nil {
		w.t.Fatalf("importing %s succeeded:\n%s", id, output)
	}
	said := strings.Join(strings.Fields(strings.NewReplacer("│", "", "╷", "", "╵", "").Replace(string(output))), " ")
	for _, text := range texts {
		if !strings.Contains(said, text) {
			w.t.Errorf("importing %s did not say %q:\n%s", id, text, output)
		}
	}
}

// Errors is how many errors Terraform reported.
func (r Result) Errors() int {
	count := 0
	for _, diagnostic := range r.Diagnostics {
		if diagnostic.Severity == "error" {
			count++
		}
	}
	return count
}
