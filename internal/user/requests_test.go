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

// A user, its groups, applications and avatar, and the data source share one read. The groups that grant applications are
// read once a run.
func TestAccUser_refreshRequests(t *testing.T) {
	workspace := withGroups(t)
	workspace.WriteImage("robot.png", acceptance.Plain(64, 64, color.NRGBA{B: 255, A: 255}))
	everything := robotWith(groups("bots", "readers"), applications("jira-core", "jira-software")) + avatarOfRobot
	workspace.Configure(everything)
	workspace.Apply()
	workspace.Configure(everything + dataSource(`key = "JIRAUSER10100"`))
	workspace.Jira.ForgetRequests()
	workspace.Plan().ExpectChanges()
	if all := workspace.Jira.Requests(); len(all) != 3 || !strings.HasSuffix(all[0].Path, "/serverInfo") {
		t.Errorf("the run sent %d requests; it must start with one serverInfo", len(all))
	}
	workspace.ExpectSentWithQuery("GET user?key=JIRAUSER10100", "GET applicationrole")
}

func TestAccUser_applicationsReadOnce(t *testing.T) {
	workspace := withGroups(t)
	workspace.Configure(strings.ReplaceAll(robotWith("count = 4", groups("bots")), `"robot"`+"\n", `"robot-${count.index}"`+"\n"))
	workspace.Apply()
	workspace.Jira.ForgetRequests()
	workspace.ExpectEmptyPlan()
	asked := 0
	for _, request := range workspace.SentWithQuery() {
		if request == "GET applicationrole" {
			asked++
		}
	}
	if all := len(workspace.SentWithQuery()); asked != 1 || all != 5 {
		t.Errorf("%d of %d requests read the applications", asked, all)
	}
}

func TestAccUser_createRequests(t *testing.T) {
	workspace := workspace(t)
	workspace.Configure(robotWith(applications("jira-core"), `password_wo = "first"`, "active = true", "send_notification = true"))
	workspace.Apply()
	workspace.ExpectSentWithQuery("POST user")
}

// A plan reads users from the list of all users where that saves requests. A destroy deletes each with one request.
func TestAccUser_manyUsersRequests(t *testing.T) {
	const count = 60
	for version, want := range map[string]int{"11.3": 32, "9.12": count} {
		t.Run(version, func(t *testing.T) {
			workspace := workspace(t, jirasim.Settings{Version: version})
			workspace.Configure(strings.ReplaceAll(robotWith(fmt.Sprintf("count = %d", count)), `"robot"`+"\n", `"robot-${count.index}"`+"\n"))
			workspace.Apply()
			workspace.Jira.ForgetRequests()
			workspace.ExpectEmptyPlan()
			if sent := len(workspace.Sent()); sent != want {
				t.Errorf("the plan sent %d requests, want %d", sent, want)
			}
			workspace.Jira.ForgetRequests()
			workspace.Destroy()
			if sent := len(workspace.Sent()); sent != want+count {
				t.Errorf("the destroy sent %d requests, want %d", sent, want+count)
			}
			if users := len(workspace.Jira.Users()); users != 1 {
				t.Errorf("Jira has %d users", users)
			}
		})
	}
}

// A destroy refreshes each user and deletes it by key, without a look-up before.
func TestAccUser_destroyRequests(t *testing.T) {
	for name, test := range map[string]struct {
		arguments []string
		prepare   func(*acceptance.Workspace)
		flags     []string
		requests  []string
	}{
		"delete":          {nil, nil, nil, []string{"GET user?key=JIRAUSER10100", "DELETE user?key=JIRAUSER10100"}},
		"without refresh": {nil, nil, []string{"-refresh=false"}, []string{"DELETE user?key=JIRAUSER10100"}},
		"delete or deactivate": {[]string{`on_destroy = "delete_or_deactivate"`}, func(workspace *acceptance.Workspace) {
			workspace.Jira.ChangeUser("robot", withHistory)
		}, []string{"-refresh=false"}, []string{"DELETE user?key=JIRAUSER10100", "GET user?key=JIRAUSER10100", "PUT user?key=JIRAUSER10100"}},
		"deactivate": {[]string{`on_destroy = "deactivate"`}, nil, []string{"-refresh=false"}, []string{"GET user?key=JIRAUSER10100", "PUT user?key=JIRAUSER10100"}},
		"keep":       {[]string{`on_destroy = "keep"`}, nil, []string{"-refresh=false"}, nil},
		// The look-ups after a "not found" are made three times.
		"deleted outside Terraform": {nil, func(workspace *acceptance.Workspace) { workspace.Jira.RemoveUser("robot") }, []string{"-refresh=false"}, []string{
			"DELETE user?key=JIRAUSER10100", "GET user?key=JIRAUSER10100", "GET user?key=JIRAUSER10100", "GET user?key=JIRAUSER10100", "GET user?key=JIRAUSER10100",
		}},
		// Only a look-up tells whether such a user is anonymized.
		"username like an anonymized one": {[]string{`username = "jirauser7"`}, nil, []string{"-refresh=false"}, []string{"GET user?key=JIRAUSER10100", "DELETE user?key=JIRAUSER10100"}},
	} {
		t.Run(name, func(t *testing.T) {
			workspace := workspace(t)
			configuration := robotWith(test.arguments...)
			if strings.Contains(strings.Join(test.arguments, ""), "username") {
				configuration = robot("jirauser7", "Robot", "robot@example.com")
			}
			workspace.Configure(configuration)
			workspace.Apply()
			if test.prepare != nil {
				test.prepare(workspace)
			}
			workspace.Jira.ForgetRequests()
			workspace.Destroy(test.flags...)
			workspace.ExpectSentWithQuery(test.requests...)
		})
	}
}

// With -refresh=false, state does not know that the user was renamed to the username that the provider authenticates as. Jira
// refuses the deletion, and the look-up before the deactivation finds out.
func TestAccUser_destroyRenamedOwnUser(t *testing.T) {
	workspace := applied(t, `on_destroy = "delete_or_deactivate"`)
	workspace.Jira.ChangeUser("robot", func(user *jirasim.User) {
		user.Name, user.Password, user.Groups = "root", "secret", append(user.Groups, "jira-administrators")
	})
	root := strings.NewReplacer(`"admin"`, `"root"`).Replace(workspace.Administrator())
	workspace.ConfigureAs(strings.Replace(root, `password = "root"`, `password = "secret"`, 1), robotWith(`on_destroy = "delete_or_deactivate"`))
	workspace.Try("destroy", "-auto-approve", "-refresh=false").ExpectError("user that the provider authenticates as", `"root"`)
	workspace.ExpectWritten("DELETE user?key=JIRAUSER10100")
	if user, exists := workspace.Jira.User("root"); !exists || !user.Active {
		t.Errorf("the user that the provider authenticates as is %+v, %t", user, exists)
	}
}
