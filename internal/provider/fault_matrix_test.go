// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package provider_test

import (
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// TestAccFaultMatrix combines every request of every operation with every kind of fault, once and for the whole run. The
// run may fail. The next run must succeed, and afterwards Jira must contain exactly what the configuration declares, and
// what belongs to others exactly as it was. All cells of an operation share one run of Terraform. Each cell has a user of
// its own, and its fault affects only requests about that user.
//
// With a token, only the avatar operations are repeated, because nothing else depends on sessions, and only with the faults
// that hide what Jira did.
func TestAccFaultMatrix(t *testing.T) {
	t.Parallel()
	var total matrixTotal
	t.Cleanup(func() { total.log(t) })
	for _, login := range matrixLogins {
		for _, operation := range operations {
			if login.avatarsOnly && !operation.avatars {
				continue
			}
			t.Run(login.name+"/"+operation.name, func(t *testing.T) {
				t.Parallel()
				matrixRun{operation: operation, login: login, faults: login.faults(), total: &total}.run(t)
			})
		}
	}
}

// TestAccFaultMatrix_lateWrites is the part of the matrix in which Jira carries a write out after the client stopped
// waiting: after the look-up that follows, or after the run. The second next run must change nothing.
func TestAccFaultMatrix_lateWrites(t *testing.T) {
	t.Parallel()
	var total matrixTotal
	t.Cleanup(func() { total.log(t) })
	for _, login := range matrixLogins {
		for _, operation := range operations {
			if operation.targets = operation.writes(); len(operation.targets) == 0 || login.avatarsOnly && !operation.avatars {
				continue
			}
			t.Run(login.name+"/"+operation.name, func(t *testing.T) {
				t.Parallel()
				matrixRun{operation: operation, login: login, faults: lateFaults, applies: 2, total: &total}.run(t)
			})
		}
	}
}

// matrixLogin is a way to authenticate.
type matrixLogin struct {
	name      string
	settings  jirasim.Settings
	arguments func(*acceptance.Workspace) string
	faults    func() []matrixFault
	// avatarsOnly leaves out the operations that do not depend on sessions. sessionsEnd says that Jira cannot confirm an
	// upload, so that the provider confirms none once it knows.
	avatarsOnly, sessionsEnd bool
}

var matrixLogins = []matrixLogin{
	{
		name: "password", faults: matrixFaults,
		arguments: func(workspace *acceptance.Workspace) string {
			return workspace.Administrator() + "\n  avatar_upload = \"session\""
		},
	},
	{
		name: "token with sessions", settings: jirasim.Settings{TokenSessionsKept: true}, faults: processedFaults, avatarsOnly: true,
		arguments: func(workspace *acceptance.Workspace) string {
			return workspace.Token() + "\n  avatar_upload = \"session\""
		},
	},
	{
		name: "token without sessions", faults: processedFaults, avatarsOnly: true, sessionsEnd: true,
		arguments: (*acceptance.Workspace).Token,
	},
}

// matrixRun is an operation with one login and with all faults.
type matrixRun struct {
	operation
	login  matrixLogin
	faults []matrixFault
	// applies is the number of runs after the one with faults, 1 if it is 0.
	applies int
	total   *matrixTotal
}

// matrixTotal counts cells over all operations.
type matrixTotal struct{ cells, failed atomic.Int32 }

func (total *matrixTotal) log(t *testing.T) {
	t.Helper()
	t.Logf("%d cells, %d of them failed", total.cells.Load(), total.failed.Load())
}

func (r matrixRun) cells() []*cell {
	var cells []*cell
	for _, target := range r.targets {
		for _, fault := range r.faults {
			cells = append(cells, &cell{target: target, matrixFault: fault, number: len(cells)})
		}
	}
	return cells
}

func (r matrixRun) run(t *testing.T) {
	workspace := acceptance.New(t, r.login.settings)
	cells := r.cells()
	r.prepare(workspace, cells)
	login := r.login.arguments(workspace)
	configure := func(resources func(*cell) string, arguments string) {
		var hcl strings.Builder
		for _, cell := range cells {
			hcl.WriteString(resources(cell))
		}
		workspace.ConfigureAs(login+"\n  max_concurrent_requests = 40\n"+arguments, hcl.String())
	}
	if r.before != nil {
		configure(r.before, "")
		workspace.Apply("-parallelism=40")
	}
	for _, cell := range cells {
		r.addForeignObjects(workspace.Jira, cell)
		if r.drift != nil {
			r.drift(workspace.Jira, cell)
		}
		workspace.Jira.Misbehave(cell.fault(workspace.Jira))
	}
	// A fault affects the request about one user, so that no user may be read from the list of all users.
	workspace.Jira.Misbehave(jirasim.Fault{Path: "/user/list", Kind: jirasim.NotFound})
	foreign := foreignObjects(workspace.Jira)
	configure(r.after, "  request_timeout = \"1s\"\n  max_retries = 2")
	first := workspace.Try("apply", "-auto-approve", "-parallelism=40")
	workspace.Jira.Behave()
	workspace.Jira.CarryOutLate()
	configure(r.after, "")
	problems := matrixProblems{cells: cells}
	for attempt := range max(r.applies, 1) {
		result := workspace.Try("apply", "-auto-approve", "-parallelism=40")
		if attempt+1 == max(r.applies, 1) {
			problems.addErrors(result)
		}
	}
	problems.addChanges(workspace.Try("plan"))
	problems.addTainted(workspace)
	r.check(workspace.Jira, &problems)
	problems.addForeign(foreign, foreignObjects(workspace.Jira))
	if failed := workspace.Jira.FailedLogins(); failed > 0 {
		problems.add("", "Jira counted %d failed logins", failed)
	}
	r.report(t, &problems, first.Errors())
}

// prepare adds what exists before the first run.
func (r matrixRun) prepare(workspace *acceptance.Workspace, cells []*cell) {
	workspace.Jira.AddGroup("bots")
	workspace.Jira.AddGroup("robots")
	addForeignUser(workspace.Jira)
	for _, cell := range cells {
		name := cell.name()
		user := jirasim.User{Name: name, DisplayName: name, EmailAddress: name + "@example.com", Active: true}
		switch {
		case r.existing:
			cell.user = workspace.Jira.AddUser(user)
			r.addForeignObjects(workspace.Jira, cell)
		case r.reused:
			cell.user = workspace.Jira.AddUser(user)
			r.addForeignObjects(workspace.Jira, cell)
			workspace.Jira.RemoveUser(name)
			cell.inForeignGroup = false // as a deleted user is in no group
		}
	}
	workspace.WriteImage("old.png", acceptance.Plain(100, 100, red))
	workspace.WriteImage("new.png", acceptance.Plain(100, 100, blue))
	workspace.WriteImage("small.png", acceptance.Plain(40, 40, blue))
}

// check calls the check of the operation for each cell that met its fault.
func (r matrixRun) check(server *jirasim.Server, problems *matrixProblems) {
	for _, cell := range problems.cells {
		if cell.affected.Load() == 0 && !(r.login.sessionsEnd && cell.path == "/user/avatar" && cell.method == "POST") {
			problems.add(cell.name(), "the fault affected no request")
		}
		if problem := r.operation.check(server, cell); problem != "" {
			problems.add(cell.name(), "%s", problem)
		}
		if problem := foreignProblem(server, cell); problem != "" {
			problems.add(cell.name(), "%s", problem)
		}
	}
}

func (r matrixRun) report(t *testing.T, problems *matrixProblems, firstErrors int) {
	t.Helper()
	met, failed := 0, 0
	for _, cell := range problems.cells {
		if cell.affected.Load() > 0 {
			met++
		}
		if found := problems.of[cell.name()]; len(found) > 0 {
			failed++
			t.Errorf("%s: %s", cell, strings.Join(found, "; "))
		}
	}
	for _, found := range problems.of[""] {
		t.Error(found)
	}
	r.total.cells.Add(int32(met))
	r.total.failed.Add(int32(failed))
	t.Logf("%d requests x %d faults: %d cells, %d of them failed; the first run reported %d errors", len(r.targets), len(r.faults), met, failed, firstErrors)
}

// matrixProblems collects what is wrong, by the name of the cell. The name "" is for what concerns no cell.
type matrixProblems struct {
	cells []*cell
	of    map[string][]string
}

func (p *matrixProblems) add(name, format string, arguments ...any) {
	if p.of == nil {
		p.of = map[string][]string{}
	}
	if text := fmt.Sprintf(format, arguments...); !slices.Contains(p.of[name], text) {
		p.of[name] = append(p.of[name], text)
	}
}

// cellOf returns the name of the cell in the address of its resource.
func cellOf(address string) string {
	_, name, _ := strings.Cut(address, ".")
	return name
}

func (p *matrixProblems) addErrors(result acceptance.Result) {
	for _, diagnostic := range result.Diagnostics {
		if diagnostic.Severity == "error" {
			p.add(cellOf(diagnostic.Address), "the next apply failed: %s: %s", diagnostic.Summary, diagnostic.Detail)
		}
	}
}

func (p *matrixProblems) addChanges(result acceptance.Result) {
	if result.ExitCode != 0 {
		p.add("", "the last plan failed")
	}
	for address, action := range result.Changes {
		p.add(cellOf(address), "the last plan has the change %s", action)
	}
}

func (p *matrixProblems) addTainted(workspace *acceptance.Workspace) {
	for address, resource := range workspace.States() {
		if resource.Tainted {
			p.add(cellOf(address), "the resource is tainted")
		}
	}
}

func (p *matrixProblems) addForeign(before, after map[string]string) {
	for name, want := range before {
		if after[name] != want {
			p.add("", "%s was %s and is %s", name, want, after[name])
		}
	}
	for name := range after {
		if _, existed := before[name]; !existed {
			p.add("", "%s did not exist before", name)
		}
	}
}
