// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar_test

import (
	"fmt"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/compare"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/terraform"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"
	"github.com/hashicorp/terraform-plugin-testing/tfversion"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func TestCanonOfAnAvatar(t *testing.T) {
	fixture := acceptance.NewFixture(t, jirasim.Settings{})
	user := fixture.Jira.AddUser(jirasim.User{Name: "robot", DisplayName: "Robot", EmailAddress: "robot@example.com", Active: true})
	const address = "jira_user_avatar.robot"
	existing := fmt.Sprint(fixture.Jira.SystemAvatars()[3])
	configuration := func(picture string) string {
		return fixture.ProviderBlock + fmt.Sprintf("resource \"jira_user_avatar\" \"robot\" {\n  user_key = %q\n  %s\n}\n", user.Key, picture)
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
		TerraformVersionChecks:   []tfversion.TerraformVersionCheck{tfversion.SkipBelow(tfversion.Version1_11_0)},
		CheckDestroy: func(*terraform.State) error {
			if shown := fixture.Jira.ShownAvatar(user.Key); shown != fixture.Jira.DefaultAvatar() || len(fixture.Jira.Avatars(user.Key)) > 0 {
				return fmt.Errorf("destroyed, the user shows %d and has %v", shown, fixture.Jira.Avatars(user.Key))
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
			// Another choice by hand is seen, and repaired.
			{
				PreConfig:        func() { fixture.Jira.SelectAvatar(user.Key, fixture.Jira.SystemAvatars()[5]) },
				Config:           configuration(blueSquare),
				ConfigPlanChecks: planned(plancheck.ResourceActionUpdate),
			},
		},
	})
}

func TestCanonOfTheIdentityOfAnAvatar(t *testing.T) {
	fixture := acceptance.NewFixture(t, jirasim.Settings{})
	user := fixture.Jira.AddUser(jirasim.User{Name: "robot", DisplayName: "Robot", EmailAddress: "robot@example.com", Active: true})
	const address = "jira_user_avatar.robot"
	resource.ParallelTest(t, resource.TestCase{
		ProtoV6ProviderFactories: fixture.Factories(),
		TerraformVersionChecks:   []tfversion.TerraformVersionCheck{tfversion.SkipBelow(tfversion.Version1_12_0)},
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
