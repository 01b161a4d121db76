// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package usersearch_test

import (
	"testing"
	"time"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// lastLogins returns last_login_time of each user in state, by username.
func lastLogins(workspace *acceptance.Workspace) map[string]any {
	logins := map[string]any{}
	for _, user := range workspace.State("data.jira_users.found")["users"].([]any) {
		values := user.(map[string]any)
		logins[values["username"].(string)] = values["last_login_time"]
	}
	return logins
}

func TestAccUsers_details(t *testing.T) {
	t.Parallel()
	for version, want := range map[string]any{"9.12": nil, "10.3": "2026-08-30T16:37:01+10:00", "11.3": "2026-08-30T16:37:01+10:00"} {
		t.Run(version, func(t *testing.T) {
			t.Parallel()
			workspace := acceptance.New(t, jirasim.Settings{Version: version})
			add(workspace, "bot-1", "Bot 1", true)
			add(workspace, "bot-2", "Bot 2", true)
			workspace.Jira.ChangeUser("bot-1", func(user *jirasim.User) {
				user.LastLogin = time.Date(2026, 8, 30, 16, 37, 1, 0, time.FixedZone("", 10*60*60))
			})
			workspace.Configure(users(`query = "bot"`, "details = true"))
			workspace.Apply().ExpectNoWarnings()
			workspace.ExpectSent("GET user/search", "GET user", "GET user")
			if logins := lastLogins(workspace); len(logins) != 2 || logins["bot-1"] != want || logins["bot-2"] != nil {
				t.Errorf("the last logins are %v", logins)
			}
			workspace.ExpectEmptyPlan()

			workspace.Configure(users(`query = "bot"`))
			workspace.Jira.ForgetRequests()
			workspace.Apply()
			workspace.ExpectSent("GET user/search")
			if logins := lastLogins(workspace); len(logins) != 2 || logins["bot-1"] != nil {
				t.Errorf("the last logins are %v", logins)
			}
		})
	}
}

// The bound applies before the first request for a single user.
func TestAccUsers_tooManyDetails(t *testing.T) {
	t.Parallel()
	workspace := acceptance.New(t, jirasim.Settings{Version: "11.3"})
	addMany(workspace, "bot", 1000) // and the administrator
	workspace.Configure(users("all = true", "details = true"))
	workspace.Try("plan").ExpectError("Too many users for details", "details = true", "1001 users", "at most 1000")
	workspace.ExpectSent("GET user/list")
	workspace.Jira.RemoveUser("bot-0000")
	workspace.Apply().ExpectNoWarnings()
	if logins := lastLogins(workspace); len(logins) != 1000 || logins["admin"] == nil {
		t.Errorf("%d users, the administrator last logged in at %v", len(logins), logins["admin"])
	}
}

func TestAccUsers_detailsRefused(t *testing.T) {
	t.Parallel()
	workspace := acceptance.New(t, jirasim.Settings{})
	addMany(workspace, "bot", 3)
	workspace.Jira.Misbehave(jirasim.Fault{Method: "GET", Path: "/user", Kind: jirasim.Status500})
	workspace.Configure(users("all = true", "details = true"))
	workspace.Try("plan").ExpectError("details = true", "read the details of the users")
}
