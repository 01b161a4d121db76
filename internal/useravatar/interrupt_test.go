// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar_test

import (
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// TestOneInterruptLosesNothing interrupts an apply while Jira is about to answer each of its requests in turn.
func TestOneInterruptLosesNothing(t *testing.T) {
	t.Parallel()
	for _, request := range []struct{ method, path string }{
		{"GET", "/serverInfo"}, {"POST", "/user"}, {"POST", "/user/avatar/temporary"}, {"POST", "/user/avatar"}, {"PUT", "/user/avatar"}, {"GET", "/user"},
	} {
		t.Run(request.method+" "+request.path, func(t *testing.T) {
			t.Parallel()
			made := acceptance.NewWithBinary(t, jirasim.Settings{})
			made.WritePicture("bot.png", acceptance.Plain(200, 200, blue))
			made.Configure(userAndAvatar("bot", "user_key = jira_user.bot.key"))
			made.ApplyInterruptedAt(jirasim.Fault{Method: request.method, Path: request.path, Times: 1})
			if bot, there := made.Jira.Account("bot"); there {
				if key := made.State("jira_user.bot")["key"]; key != bot.Key {
					t.Errorf("the state has the account %v, Jira has %s", key, bot.Key)
				}
				if ids := custom(made, bot); len(ids) > 0 && made.States()["jira_user_avatar.bot"].Address == "" {
					t.Errorf("the state has lost the avatars %v", ids)
				}
			}
			made.Apply()
			made.ExpectShown("bot", 24, 24, blue)
			bot, _ := made.Jira.Account("bot")
			if ids := custom(made, bot); len(ids) != 1 {
				t.Errorf("the account has the avatars %v", ids)
			}
			made.ExpectEmptyPlan()
		})
	}
}
