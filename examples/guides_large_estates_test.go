// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package examples_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
	"github.com/jira-robots/terraform-provider-jira/internal/provider"
)

// estateRobots is fewer than the single reads after which the provider reads the list of all users.
const estateRobots = 12

// estate returns a workspace with these files of the guide, and with a robots.json of estateRobots robots of two teams. Jira
// has no list of all users, so that every read is counted.
func estate(t *testing.T, files ...string) *acceptance.Workspace {
	t.Helper()
	workspace := acceptance.NewWithBinary(t, jirasim.Settings{Version: "9.12"})
	robots := map[string]map[string]string{}
	for number := range estateRobots {
		image := fmt.Sprintf("images/%d.png", number)
		workspace.WriteImage(image, acceptance.Plain(64, 64, acceptance.Color(number)))
		robots[fmt.Sprintf("robot-%02d", number)] = map[string]string{
			"display_name": fmt.Sprintf("Robot %d", number), "image": fmt.Sprintf("%d.png", number), "team": []string{"build", "release"}[number%2],
		}
	}
	content, err := json.Marshal(robots)
	if err != nil {
		t.Fatal(err)
	}
	workspace.Write("robots.json", string(content))
	for _, file := range files {
		workspace.Write(file, strings.ReplaceAll(read(t, "guides/large-estates/"+file), `"jira-robots/jira"`, fmt.Sprintf("%q", provider.Address)))
	}
	return workspace
}

// expectRobotsShown fails the test unless each robot exists and shows its own image.
func expectRobotsShown(t *testing.T, workspace *acceptance.Workspace) {
	t.Helper()
	if got := len(workspace.Jira.Users()); got != estateRobots+1 {
		t.Errorf("Jira has %d users, want %d and the administrator", got, estateRobots)
	}
	for number := range estateRobots {
		workspace.ExpectShown(fmt.Sprintf("robot-%02d", number), 24, 24, acceptance.Color(number))
	}
}

// expectReads fails the test unless the plan is empty and reads as many users as expected.
func expectReads(t *testing.T, workspace *acceptance.Workspace, want int, arguments ...string) {
	t.Helper()
	workspace.Jira.ForgetRequests()
	if plan := workspace.Plan(arguments...); len(plan.Changes) > 0 {
		t.Errorf("plan %v has the changes %v", arguments, plan.Changes)
	}
	if sent := workspace.Sent(); len(sent) != want || slices.ContainsFunc(sent, func(line string) bool { return line != "GET user" }) {
		t.Errorf("plan %v sent %v, want GET user %d times", arguments, sent, want)
	}
}

func TestAccLargeEstatesGuide_map(t *testing.T) {
	t.Parallel()
	workspace := estate(t, "robots.tf", "provider.tf")
	workspace.Apply("-parallelism=20").ExpectNoWarnings()
	expectRobotsShown(t, workspace)
	expectReads(t, workspace, estateRobots)
	expectReads(t, workspace, 0, "-refresh=false")
	expectReads(t, workspace, 1, `-target=jira_user.robot["robot-03"]`)
	expectReads(t, workspace, estateRobots, `-target=jira_user_avatar.robot["robot-03"]`)
	workspace.Destroy()
}

func TestAccLargeEstatesGuide_module(t *testing.T) {
	t.Parallel()
	workspace := estate(t, "module.tf", "robot/main.tf")
	workspace.Run("", "get")
	workspace.Apply().ExpectNoWarnings()
	expectRobotsShown(t, workspace)
	expectReads(t, workspace, estateRobots)
	expectReads(t, workspace, 1, `-target=module.robot["robot-03"]`)
	workspace.Destroy()
}

func TestAccLargeEstatesGuide_team(t *testing.T) {
	t.Parallel()
	workspace := estate(t, "robots.tf", "team.tf")
	withoutLocals(t, workspace)
	workspace.Set("TF_VAR_team", "build")
	workspace.Apply().ExpectNoWarnings()
	if got := len(workspace.Jira.Users()); got != estateRobots/2+1 {
		t.Errorf("Jira has %d users, want %d and the administrator", got, estateRobots/2)
	}
	expectReads(t, workspace, estateRobots/2)
	workspace.Destroy()
}

// withoutLocals removes the local value from robots.tf that team.tf replaces.
func withoutLocals(t *testing.T, workspace *acceptance.Workspace) {
	t.Helper()
	_, resources, found := strings.Cut(read(t, "guides/large-estates/robots.tf"), "}\n\n")
	if !found {
		t.Fatal("robots.tf does not begin with the local value")
	}
	workspace.Write("robots.tf", resources)
}

// The configuration of the guide is valid with the files of the guide alone.
func TestLargeEstatesGuide_robots(t *testing.T) {
	t.Parallel()
	var robots map[string]struct {
		DisplayName string `json:"display_name"`
		Image       string `json:"image"`
		Team        string `json:"team"`
	}
	if err := json.Unmarshal([]byte(read(t, "guides/large-estates/robots.json")), &robots); err != nil {
		t.Fatal(err)
	}
	for username, robot := range robots {
		if robot.DisplayName == "" || robot.Image == "" || robot.Team == "" {
			t.Errorf("robots.json lacks a property of %s: %+v", username, robot)
		}
	}
}
