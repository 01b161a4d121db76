// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package group_test

import (
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// An empty group that existed before is not claimed and not deleted, even if the response to the creation would be lost.
func TestAccGroup_existedBefore(t *testing.T) {
	for _, kind := range []jirasim.FaultKind{jirasim.DropBefore, jirasim.BadGateway, jirasim.LoginPage, jirasim.Status500} {
		t.Run(string(kind), func(t *testing.T) {
			workspace, _ := workspace(t)
			workspace.Jira.AddGroup("robots")
			workspace.Jira.Misbehave(jirasim.Fault{Method: "POST", Path: "/group", Kind: kind, Times: 1})
			workspace.Configure(group("robots"))
			workspace.Try("apply", "-auto-approve").ExpectError(`Group "robots" already exists`, "import {")
			workspace.ExpectSent("GET group/member")
			if len(workspace.States()) > 0 {
				t.Error("state has a resource")
			}
			workspace.Destroy()
			if !exists(workspace, "robots") {
				t.Error("the group was deleted")
			}
		})
	}
}

// Jira carries out the first creation after the look-up, and refuses the second one.
func TestAccGroup_createdLate(t *testing.T) {
	workspace, _ := workspace(t)
	workspace.Jira.Misbehave(jirasim.Fault{Method: "POST", Path: "/group", Kind: jirasim.DropBefore, Times: 1})
	workspace.Jira.Misbehave(jirasim.Fault{Method: "POST", Path: "/group", Times: 1, During: func(jirasim.Request) { workspace.Jira.AddGroup("robots") }})
	workspace.Configure(group("robots"))
	workspace.Apply().ExpectNoWarnings()
	workspace.ExpectEmptyPlan()
	workspace.Destroy()
	if exists(workspace, "robots") {
		t.Error("the group still exists")
	}
}
