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

func TestAccUser_deletedWithAvatar(t *testing.T) {
	workspace := workspace(t)
	workspace.WriteImage("robot.png", acceptance.Plain(64, 64, color.NRGBA{B: 255, A: 255}))
	workspace.Configure(robotWith() + avatarOfRobot)
	workspace.Apply()
	workspace.Jira.RemoveUser("robot")
	workspace.Plan().ExpectChanges("jira_user.robot", "create", "jira_user_avatar.robot", "create").
		ExpectWarning(`User "robot" was deleted outside Terraform`, "JIRAUSER10100", "looked up by key and by username").ExpectWarning("Avatar of user with key JIRAUSER10100 was deleted outside Terraform")
	workspace.Apply()
	expectUser(t, workspace.Jira, "robot", "Robot", "robot@example.com")
	workspace.ExpectShown("robot", 24, 24, color.NRGBA{B: 255, A: 255})
	workspace.ExpectEmptyPlan()

	workspace.Jira.RemoveUser("robot")
	workspace.Jira.ForgetRequests()
	workspace.Destroy()
	workspace.ExpectOnlyReads()
}

func TestAccUser_deletedAndUsernameReused(t *testing.T) {
	workspace := applied(t)
	workspace.Jira.ChangeUser("robot", func(user *jirasim.User) { user.Name = "temporary" })
	workspace.Jira.RemoveUser("temporary")
	other := workspace.Jira.AddUser(robotUser())
	workspace.Plan().ExpectChanges("jira_user.robot", "create").ExpectWarning(`"robot" was deleted outside Terraform`, "Another user", "has its username", other.Key, "import it")
}

// While a user directory is unavailable, a plan warns about each user and writes nothing.
func TestAccUser_directoryUnavailable(t *testing.T) {
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
		t.Fatalf("%d users were created", len(away))
	}
	result := workspace.Plan()
	for _, user := range away {
		result.ExpectWarning(fmt.Sprintf("User %q was deleted outside Terraform", user.Name), user.Key, "directory is temporarily unavailable", "do not apply")
	}
	workspace.ExpectOnlyReads()
	for _, user := range away {
		workspace.Jira.AddUser(user)
	}
	workspace.ExpectEmptyPlan()
}

// A 404 of a web server or a proxy says nothing about users.
func TestAccUser_notFoundByProxy(t *testing.T) {
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
