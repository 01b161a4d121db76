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
// run may fail. The next run must succeed, and afterwards Jira must contain exactly what the configuration declares. All
// cells of an operation share one run of Terraform. Each cell has a user of its own, and its fault affects only requests
// about that user.
func TestAccFaultMatrix(t *testing.T) {
	t.Parallel()
	for _, operation := range operations {
		t.Run(operation.name, func(t *testing.T) {
			t.Parallel()
			operation.run(t)
		})
	}
}

// matrixFault is a kind of fault and the number of requests that it affects. If times is 0, it affects all of them.
type matrixFault struct {
	kind       jirasim.FaultKind
	retryAfter string
	times      int
}

func (f matrixFault) String() string {
	duration := "once"
	if f.times == 0 {
		duration = "always"
	}
	return fmt.Sprintf("%s%s %s", f.kind, f.retryAfter, duration)
}

func matrixFaults() []matrixFault {
	var all []matrixFault
	for _, kind := range []jirasim.FaultKind{
		jirasim.DropBefore, jirasim.DropAfter, jirasim.Unavailable, jirasim.BadGateway, jirasim.BadGatewayAfter, jirasim.LoginPage,
		jirasim.Truncated, jirasim.Empty, jirasim.WrongContentType, jirasim.Redirect, jirasim.SlowDrip, jirasim.Status500,
	} {
		all = append(all, matrixFault{kind: kind, times: 1}, matrixFault{kind: kind})
	}
	return append(all,
		matrixFault{kind: jirasim.TooManyRequests, times: 1},
		matrixFault{kind: jirasim.Unavailable, retryAfter: "1", times: 1},
		matrixFault{kind: jirasim.Huge, times: 1})
}

// target is a request of an operation that a fault affects.
type target struct {
	method, path string
	// skip is the number of such requests that succeed first.
	skip int
}

// cell combines one target with one fault, for a user of its own.
type cell struct {
	target
	matrixFault
	number int
	// user is the user that exists before the run, if the operation is existing.
	user jirasim.User
	// affected counts the requests that the fault affected.
	affected *atomic.Int32
}

func (c cell) name() string { return fmt.Sprintf("cell-%d", c.number) }

func (c cell) String() string {
	return fmt.Sprintf("%s: %s on %s %s after %d requests", c.name(), c.matrixFault, c.method, c.path, c.skip)
}

// fault returns the fault of the cell, limited to requests about the cell's user.
func (c cell) fault(server *jirasim.Server) jirasim.Fault {
	return jirasim.Fault{
		Method: c.method, Path: c.path, Skip: c.skip, Times: c.times, Kind: c.kind, RetryAfter: c.retryAfter,
		During: func(jirasim.Request) { c.affected.Add(1) },
		Match: func(request jirasim.Request) bool {
			username, key := request.Query.Get("username"), request.Query.Get("key")
			if key != "" {
				user, _ := server.UserByKey(key)
				username = user.Name
			}
			return username == c.name() || username == c.name()+"-renamed" || strings.Contains(string(request.Body), `"`+c.name()+`"`)
		},
	}
}

// operation is a change that one apply makes, with the requests that it sends.
type operation struct {
	name    string
	targets []target
	// existing is whether the users exist in Jira before the first apply.
	existing bool
	// before is the configuration that is applied without faults, and after the one that is applied with faults. drift changes
	// Jira outside Terraform in between. before and drift may be nil.
	before, after func(cell) string
	drift         func(*jirasim.Server, cell)
	// check compares what Jira contains afterwards with the configuration after.
	check func(*testing.T, *jirasim.Server, cell)
}

func (o operation) cells() []cell {
	var cells []cell
	for _, target := range o.targets {
		for _, fault := range matrixFaults() {
			cells = append(cells, cell{target: target, matrixFault: fault, number: len(cells), affected: new(atomic.Int32)})
		}
	}
	return cells
}

func (o operation) run(t *testing.T) {
	workspace := acceptance.New(t, jirasim.Settings{})
	workspace.Jira.AddGroup("bots")
	workspace.Jira.AddGroup("robots")
	cells := o.cells()
	for index := range cells {
		if o.existing {
			name := cells[index].name()
			cells[index].user = workspace.Jira.AddUser(jirasim.User{Name: name, DisplayName: name, EmailAddress: name + "@example.com", Active: true})
		}
	}
	workspace.WriteImage("old.png", acceptance.Plain(100, 100, red))
	workspace.WriteImage("new.png", acceptance.Plain(100, 100, blue))
	workspace.WriteImage("small.png", acceptance.Plain(40, 40, blue))
	configure := func(resources func(cell) string, providerArguments string) {
		var hcl strings.Builder
		for _, cell := range cells {
			hcl.WriteString(resources(cell))
		}
		workspace.ConfigureAs(workspace.Administrator()+"\n  avatar_upload = \"session\"\n  max_concurrent_requests = 40\n"+providerArguments, hcl.String())
	}
	if o.before != nil {
		configure(o.before, "")
		workspace.Apply("-parallelism=40")
	}
	for _, cell := range cells {
		if o.drift != nil {
			o.drift(workspace.Jira, cell)
		}
		workspace.Jira.Misbehave(cell.fault(workspace.Jira))
	}
	configure(o.after, "  request_timeout = \"1s\"\n  max_retries = 2")
	first := workspace.Try("apply", "-auto-approve", "-parallelism=40")
	workspace.Jira.Behave()
	configure(o.after, "")
	workspace.Apply("-parallelism=40")
	workspace.ExpectEmptyPlan()
	for address, resource := range workspace.States() {
		if resource.Tainted {
			t.Errorf("%s is tainted", address)
		}
	}
	for _, cell := range cells {
		o.check(t, workspace.Jira, cell)
		if cell.affected.Load() == 0 {
			t.Errorf("%s: the fault affected no request", cell)
		}
	}
	if users := len(workspace.Jira.Users()); users > len(cells)+1 {
		t.Errorf("Jira has %d users, more than the configuration declares", users)
	}
	if failed := workspace.Jira.FailedLogins(); failed > 0 {
		t.Errorf("Jira counted %d failed logins, want 0", failed)
	}
	t.Logf("%s: %d requests x %d faults = %d cells converged; the first run reported %d errors", o.name, len(o.targets), len(matrixFaults()), len(cells), first.Errors())
}

// expectAvatars reports an error unless the user of the cell has count custom avatars and shows the newest of them, or the
// default avatar if count is 0.
func expectAvatars(t *testing.T, server *jirasim.Server, cell cell, count int) {
	t.Helper()
	user, _ := server.User(cell.name())
	var ids []int64
	for _, avatar := range server.Avatars(user.Key) {
		ids = append(ids, avatar.ID)
	}
	shown := server.DefaultAvatar()
	if count > 0 && len(ids) > 0 {
		shown = slices.Max(ids)
	}
	if len(ids) != count || server.ShownAvatar(user.Key) != shown {
		t.Errorf("%s: the user has the custom avatars %v and shows %d", cell, ids, server.ShownAvatar(user.Key))
	}
}
