// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar_test

import (
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// TestOneInterruptLosesNothing interrupts an apply while Jira is about to response each of its requests in turn.
func TestOneInterruptLosesNothing(t *testing.T) {
	t.Parallel()
	for _, request := range []struct{ method, path string }{
		{"GET", "/serverInfo"}, {"POST", "/user"}, {"POST", "/user/avatar/temporary"}, {"POST", "/user/avatar"}, {"PUT", "/user/avatar"}, {"GET", "/user"},
	} {
		t.Run(request.method+" "+request.path, func(t *testing.T) {
			t.Parallel()
			workspace := acceptance.NewWithBinary(t, jirasim.Settings{})
			workspace.WriteImage("bot.png", acceptance.Plain(200, 200, blue))
			workspace.Configure(userAndAvatar("bot", "user_key = jira_user.bot.key"))
			workspace.ApplyInterruptedAt(jirasim.Fault{Method: request.method, Path: request.path, Times: 1})
			if bot, there := workspace.Jira.User("bot"); there {
				if key := workspace.State("jira_user.bot")["key"]; key != bot.Key {
					t.Errorf("the state has the user %v, Jira has %s", key, bot.Key)
				}
				if ids := custom(workspace, bot); len(ids) > 0 && workspace.States()["jira_user_avatar.bot"].Address == "" {
					t.Errorf("the state has lost the avatars %v", ids)
				}
			}
			workspace.Apply()
			workspace.ExpectShown("bot", 24, 24, blue)
			bot, _ := workspace.Jira.User("bot")
			if ids := custom(workspace, bot); len(ids) != 1 {
				t.Errorf("the user has the avatars %v", ids)
			}
			workspace.ExpectEmptyPlan()
		})
	}
}
