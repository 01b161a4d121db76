// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar_test

import (
	"fmt"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func TestUserAvatarList_matchesImport(t *testing.T) {
	acceptance.OnEveryJira(t, func(t *testing.T, workspace *acceptance.Workspace, robot jirasim.User) {
		workspace.Jira.SelectAvatar(robot.Key, workspace.Jira.AddAvatar(robot.Key, 24880, acceptance.Plain(64, 64, green)))
		query := acceptance.Query{Type: "jira_user_avatar", Arguments: map[string]any{"query": "robot"}}
		results := query.Run(t, workspace.Jira)
		if len(results) != 1 || results[0].DisplayName != "Robot (robot)" || fmt.Sprint(results[0].Identity) != fmt.Sprintf("map[user_key:%s]", robot.Key) || results[0].Resource != nil {
			t.Fatalf("listed %+v", results)
		}
		query.IncludeResource = true
		workspace.Jira.ForgetRequests()
		resource := query.Run(t, workspace.Jira)[0].Resource
		if resource["user_key"] != robot.Key || resource["id"] != robot.Key || resource["avatar_id"] != "24880" || resource["on_destroy"] != "reset" ||
			resource["uploaded_avatar_id"] != nil || resource["file"] != nil || resource["urls"] == nil {
			t.Errorf("the attributes are %v", resource)
		}
		workspace.ExpectSent("GET user/search")
	})
}

// A Gravatar hides which avatar is selected, so the list needs one more request for each user.
func TestUserAvatarList_gravatar(t *testing.T) {
	workspace, _ := newWorkspace(t, jirasim.Settings{})
	query := acceptance.Query{Type: "jira_user_avatar", Arguments: map[string]any{"query": "robot"}, IncludeResource: true}
	resource := query.Run(t, workspace.Jira)[0].Resource
	if resource["avatar_id"] != fmt.Sprint(workspace.Jira.DefaultAvatar()) {
		t.Errorf("the attributes are %v", resource)
	}
	workspace.ExpectSent("GET user/search", "GET user/avatars")
	workspace.Jira.Misbehave(jirasim.Fault{Path: "/user/avatars", Kind: jirasim.LoginPage})
	if results := query.Run(t, workspace.Jira); len(results) != 1 || len(results[0].Problems) != 1 {
		t.Errorf("listed %+v", results)
	}
}
