// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package provider_test

import (
	"fmt"
	"strings"
	"sync/atomic"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// matrixFault is a kind of fault and the number of requests that it affects. If times is 0, it affects all of them.
type matrixFault struct {
	kind       jirasim.FaultKind
	retryAfter string
	times      int
	lateBy     int
}

func (f matrixFault) String() string {
	duration := "once"
	switch {
	case f.times == 0:
		duration = "always"
	case f.lateBy > 0:
		duration = fmt.Sprintf("by %d requests", f.lateBy)
	}
	return fmt.Sprintf("%s%s %s", f.kind, f.retryAfter, duration)
}

// matrixFaults returns all kinds of faults, each once and always.
func matrixFaults() []matrixFault {
	var all []matrixFault
	for _, kind := range []jirasim.FaultKind{
		jirasim.DropBefore, jirasim.DropAfter, jirasim.Unavailable, jirasim.UnavailableAfter, jirasim.BadGateway, jirasim.BadGatewayAfter,
		jirasim.LoginPage, jirasim.Truncated, jirasim.Empty, jirasim.WrongContentType, jirasim.Redirect, jirasim.SlowDrip,
		jirasim.Status500, jirasim.Status500After, jirasim.ErrorPageAfter,
	} {
		all = append(all, matrixFault{kind: kind, times: 1}, matrixFault{kind: kind})
	}
	return append(all,
		matrixFault{kind: jirasim.TooManyRequests, times: 1},
		matrixFault{kind: jirasim.Unavailable, retryAfter: "1", times: 1},
		matrixFault{kind: jirasim.Huge, times: 1})
}

// processedFaults returns the faults that hide what Jira did, and two that do nothing for comparison.
func processedFaults() []matrixFault {
	all := []matrixFault{{kind: jirasim.DropBefore, times: 1}, {kind: jirasim.Status500, times: 1}}
	for _, kind := range []jirasim.FaultKind{
		jirasim.DropAfter, jirasim.UnavailableAfter, jirasim.BadGatewayAfter, jirasim.Status500After, jirasim.ErrorPageAfter, jirasim.Truncated,
	} {
		all = append(all, matrixFault{kind: kind, times: 1})
	}
	return append(all, matrixFault{kind: jirasim.DropAfter}, matrixFault{kind: jirasim.Status500After})
}

// lateFaults carry a request out after one look-up, after two further requests, and after the run.
var lateFaults = []matrixFault{
	{kind: jirasim.Late, times: 1, lateBy: 2}, {kind: jirasim.Late, times: 1, lateBy: 3}, {kind: jirasim.Late, times: 1},
}

// target is a request of an operation that a fault affects.
type target struct {
	method, path string
	// skip is the number of such requests that succeed first.
	skip int
}

// cell combines one target with one fault, for a user or a group of its own.
type cell struct {
	target
	matrixFault
	number int
	// user is the user that exists before the run, if the operation is existing or reused.
	user jirasim.User
	// foreignAvatars are the avatars of the user that belong to others. ownerKey is the key of their owner.
	foreignAvatars []int64
	ownerKey       string
	// inForeignGroup is whether the user is a member of foreignGroup.
	inForeignGroup bool
	// affected counts the requests that the fault affected.
	affected atomic.Int32
}

func (c *cell) name() string { return fmt.Sprintf("cell-%d", c.number) }

func (c *cell) String() string {
	return fmt.Sprintf("%s: %s on %s %s after %d requests", c.name(), c.matrixFault, c.method, c.path, c.skip)
}

// fault returns the fault of the cell, limited to requests about the cell's user or group.
func (c *cell) fault(server *jirasim.Server) jirasim.Fault {
	return jirasim.Fault{
		Method: c.method, Path: c.path, Skip: c.skip, Times: c.times, Kind: c.kind, RetryAfter: c.retryAfter, LateBy: c.lateBy,
		During: func(jirasim.Request) { c.affected.Add(1) },
		Match: func(request jirasim.Request) bool {
			username, key := request.Query.Get("username"), request.Query.Get("key")
			if key != "" {
				user, _ := server.UserByKey(key)
				username = user.Name
			}
			return username == c.name() || username == c.name()+"-renamed" || request.Query.Get("groupname") == c.name() ||
				strings.Contains(string(request.Body), `"`+c.name()+`"`)
		},
	}
}
