// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar_test

import (
	"fmt"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func TestAccUserAvatar_supersededDeletedLater(t *testing.T) {
	workspace, user := workspaceWithAvatar(t)
	old := customAvatars(workspace, user)[0]
	workspace.WriteImage("robot.png", acceptance.Plain(300, 300, green))
	workspace.Jira.Misbehave(jirasim.Fault{Method: "DELETE", Kind: jirasim.Status500})
	workspace.Apply().ExpectWarning("Superseded avatar not deleted", fmt.Sprint(old), "The next apply tries to delete it")
	workspace.ExpectShown("robot", 24, 24, green)
	workspace.Jira.Behave()
	workspace.Plan().ExpectChanges("jira_user_avatar.robot", "update")
	workspace.Apply()
	if ids := customAvatars(workspace, user); len(ids) != 1 || ids[0] == old {
		t.Errorf("the user has the avatars %v", ids)
	}
	workspace.ExpectShown("robot", 24, 24, green)
	workspace.ExpectEmptyPlan()
}
