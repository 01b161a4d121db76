// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar_test

import (
	"fmt"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// listedUsers is more than the reads that pay for the first page of all users (DESIGN.md, section 7).
const listedUsers = 40

// listedConfig has users that select system avatars. Every fourth one is inactive.
var listedConfig = fmt.Sprintf(`
locals {
  bots = { for number in range(%d) : format("bot-%%02d", number) => number }
}

resource "jira_user" "bot" {
  for_each      = local.bots
  username      = each.key
  display_name  = each.key
  email_address = "${each.key}@example.com"
  active        = each.value %% 4 > 0
}

resource "jira_user_avatar" "bot" {
  for_each  = local.bots
  user_key  = jira_user.bot[each.key].key
  avatar_id = "10334"
}
`, listedUsers)

func bot(resource string, number int) string {
	return fmt.Sprintf(`jira_user%s.bot["bot-%02d"]`, resource, number)
}

// Whatever the list contains, a plan is empty where nothing changed, and shows every change outside Terraform. Only the
// number of requests differs.
func TestAccUserAvatar_listedUsers(t *testing.T) {
	const inactive = listedUsers / 4
	for name, test := range map[string]struct {
		version string
		list    jirasim.UserListSettings
		// fewest and most are the requests of a plan, without serverInfo. Which reads precede the page depends on Terraform.
		fewest, most int
	}{
		"everything":        {"11.3", jirasim.UserListSettings{}, 32, 32},
		"Jira 10.3":         {"10.3", jirasim.UserListSettings{}, 32, 32},
		"Jira 9.12":         {"9.12", jirasim.UserListSettings{}, listedUsers, listedUsers},
		"no inactive users": {"11.3", jirasim.UserListSettings{WithoutInactive: true}, 32, 32 + inactive},
		// All avatars need the single read.
		"no avatars":   {"11.3", jirasim.UserListSettings{WithoutAvatarURLs: true}, listedUsers + 1, listedUsers + 1},
		"no e-mail":    {"11.3", jirasim.UserListSettings{WithoutEmail: true}, 32, listedUsers + 1},
		"pages of ten": {"11.3", jirasim.UserListSettings{PageSize: 10}, 32, listedUsers + 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			workspace := acceptance.New(t, jirasim.Settings{Version: test.version, UserList: test.list, GravatarOff: true})
			workspace.Configure(listedConfig)
			workspace.Apply()
			workspace.Jira.ForgetRequests()
			workspace.ExpectEmptyPlan()
			if sent := len(workspace.Sent()); sent < test.fewest || sent > test.most {
				t.Errorf("the plan sent %d requests, want %d to %d", sent, test.fewest, test.most)
			}
			for number, change := range map[int]func(*jirasim.User){
				7:  func(user *jirasim.User) { user.DisplayName = "Changed" },
				13: func(user *jirasim.User) { user.EmailAddress = "changed@example.com" },
				21: func(user *jirasim.User) { user.Active = false },
				24: func(user *jirasim.User) { user.Active = true },
				30: func(user *jirasim.User) { user.SelectedAvatar = 10335 },
				39: func(user *jirasim.User) { user.Name = "renamed" },
			} {
				workspace.Jira.ChangeUser(fmt.Sprintf("bot-%02d", number), change)
			}
			workspace.Jira.RemoveUser("bot-35")
			workspace.Apply().ExpectChanges(bot("", 7), "update", bot("", 13), "update", bot("", 21), "update", bot("", 24), "update",
				bot("_avatar", 30), "update", bot("", 39), "update", bot("", 35), "create", bot("_avatar", 35), "create")
			workspace.ExpectEmptyPlan()
		})
	}
}
