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
	made := workspace(t)
	made.WritePicture("robot.png", acceptance.Plain(64, 64, color.NRGBA{B: 255, A: 255}))
	made.Configure(robotWith() + avatarOfRobot)
	made.Apply()
	made.Jira.RemoveAccount("robot")
	made.Plan().ExpectChanges("jira_user.robot", "create", "jira_user_avatar.robot", "create").
		ExpectWarning(`The account "robot" is gone`, "JIRAUSER10100", "looked for twice").ExpectWarning("The account of a picture is gone", "JIRAUSER10100")
	made.Apply()
	expectAccount(t, made.Jira, "robot", "Robot", "robot@example.com")
	made.ExpectShown("robot", 24, 24, color.NRGBA{B: 255, A: 255})
	made.ExpectEmptyPlan()

	made.Jira.RemoveAccount("robot")
	made.Jira.ForgetRequests()
	made.Destroy()
	expectNothingWritten(t, made)
}

func TestAccountWhoseNameSomebodyElseHasIsGone(t *testing.T) {
	made := applied(t)
	made.Jira.ChangeAccount("robot", func(account *jirasim.Account) { account.Name = "interim" })
	made.Jira.RemoveAccount("interim")
	other := made.Jira.AddAccount(somebody())
	made.Plan().ExpectChanges("jira_user.robot", "create").ExpectWarning(`"robot" is gone`, "Another account has its name", other.Key, "import it")
}

// TestDirectoryThatIsAwayForAWhileLosesNothing: plans announce each account, and write nothing.
func TestDirectoryThatIsAwayForAWhileLosesNothing(t *testing.T) {
	const size = 5
	made := workspace(t)
	made.Configure(strings.NewReplacer(`"robot"`+"\n", `"robot-${count.index}"`+"\n").Replace(robot("robot", "Robot", "robot@example.com", fmt.Sprintf("count = %d", size))))
	made.Apply()
	made.Jira.ForgetRequests()
	var away []jirasim.Account
	for _, account := range made.Jira.Accounts() {
		if account.Name != "admin" {
			away = append(away, account)
			made.Jira.RemoveAccount(account.Name)
		}
	}
	if len(away) != size {
		t.Fatalf("%d accounts were made", len(away))
	}
	result := made.Plan()
	for _, account := range away {
		result.ExpectWarning(fmt.Sprintf("The account %q is gone", account.Name), account.Key, "whole directory", "do not apply")
	}
	expectNothingWritten(t, made)
	for _, account := range away {
		made.Jira.AddAccount(account)
	}
	made.ExpectEmptyPlan()
}

// TestOnlyJirasOwnNotFoundCounts: a web server that has no Jira under this path says nothing about accounts.
func TestOnlyJirasOwnNotFoundCounts(t *testing.T) {
	for name, obstacle := range map[string]func(*acceptance.Workspace){
		"HTML 404 for the account": func(made *acceptance.Workspace) {
			made.Jira.Misbehave(jirasim.Fault{Path: "/api/2/user", Kind: jirasim.NotFoundPage})
		},
		"HTML 404 for everything": func(made *acceptance.Workspace) { made.Jira.Misbehave(jirasim.Fault{Kind: jirasim.NotFoundPage}) },
		"login page": func(made *acceptance.Workspace) {
			made.Jira.Misbehave(jirasim.Fault{Path: "/user", Kind: jirasim.LoginPage})
		},
		"wrong context path": func(made *acceptance.Workspace) {
			made.Write("main.tf", strings.Replace(fmt.Sprintf("provider \"jira\" {\n  base_url = %q\n%s\n}\n", made.Jira.URL(), made.Administrator()), "/jira\"", "/wiki\"", 1)+robotWith())
		},
	} {
		t.Run(name, func(t *testing.T) {
			made := applied(t)
			obstacle(made)
			made.Try("plan").ExpectError("base_url")
			made.Try("destroy", "-auto-approve").ExpectError("base_url")
			made.State("jira_user.robot")
			made.Jira.Behave()
			made.Configure(robotWith())
			made.ExpectEmptyPlan()
			expectNothingWritten(t, made)
		})
	}
}
