// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package examples_test

import (
	"fmt"
	"image/color"
	"strings"
	"testing"
	"time"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// driftCase is a row of the table "What counts as drift".
type driftCase struct {
	// arguments are further arguments of jira_user.robot.
	arguments string
	change    func(workspace *acceptance.Workspace, robot jirasim.User)
	// want are the planned changes: alternately addresses and actions.
	want []string
	// warning is a text of the warning that is expected.
	warning string
	// settings are those of Jira.
	settings jirasim.Settings
}

const (
	robotAddress  = "jira_user.robot"
	avatarAddress = "jira_user_avatar.robot"
)

func edited(edit func(robot *jirasim.User)) func(*acceptance.Workspace, jirasim.User) {
	return func(workspace *acceptance.Workspace, robot jirasim.User) { workspace.Jira.ChangeUser(robot.Name, edit) }
}

// driftCases are the cases by the first cell of their row.
var driftCases = map[string][]driftCase{
	"A user has another username, display name or e-mail address": {
		{change: edited(func(robot *jirasim.User) { robot.Name = "bob" }), want: []string{robotAddress, "update"}},
		{change: edited(func(robot *jirasim.User) { robot.DisplayName = "Bob" }), want: []string{robotAddress, "update"}},
		{change: edited(func(robot *jirasim.User) { robot.EmailAddress = "bob@example.com" }), want: []string{robotAddress, "update"}},
	},
	"A user was deleted or anonymized": {
		{change: func(workspace *acceptance.Workspace, robot jirasim.User) { workspace.Jira.RemoveUser(robot.Name) }, want: recreated},
		{change: func(workspace *acceptance.Workspace, robot jirasim.User) { workspace.Jira.AnonymizeUser(robot.Name) }, want: anonymized},
	},
	"A user was deactivated or reactivated": {
		{arguments: "active = true", change: edited(deactivate), want: []string{robotAddress, "update"}},
		{arguments: "active = false", change: edited(func(robot *jirasim.User) { robot.Active = true }), want: []string{robotAddress, "update"}},
		{change: edited(deactivate), warning: "inactive"},
	},
	"A user joined or left a group": {
		{arguments: `groups = ["robots"]`, change: edited(join), want: []string{robotAddress, "update"}},
		{arguments: `groups = ["robots"]`, change: edited(func(robot *jirasim.User) { robot.Groups = nil }), want: []string{robotAddress, "update"}},
		{change: edited(join)},
	},
	"A user got or lost access to an application": {
		{arguments: `application_keys = []`, change: edited(grant), want: []string{robotAddress, "update"}},
		{change: edited(grant)},
	},
	"A user shows another avatar": {{
		change: func(workspace *acceptance.Workspace, robot jirasim.User) {
			workspace.Jira.SelectAvatar(robot.Key, workspace.Jira.SystemAvatars()[3])
		},
		want: []string{avatarAddress, "update"}, warning: "Another avatar was selected outside Terraform",
	}},
	"The uploaded avatar was deleted": {{
		change: func(workspace *acceptance.Workspace, robot jirasim.User) {
			workspace.Jira.RemoveAvatar(robot.SelectedAvatar)
		},
		want: []string{avatarAddress, "update"}, warning: "deleted",
	}},
	"Another avatar was uploaded and not selected": {{change: func(workspace *acceptance.Workspace, robot jirasim.User) {
		workspace.Jira.AddAvatar(robot.Key, 0, acceptance.Plain(64, 64, color.Black))
	}}},
	"The columns or a property of a user changed": {
		{change: func(workspace *acceptance.Workspace, robot jirasim.User) {
			workspace.Jira.SetColumns(robot.Name, "issuekey", "summary")
		}, want: []string{"jira_user_columns.robot", "update"}},
		{change: func(workspace *acceptance.Workspace, robot jirasim.User) {
			workspace.Jira.SetProperty(robot.Name, "team", `"other"`)
		}, want: []string{"jira_user_property.robot", "update"}},
	},
	"A property, a group or a membership was deleted": {
		{change: func(workspace *acceptance.Workspace, robot jirasim.User) {
			workspace.Jira.RemoveProperty(robot.Name, "team")
		}, want: []string{"jira_user_property.robot", "create"}},
		{change: func(workspace *acceptance.Workspace, _ jirasim.User) { workspace.Jira.RemoveGroup("ci") }, want: []string{"jira_group.ci", "create"}},
		{change: edited(func(robot *jirasim.User) { robot.Groups = nil }), want: []string{"jira_group_membership.robot", "create"}},
	},
	"A password was changed": {{change: edited(func(robot *jirasim.User) { robot.Password = "another" })}},
	"Jira hides or masks the e-mail address of a user": {
		{change: edited(func(*jirasim.User) {}), settings: jirasim.Settings{HideEmail: true, EmailHiddenFromAll: true}},
		{change: edited(func(*jirasim.User) {}), settings: jirasim.Settings{MaskEmail: true, EmailHiddenFromAll: true}},
	},
	"A user logged in": {{change: edited(func(robot *jirasim.User) { robot.LastLogin = time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC) })}},
}

// recreated are the changes if the user is missing.
var recreated = []string{
	robotAddress, "create", avatarAddress, "create", "jira_user_columns.robot", "create", "jira_user_property.robot", "create",
	"jira_group_membership.robot", "create",
}

// anonymized are the changes if the user was anonymized. Its property can still be read by the user key.
var anonymized = []string{
	robotAddress, "create", avatarAddress, "create", "jira_user_columns.robot", "create", "jira_user_property.robot", "replace",
	"jira_group_membership.robot", "create",
}

func deactivate(robot *jirasim.User) { robot.Active = false }

func join(robot *jirasim.User) { robot.Groups = append(robot.Groups, "operators") }

func grant(robot *jirasim.User) { robot.Groups = append(robot.Groups, "jira-core-users") }

const everything = `
resource "jira_user_avatar" "robot" {
  user_key = jira_user.robot.key
  content_base64 = filebase64("robot.png")
}

resource "jira_user_columns" "robot" {
  user_key = jira_user.robot.key
  columns  = ["issuekey"]
}

resource "jira_user_property" "robot" {
  user_key     = jira_user.robot.key
  property_key = "team"
  value        = jsonencode("ci")
}

resource "jira_group" "ci" {
  name = "ci"
}
`

const membershipOfRobot = `
resource "jira_group_membership" "robot" {
  user_key = jira_user.robot.key
  group    = "robots"
}
`

// TestAccDetectDriftGuide_table makes the changes of every row, and compares the plan.
func TestAccDetectDriftGuide_table(t *testing.T) {
	t.Parallel()
	_, table, _ := strings.Cut(read(t, "../"+detectDriftGuide), "| Change in Jira | What the plan shows |\n|---|---|\n")
	table, _, _ = strings.Cut(table, "\n\n")
	for row := range strings.Lines(table) {
		name := strings.TrimSpace(strings.Split(row, "|")[1])
		if len(driftCases[name]) == 0 {
			t.Errorf("no test tries the row %q", name)
		}
		for _, test := range driftCases[name] {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				test.run(t)
			})
		}
	}
}

// run applies a configuration with every resource, changes Jira, and compares the plan.
func (c driftCase) run(t *testing.T) {
	t.Helper()
	workspace := acceptance.New(t, c.settings)
	workspace.Jira.AddGroup("robots")
	workspace.Jira.AddGroup("operators")
	workspace.Write("robot.png", read(t, "resources/jira_user_avatar/robot.png"))
	hcl := fmt.Sprintf(robotUser, c.arguments) + everything
	if !strings.Contains(c.arguments, "groups") {
		hcl += membershipOfRobot
	}
	workspace.Configure(hcl)
	workspace.Apply()
	robot, _ := workspace.Jira.User("robot")
	c.change(workspace, robot)
	plan := workspace.Try("plan", "-detailed-exitcode").ExpectChanges(c.want...)
	if want := map[bool]int{true: 2, false: 0}[len(c.want) > 0]; plan.ExitCode != want {
		t.Errorf("the exit code is %d, want %d", plan.ExitCode, want)
	}
	if c.warning != "" {
		plan.ExpectWarning(c.warning)
	}
}
