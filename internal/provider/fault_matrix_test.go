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

// TestFaultMatrix lets every request of every operation meet every kind of fault, once and for as long as the run lasts.
// The run may fail; the next one must finish, and in the end Jira must hold exactly what is declared. All cells of an
// operation share one run of Terraform: each is a user of its own, and its fault strikes only requests about it.
func TestFaultMatrix(t *testing.T) {
	t.Parallel()
	for _, operation := range operations {
		t.Run(operation.name, func(t *testing.T) {
			t.Parallel()
			operation.run(t)
		})
	}
}

// misfortune is a kind of fault, and how long it lasts.
type misfortune struct {
	kind       jirasim.FaultKind
	retryAfter string
	times      int
}

func (m misfortune) String() string {
	how := "once"
	if m.times == 0 {
		how = "always"
	}
	return fmt.Sprintf("%s%s %s", m.kind, m.retryAfter, how)
}

func misfortunes() []misfortune {
	var all []misfortune
	for _, kind := range []jirasim.FaultKind{
		jirasim.DropBefore, jirasim.DropAfter, jirasim.Unavailable, jirasim.BadGateway, jirasim.BadGatewayAfter, jirasim.LoginPage,
		jirasim.Truncated, jirasim.Empty, jirasim.WrongContentType, jirasim.Redirect, jirasim.SlowDrip, jirasim.Status500,
	} {
		all = append(all, misfortune{kind: kind, times: 1}, misfortune{kind: kind})
	}
	return append(all,
		misfortune{kind: jirasim.TooManyRequests, times: 1},
		misfortune{kind: jirasim.Unavailable, retryAfter: "1", times: 1},
		misfortune{kind: jirasim.Huge, times: 1})
}

// target is a request of an operation.
type target struct {
	method, path string
	// skip is how many such requests go unharmed first.
	skip int
}

// cell is one request that meets one fault, with a user of its own.
type cell struct {
	target
	misfortune
	number  int
	account jirasim.User
	// struck counts the requests that met the fault.
	struck *atomic.Int32
}

func (c cell) name() string { return fmt.Sprintf("cell-%d", c.number) }

func (c cell) String() string {
	return fmt.Sprintf("%s: %s %s (after %d) meets %s", c.name(), c.method, c.path, c.skip, c.misfortune)
}

// fault strikes the cell's request, if it is about the cell's user.
func (c cell) fault(server *jirasim.Server) jirasim.Fault {
	return jirasim.Fault{
		Method: c.method, Path: c.path, Skip: c.skip, Times: c.times, Kind: c.kind, RetryAfter: c.retryAfter,
		During: func(jirasim.Request) { c.struck.Add(1) },
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

// operation is something that Terraform does, request by request.
type operation struct {
	name    string
	targets []target
	// existing has Jira know the users before Terraform does anything.
	existing bool
	// before is applied unharmed, after under the faults. byHand is what somebody does in between.
	before, after func(cell) string
	byHand        func(*jirasim.Server, cell)
	// check looks at what Jira has in the end.
	check func(*testing.T, *jirasim.Server, cell)
}

func (o operation) cells() []cell {
	var cells []cell
	for _, target := range o.targets {
		for _, misfortune := range misfortunes() {
			cells = append(cells, cell{target: target, misfortune: misfortune, number: len(cells), struck: new(atomic.Int32)})
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
			cells[index].account = workspace.Jira.AddUser(jirasim.User{Name: name, DisplayName: name, EmailAddress: name + "@example.com", Active: true})
		}
	}
	workspace.WriteImage("old.png", acceptance.Plain(100, 100, red))
	workspace.WriteImage("new.png", acceptance.Plain(100, 100, blue))
	workspace.WriteImage("small.png", acceptance.Plain(40, 40, blue))
	configure := func(one func(cell) string, patience string) {
		var hcl strings.Builder
		for _, cell := range cells {
			hcl.WriteString(one(cell))
		}
		workspace.ConfigureAs(workspace.Administrator()+"\n  avatar_upload = \"session\"\n  max_concurrent_requests = 40\n"+patience, hcl.String())
	}
	if o.before != nil {
		configure(o.before, "")
		workspace.Apply("-parallelism=40")
	}
	for _, cell := range cells {
		if o.byHand != nil {
			o.byHand(workspace.Jira, cell)
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
		if cell.struck.Load() == 0 {
			t.Errorf("%s, but no request did: the cell shows nothing", cell)
		}
	}
	if users := len(workspace.Jira.Users()); users > len(cells)+1 {
		t.Errorf("Jira has %d users, more than were declared", users)
	}
	if failed := workspace.Jira.FailedLogins(); failed > 0 {
		t.Errorf("%d failed logins", failed)
	}
	t.Logf("%s: %d requests x %d faults = %d cells converged; the first run failed for %d of them", o.name, len(o.targets), len(misfortunes()), len(cells), first.Errors())
}

// expectAvatars fails the test unless the user has so many avatars of its own, and shows the newest, if any.
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
		t.Errorf("%s: the user has the avatars %v and shows %d", cell, ids, server.ShownAvatar(user.Key))
	}
}
