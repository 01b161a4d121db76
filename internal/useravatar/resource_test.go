// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/compare"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/terraform"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/acceptance/versions"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func TestAccUserAvatar_basic(t *testing.T) {
	fixture := acceptance.NewFixture(t, jirasim.Settings{})
	user := fixture.Jira.AddUser(jirasim.User{Name: "robot", DisplayName: "Robot", EmailAddress: "robot@example.com", Active: true})
	const address = "jira_user_avatar.robot"
	existing := fmt.Sprint(fixture.Jira.SystemAvatars()[3])
	configuration := func(image string) string {
		return fixture.ProviderBlock + fmt.Sprintf("resource \"jira_user_avatar\" \"robot\" {\n  user_key = %q\n  %s\n}\n", user.Key, image)
	}
	blueSquare := fmt.Sprintf("content_base64 = %q", acceptance.PNGBase64(t, acceptance.Plain(64, 64, blue)))
	shows := func(value string) statecheck.StateCheck {
		return statecheck.ExpectKnownValue(address, tfjsonpath.New("avatar_id"), knownvalue.StringExact(value))
	}
	planned := func(action plancheck.ResourceActionType) resource.ConfigPlanChecks {
		return resource.ConfigPlanChecks{
			PreApply:             []plancheck.PlanCheck{plancheck.ExpectResourceAction(address, action)},
			PostApplyPostRefresh: []plancheck.PlanCheck{plancheck.ExpectEmptyPlan()},
		}
	}
	resource.ParallelTest(t, resource.TestCase{
		ProtoV6ProviderFactories: fixture.Factories(),
		CheckDestroy: func(*terraform.State) error {
			if shown := fixture.Jira.ShownAvatar(user.Key); shown != fixture.Jira.DefaultAvatar() || len(fixture.Jira.Avatars(user.Key)) > 0 {
				return fmt.Errorf("after the destroy, the user shows avatar %d and has the avatars %v", shown, fixture.Jira.Avatars(user.Key))
			}
			return nil
		},
		Steps: []resource.TestStep{
			{
				Config:            configuration("avatar_id = " + existing),
				ConfigPlanChecks:  planned(plancheck.ResourceActionCreate),
				ConfigStateChecks: []statecheck.StateCheck{shows(existing), statecheck.ExpectKnownValue(address, tfjsonpath.New("urls"), knownvalue.MapSizeExact(4))},
			},
			{ResourceName: address, ImportState: true, ImportStateVerify: true},
			{ResourceName: address, ImportState: true, ImportStateKind: resource.ImportBlockWithID},
			{
				Config:           configuration(blueSquare),
				ConfigPlanChecks: planned(plancheck.ResourceActionUpdate),
				ConfigStateChecks: []statecheck.StateCheck{
					statecheck.CompareValuePairs(address, tfjsonpath.New("avatar_id"), address, tfjsonpath.New("uploaded_avatar_id"), compare.ValuesSame()),
					statecheck.ExpectKnownValue(address, tfjsonpath.New("stored_size"), knownvalue.Int64Exact(64)),
					statecheck.ExpectKnownValue(address, tfjsonpath.New("image_sha256"), knownvalue.NotNull()),
				},
			},
			// Another avatar is selected outside Terraform.
			{
				PreConfig:        func() { fixture.Jira.SelectAvatar(user.Key, fixture.Jira.SystemAvatars()[5]) },
				Config:           configuration(blueSquare),
				ConfigPlanChecks: planned(plancheck.ResourceActionUpdate),
			},
		},
	})
}

func TestAccUserAvatar_identity(t *testing.T) {
	acceptance.Needs(t, versions.ImportIdentity)
	fixture := acceptance.NewFixture(t, jirasim.Settings{})
	user := fixture.Jira.AddUser(jirasim.User{Name: "robot", DisplayName: "Robot", EmailAddress: "robot@example.com", Active: true})
	const address = "jira_user_avatar.robot"
	resource.ParallelTest(t, resource.TestCase{
		ProtoV6ProviderFactories: fixture.Factories(),
		Steps: []resource.TestStep{
			{
				Config: fixture.ProviderBlock + fmt.Sprintf("resource \"jira_user_avatar\" \"robot\" {\n  user_key  = %q\n  avatar_id = %d\n}\n", user.Key, fixture.Jira.SystemAvatars()[3]),
				ConfigStateChecks: []statecheck.StateCheck{
					statecheck.ExpectIdentity(address, map[string]knownvalue.Check{"user_key": knownvalue.StringExact(user.Key)}),
				},
			},
			{ResourceName: address, ImportState: true, ImportStateKind: resource.ImportBlockWithResourceIdentity},
		},
	})
}

func TestAccUserAvatar_import(t *testing.T) {
	for name, test := range map[string]struct {
		id            func(jirasim.User) string
		configuration func(jirasim.User) string
	}{
		"by key": {
			func(user jirasim.User) string { return user.Key },
			func(user jirasim.User) string { return `user_key = "` + user.Key + `"` },
		},
		"by username": {
			func(jirasim.User) string { return "username:robot" },
			func(jirasim.User) string { return `username = "robot"` },
		},
	} {
		t.Run(name, func(t *testing.T) {
			workspace, user := newWorkspace(t, jirasim.Settings{})
			workspace.Jira.SelectAvatar(user.Key, workspace.Jira.AddAvatar(user.Key, 24880, acceptance.Plain(99, 99, green)))
			workspace.Configure(strings.Replace(avatarConfig("avatar_id = 24880"), `username = "robot"`, test.configuration(user), 1) +
				"import {\n  to = jira_user_avatar.robot\n  id = \"" + test.id(user) + "\"\n}\n")
			workspace.Apply().ExpectNoWarnings()
			workspace.ExpectOnlyReads()
			workspace.ExpectEmptyPlan()
		})
	}
}

func TestAccUserAvatar_importThenFile(t *testing.T) {
	workspace, user := newWorkspace(t, jirasim.Settings{})
	workspace.Jira.SelectAvatar(user.Key, workspace.Jira.AddAvatar(user.Key, 24880, acceptance.Plain(99, 99, green)))
	workspace.WriteImage("robot.png", acceptance.Plain(300, 300, red))
	workspace.Configure(avatarConfig(`file = "${path.cwd}/robot.png"`) + "import {\n  to = jira_user_avatar.robot\n  id = \"username:robot\"\n}\n")
	workspace.Apply().ExpectChanges("jira_user_avatar.robot", "update")
	workspace.ExpectShown("robot", 24, 24, red)
	// The resource must not delete an avatar that it did not upload.
	if ids := customAvatars(workspace, user); len(ids) != 2 || ids[0] != 24880 {
		t.Errorf("the user has the avatars %v", ids)
	}
	workspace.ExpectEmptyPlan()
}

func TestAccUserAvatar_withUser(t *testing.T) {
	t.Parallel()
	workspace := acceptance.New(t, jirasim.Settings{})
	configuration := func(username string) string { return userAndAvatarConfig(username, "user_key = jira_user.bot.key") }
	workspace.WriteImage("bot.png", acceptance.Plain(200, 200, blue))
	workspace.Configure(configuration("bot"))
	workspace.Apply().ExpectChanges("jira_user.bot", "create", "jira_user_avatar.bot", "create")
	workspace.ExpectShown("bot", 24, 24, blue)
	workspace.Jira.ForgetRequests()
	workspace.ExpectEmptyPlan()
	workspace.ExpectSent("GET user")

	workspace.Configure(configuration("renamed"))
	workspace.Apply().ExpectChanges("jira_user.bot", "update")
	workspace.ExpectShown("renamed", 24, 24, blue)
	workspace.ExpectEmptyPlan()

	workspace.Jira.RemoveUser("renamed")
	workspace.Plan().ExpectChanges("jira_user.bot", "create", "jira_user_avatar.bot", "create")
	workspace.Apply()
	workspace.ExpectShown("renamed", 24, 24, blue)
	workspace.ExpectEmptyPlan()
	workspace.Destroy()
	if users := workspace.Jira.Users(); len(users) != 1 {
		t.Errorf("after the destroy, Jira has the users %v", users)
	}
}
