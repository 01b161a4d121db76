// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user_test

import (
	"image/color"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
)

// A user, its groups, applications and avatar, and the data source share one read. The groups that grant applications are
// read once a run.
func TestAccUser_refreshRequests(t *testing.T) {
	workspace := withGroups(t)
	workspace.WriteImage("robot.png", acceptance.Plain(64, 64, color.NRGBA{B: 255, A: 255}))
	everything := robotWith(groups("bots", "readers"), applications("jira-core", "jira-software")) + avatarOfRobot
	workspace.Configure(everything)
	workspace.Apply()
	workspace.Configure(everything + dataSource(`key = "JIRAUSER10100"`))
	workspace.Jira.ForgetRequests()
	workspace.Plan().ExpectChanges()
	if all := workspace.Jira.Requests(); len(all) != 3 || !strings.HasSuffix(all[0].Path, "/serverInfo") {
		t.Errorf("the run sent %d requests; it must start with one serverInfo", len(all))
	}
	workspace.ExpectSentWithQuery("GET user?key=JIRAUSER10100", "GET applicationrole")
}

func TestAccUser_applicationsReadOnce(t *testing.T) {
	workspace := withGroups(t)
	workspace.Configure(strings.ReplaceAll(robotWith("count = 4", groups("bots")), `"robot"`+"\n", `"robot-${count.index}"`+"\n"))
	workspace.Apply()
	workspace.Jira.ForgetRequests()
	workspace.ExpectEmptyPlan()
	asked := 0
	for _, request := range workspace.SentWithQuery() {
		if request == "GET applicationrole" {
			asked++
		}
	}
	if all := len(workspace.SentWithQuery()); asked != 1 || all != 5 {
		t.Errorf("%d of %d requests read the applications", asked, all)
	}
}

func TestAccUser_createRequests(t *testing.T) {
	workspace := workspace(t)
	workspace.Configure(robotWith(applications("jira-core"), `password_wo = "first"`, "active = true", "send_notification = true"))
	workspace.Apply()
	workspace.ExpectSentWithQuery("POST user")
}
