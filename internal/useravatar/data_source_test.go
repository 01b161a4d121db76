// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

const listAvatars = `
data "jira_user_avatars" "robot" {
  username = "robot"
}
`

func TestAvatarsOfAnAccountAreListed(t *testing.T) {
	acceptance.OnEveryJira(t, func(t *testing.T, workspace *acceptance.Workspace, robot jirasim.User) {
		workspace.Jira.AddAvatar(robot.Key, 24880, acceptance.Plain(64, 64, green))
		workspace.Jira.SelectAvatar(robot.Key, workspace.Jira.AddAvatar(robot.Key, 24881, acceptance.Plain(64, 64, red)))
		workspace.Configure(listAvatars)
		workspace.Apply()
		workspace.ExpectSent("GET user", "GET user/avatars")
		state := workspace.State("data.jira_user_avatars.robot")
		custom, system := state["custom"].([]any), state["system"].([]any)
		if state["id"] != robot.Key || state["selected_avatar_id"] != "24881" || len(custom) != 2 || len(system) != len(workspace.Jira.SystemAvatars()) {
			t.Fatalf("the state is %v", state)
		}
		for _, listed := range custom {
			avatar := listed.(map[string]any)
			id := avatar["id"].(string)
			url := avatar["urls"].(map[string]any)["48x48"].(string)
			if avatar["selected"] != (id == "24881") || avatar["deletable"] != true || !strings.Contains(url, "avatarId="+id) {
				t.Errorf("a custom avatar is %v", avatar)
			}
		}
		if first := system[0].(map[string]any); first["deletable"] != false || first["selected"] != false {
			t.Errorf("a system avatar is %v", first)
		}
	})
}

func TestDefaultAvatarIsSelectedWhereNothingIs(t *testing.T) {
	workspace, _ := workspace(t, jirasim.Settings{})
	workspace.Configure(listAvatars)
	workspace.Apply()
	state := workspace.State("data.jira_user_avatars.robot")
	if state["selected_avatar_id"] != fmt.Sprint(workspace.Jira.DefaultAvatar()) || len(state["custom"].([]any)) != 0 {
		t.Errorf("the state is %v", state)
	}
}

func TestAvatarsOfNobodyAreExplained(t *testing.T) {
	workspace, _ := workspace(t, jirasim.Settings{})
	workspace.Configure(strings.Replace(listAvatars, "robot\"\n}", "nobody\"\n}", 1))
	workspace.Try("plan").ExpectError("No such user", "username =", `"nobody"`)
	workspace.Configure(strings.Replace(listAvatars, "username = \"robot\"", "", 1))
	workspace.Try("plan").ExpectError("None of user_key or username is set")
	workspace.ConfigureUnknown(listAvatars)
	workspace.Try("plan").ExpectError("base_url is not known before an apply")
}
