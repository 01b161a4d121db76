// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar_test

import (
	"fmt"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func TestPictureIsNamedByItsAddress(t *testing.T) {
	acceptance.NeedsFunctions(t)
	workspace, user := workspace(t, jirasim.Settings{})
	workspace.Jira.AddAvatar(user.Key, 24880, acceptance.Plain(64, 64, green))
	address := fmt.Sprintf("%s/secure/useravatar?size=xlarge&ownerId=%s&avatarId=24880", workspace.Jira.URL(), user.Key)
	workspace.Configure(avatar(fmt.Sprintf("avatar_id = provider::jira::avatar_id(%q)", address)))
	workspace.Apply().ExpectNoWarnings()
	workspace.ExpectShown("robot", 24, 24, green)
	workspace.ExpectEmptyPlan()

	workspace.Configure(avatar(`avatar_id = provider::jira::avatar_id("https://www.gravatar.com/avatar/1")`))
	workspace.Try("plan").ExpectError("avatar_id =", "This is a Gravatar")
}
