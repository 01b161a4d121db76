// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user_test

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

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/acceptance/versions"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// lifecycle returns a Jira with a group, and the configuration of a user that sets every optional argument.
func lifecycle(t *testing.T) (acceptance.Fixture, func(username string) string) {
	t.Helper()
	fixture := acceptance.NewFixture(t, jirasim.Settings{})
	fixture.Jira.AddGroup("bots")
	return fixture, func(username string) string {
		return fixture.ProviderBlock + robot(username, "Robot", "robot@example.com", groups("bots"), applications("jira-core"), "active = true", `on_destroy = "deactivate"`)
	}
}

func TestAccUser_lifecycle(t *testing.T) {
	acceptance.Needs(t, versions.WriteOnly)
	fixture, configuration := lifecycle(t)
	sameKey := statecheck.CompareValue(compare.ValuesSame())
	const address = "jira_user.robot"
	resource.ParallelTest(t, resource.TestCase{
		ProtoV6ProviderFactories: fixture.Factories(),
		CheckDestroy: func(*terraform.State) error {
			if user, exists := fixture.Jira.User("android"); !exists || user.Active {
				return fmt.Errorf("after the destroy the user is %+v", user)
			}
			return nil
		},
		Steps: []resource.TestStep{
			{
				Config: configuration("robot"),
				ConfigPlanChecks: resource.ConfigPlanChecks{
					PreApply:             []plancheck.PlanCheck{plancheck.ExpectResourceAction(address, plancheck.ResourceActionCreate), plancheck.ExpectUnknownValue(address, tfjsonpath.New("key"))},
					PostApplyPostRefresh: []plancheck.PlanCheck{plancheck.ExpectEmptyPlan()},
				},
				ConfigStateChecks: []statecheck.StateCheck{
					sameKey.AddStateValue(address, tfjsonpath.New("key")),
					statecheck.CompareValuePairs(address, tfjsonpath.New("key"), address, tfjsonpath.New("id"), compare.ValuesSame()),
					statecheck.ExpectKnownValue(address, tfjsonpath.New("groups"), knownvalue.SetExact([]knownvalue.Check{knownvalue.StringExact("bots")})),
					statecheck.ExpectKnownValue(address, tfjsonpath.New("active"), knownvalue.Bool(true)),
					statecheck.ExpectKnownValue(address, tfjsonpath.New("password_wo"), knownvalue.Null()),
				},
			},
			{ResourceName: address, ImportState: true, ImportStateVerify: true},
			{ResourceName: address, ImportState: true, ImportStateVerify: true, ImportStateId: "username:robot"},
			{ResourceName: address, ImportState: true, ImportStateKind: resource.ImportBlockWithID, ImportStateId: "username:robot"},
			{
				PreConfig: func() {
					fixture.Jira.ChangeUser("robot", func(user *jirasim.User) { user.Groups = nil })
				},
				Config: configuration("android"),
				ConfigPlanChecks: resource.ConfigPlanChecks{
					PreApply:             []plancheck.PlanCheck{plancheck.ExpectResourceAction(address, plancheck.ResourceActionUpdate), plancheck.ExpectKnownValue(address, tfjsonpath.New("key"), knownvalue.NotNull())},
					PostApplyPostRefresh: []plancheck.PlanCheck{plancheck.ExpectEmptyPlan()},
				},
				ConfigStateChecks: []statecheck.StateCheck{sameKey.AddStateValue(address, tfjsonpath.New("key"))},
			},
		},
	})
}

// A rename does not change the identity.
func TestAccUser_identity(t *testing.T) {
	acceptance.Needs(t, versions.ImportIdentity)
	fixture, configuration := lifecycle(t)
	const address = "jira_user.robot"
	identified := []statecheck.StateCheck{statecheck.ExpectIdentity(address, map[string]knownvalue.Check{"key": knownvalue.StringExact("JIRAUSER10100")})}
	resource.ParallelTest(t, resource.TestCase{
		ProtoV6ProviderFactories: fixture.Factories(),
		Steps: []resource.TestStep{
			{Config: configuration("robot"), ConfigStateChecks: identified},
			{ResourceName: address, ImportState: true, ImportStateKind: resource.ImportBlockWithResourceIdentity},
			{Config: configuration("android"), ConfigStateChecks: identified},
		},
	})
}
