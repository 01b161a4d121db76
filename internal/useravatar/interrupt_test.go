// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar_test

import (
	"fmt"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// TestAccUserAvatar_interrupt interrupts an apply at each of its requests, before Jira responds.
func TestAccUserAvatar_interrupt(t *testing.T) {
	t.Parallel()
	for _, request := range []struct{ method, path string }{
		{"GET", "/serverInfo"}, {"POST", "/user"}, {"POST", "/user/avatar/temporary"}, {"POST", "/user/avatar"}, {"PUT", "/user/avatar"}, {"GET", "/user"},
	} {
		t.Run(request.method+" "+request.path, func(t *testing.T) {
			t.Parallel()
			workspace := acceptance.NewWithBinary(t, jirasim.Settings{})
			workspace.WriteImage("bot.png", acceptance.Plain(200, 200, blue))
			workspace.Configure(userAndAvatarConfig("bot", "user_key = jira_user.bot.key"))
			workspace.ApplyInterruptedAt(jirasim.Fault{Method: request.method, Path: request.path, Times: 1})
			if bot, ok := workspace.Jira.User("bot"); ok {
				if key := workspace.State("jira_user.bot")["key"]; key != bot.Key {
					t.Errorf("the user key is %v in state and %s in Jira", key, bot.Key)
				}
				if ids := customAvatars(workspace, bot); len(ids) > 0 && workspace.States()["jira_user_avatar.bot"].Address == "" {
					t.Errorf("the avatars %v are not in state", ids)
				}
			}
			workspace.Apply()
			workspace.ExpectShown("bot", 24, 24, blue)
			bot, _ := workspace.Jira.User("bot")
			if ids := customAvatars(workspace, bot); len(ids) != 1 {
				t.Errorf("the user has the avatars %v", ids)
			}
			workspace.ExpectEmptyPlan()
		})
	}
}

// TestAccUserAvatar_interruptManyUsers interrupts the creation of 20 users at several requests.
func TestAccUserAvatar_interruptManyUsers(t *testing.T) {
	t.Parallel()
	const count = 20
	for _, skipped := range []int{5, 17, 33, 60} {
		t.Run(fmt.Sprintf("after %d requests", skipped), func(t *testing.T) {
			t.Parallel()
			workspace := acceptance.NewWithBinary(t, jirasim.Settings{})
			for number := range count {
				workspace.WriteImage(fmt.Sprintf("bot-%d.png", number), acceptance.Plain(64, 64, acceptance.Color(number)))
			}
			workspace.Configure(manyUsersConfig(count))
			workspace.ApplyInterruptedAt(jirasim.Fault{Skip: skipped, Times: 1})
			states := workspace.States()
			for _, user := range workspace.Jira.Users() {
				number := ""
				if _, err := fmt.Sscanf(user.Name, "bot-%s", &number); err == nil && states[fmt.Sprintf("jira_user.bot[%q]", number)].Address == "" {
					t.Errorf("user %s is not in state", user.Name)
				}
			}
			workspace.Apply()
			expectManyUsers(t, workspace, count)
			workspace.ExpectEmptyPlan()
		})
	}
}
