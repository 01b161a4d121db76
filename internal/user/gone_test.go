// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user_test

import (
	"fmt"
	"image/color"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func TestAccountDeletedByHandIsPlannedAgainWithItsAvatar(t *testing.T) {
	workspace := workspace(t)
	workspace.WriteImage("robot.png", acceptance.Plain(64, 64, color.NRGBA{B: 255, A: 255}))
	workspace.Configure(robotWith() + avatarOfRobot)
	workspace.Apply()
	workspace.Jira.RemoveUser("robot")
	workspace.Plan().ExpectChanges("jira_user.robot", "create", "jira_user_avatar.robot", "create").
		ExpectWarning(`The user "robot" is gone`, "JIRAUSER10100", "looked for twice").ExpectWarning("The user of a picture is gone", "JIRAUSER10100")
	workspace.Apply()
	expectUser(t, workspace.Jira, "robot", "Robot", "robot@example.com")
	workspace.ExpectShown("robot", 24, 24, color.NRGBA{B: 255, A: 255})
	workspace.ExpectEmptyPlan()

	workspace.Jira.RemoveUser("robot")
	workspace.Jira.ForgetRequests()
	workspace.Destroy()
	workspace.ExpectOnlyReads()
}

func TestAccountWhoseNameSomebodyElseHasIsGone(t *testing.T) {
	workspace := applied(t)
	workspace.Jira.ChangeUser("robot", func(user *jirasim.User) { user.Name = "interim" })
	workspace.Jira.RemoveUser("interim")
	other := workspace.Jira.AddUser(somebody())
	workspace.Plan().ExpectChanges("jira_user.robot", "create").ExpectWarning(`"robot" is gone`, "Another user has its name", other.Key, "import it")
}

// TestDirectoryThatIsAwayForAWhileLosesNothing: plans announce each user, and write nothing.
func TestDirectoryThatIsAwayForAWhileLosesNothing(t *testing.T) {
	const size = 5
	workspace := workspace(t)
	workspace.Configure(strings.NewReplacer(`"robot"`+"\n", `"robot-${count.index}"`+"\n").Replace(robot("robot", "Robot", "robot@example.com", fmt.Sprintf("count = %d", size))))
	workspace.Apply()
	workspace.Jira.ForgetRequests()
	var away []jirasim.User
	for _, user := range workspace.Jira.Users() {
		if user.Name != "admin" {
			away = append(away, user)
			workspace.Jira.RemoveUser(user.Name)
		}
	}
	if len(away) != size {
		t.Fatalf("%d users were made", len(away))
	}
	result := workspace.Plan()
	for _, user := range away {
		result.ExpectWarning(fmt.Sprintf("The user %q is gone", user.Name), user.Key, "whole directory", "do not apply")
	}
	workspace.ExpectOnlyReads()
	for _, user := range away {
		workspace.Jira.AddUser(user)
	}
	workspace.ExpectEmptyPlan()
}

// TestOnlyJirasOwnNotFoundCounts: a web server that has no Jira under this path says nothing about users.
func TestOnlyJirasOwnNotFoundCounts(t *testing.T) {
	for name, obstacle := range map[string]func(*acceptance.Workspace){
		"HTML 404 for the user": func(workspace *acceptance.Workspace) {
			workspace.Jira.Misbehave(jirasim.Fault{Path: "/api/2/user", Kind: jirasim.NotFoundPage})
		},
		"HTML 404 for everything": func(workspace *acceptance.Workspace) {
			workspace.Jira.Misbehave(jirasim.Fault{Kind: jirasim.NotFoundPage})
		},
		"login page": func(workspace *acceptance.Workspace) {
			workspace.Jira.Misbehave(jirasim.Fault{Path: "/user", Kind: jirasim.LoginPage})
		},
		"wrong context path": func(workspace *acceptance.Workspace) {
			workspace.Write("main.tf", strings.Replace(fmt.Sprintf("provider \"jira\" {\n  base_url = %q\n%s\n}\n", workspace.Jira.URL(), workspace.Administrator()), "/jira\"", "/wiki\"", 1)+robotWith())
		},
	} {
		t.Run(name, func(t *testing.T) {
			workspace := applied(t)
			obstacle(workspace)
			workspace.Try("plan").ExpectError("base_url")
			workspace.Try("destroy", "-auto-approve").ExpectError("base_url")
			workspace.State("jira_user.robot")
			workspace.Jira.Behave()
			workspace.Configure(robotWith())
			workspace.ExpectEmptyPlan()
			workspace.ExpectOnlyReads()
		})
	}
}
