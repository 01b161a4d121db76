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

const avatarsConfig = `
data "jira_user_avatars" "robot" {
  username = "robot"
}
`

func TestAccUserAvatarsDataSource_everyJira(t *testing.T) {
	acceptance.OnEveryJira(t, func(t *testing.T, workspace *acceptance.Workspace, robot jirasim.User) {
		workspace.Jira.AddAvatar(robot.Key, 24880, acceptance.Plain(64, 64, green))
		workspace.Jira.SelectAvatar(robot.Key, workspace.Jira.AddAvatar(robot.Key, 24881, acceptance.Plain(64, 64, red)))
		workspace.Configure(avatarsConfig)
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
				t.Errorf("the state has the custom avatar %v", avatar)
			}
		}
		if first := system[0].(map[string]any); first["deletable"] != false || first["selected"] != false {
			t.Errorf("the state has the system avatar %v", first)
		}
	})
}

func TestAccUserAvatarsDataSource_default(t *testing.T) {
	workspace, _ := newWorkspace(t, jirasim.Settings{})
	workspace.Configure(avatarsConfig)
	workspace.Apply()
	state := workspace.State("data.jira_user_avatars.robot")
	if state["selected_avatar_id"] != fmt.Sprint(workspace.Jira.DefaultAvatar()) || len(state["custom"].([]any)) != 0 {
		t.Errorf("the state is %v", state)
	}
}

func TestAccUserAvatarsDataSource_errors(t *testing.T) {
	workspace, _ := newWorkspace(t, jirasim.Settings{})
	workspace.Configure(strings.Replace(avatarsConfig, "robot\"\n}", "ghost\"\n}", 1))
	workspace.Try("plan").ExpectError(`User "ghost" not found`, "username =")
	workspace.Configure(strings.Replace(avatarsConfig, "username = \"robot\"", "", 1))
	workspace.Try("plan").ExpectError("Exactly one of these attributes must be configured: [user_key,username]")
	workspace.ConfigureUnknown(avatarsConfig)
	workspace.Try("plan").ExpectError("base_url is not known before an apply")
}
