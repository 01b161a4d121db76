// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"slices"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// everyFault are all ways in which the simulated Jira, or what stands in front of it, misbehaves.
var everyFault = []jirasim.FaultKind{
	jirasim.DropBefore, jirasim.DropAfter, jirasim.TooManyRequests, jirasim.Unavailable, jirasim.BadGateway,
	jirasim.BadGatewayAfter, jirasim.LoginPage, jirasim.Truncated, jirasim.Empty, jirasim.WrongContentType,
	jirasim.Redirect, jirasim.Huge, jirasim.SlowDrip, jirasim.Status500,
}

// everySmallFault leaves out the one that takes long: each time it is 16 MB.
var everySmallFault = slices.DeleteFunc(slices.Clone(everyFault), func(kind jirasim.FaultKind) bool { return kind == jirasim.Huge })
