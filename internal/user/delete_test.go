// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user_test

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// The states of a user after its resource was destroyed.
const (
	deleted  = "deleted"
	inactive = "inactive"
	active   = "active"
)

func userStatus(workspace *acceptance.Workspace) string {
	user, exists := workspace.Jira.User("robot")
	switch {
	case !exists:
		return deleted
	case user.Active:
		return active
	default:
		return inactive
	}
}

func withHistory(user *jirasim.User) {
	user.IssuesReported, user.IssuesAssigned, user.Comments = 3, 1, 2
}

func TestAccUser_onDestroy(t *testing.T) {
	for name, test := range map[string]struct {
		arguments []string
		history   func(*jirasim.User)
		status    string
		warning   []string
	}{
		"default":                           {nil, nil, deleted, nil},
		"delete":                            {[]string{`on_destroy = "delete"`}, nil, deleted, nil},
		"deactivate":                        {[]string{`on_destroy = "deactivate"`}, nil, inactive, nil},
		"deactivate an inactive user":       {[]string{`on_destroy = "deactivate"`, "active = false"}, nil, inactive, nil},
		"delete or deactivate":              {[]string{`on_destroy = "delete_or_deactivate"`}, nil, deleted, nil},
		"delete or deactivate with history": {[]string{`on_destroy = "delete_or_deactivate"`}, withHistory, inactive, []string{`"robot" was deactivated instead of deleted`, "3 issues were reported", "1 issues are currently assigned", "2 comments"}},
		"keep":                              {[]string{`on_destroy = "keep"`}, nil, active, nil},
		"default with adopt_existing":       {[]string{"adopt_existing = true"}, nil, deleted, nil},
	} {
		t.Run(name, func(t *testing.T) {
			workspace := applied(t, test.arguments...)
			if test.history != nil {
				workspace.Jira.ChangeUser("robot", test.history)
			}
			result := workspace.Destroy()
			if status := userStatus(workspace); status != test.status {
				t.Errorf("the user is %s, want %s", status, test.status)
			}
			if test.warning == nil {
				result.ExpectNoWarnings()
			} else {
				result.ExpectWarning(test.warning...)
			}
		})
	}
}

func TestAccUser_deletionRefused(t *testing.T) {
	workspace := applied(t)
	workspace.Jira.ChangeUser("robot", withHistory)
	workspace.Try("destroy", "-auto-approve").ExpectError(`Cannot delete user "robot"`, "3 issues were reported", "1 issues are currently assigned",
		"2 comments", `on_destroy = "deactivate"`, "Jira refuses this too", `on_destroy = "keep"`, "reassign issues")
	workspace.State("jira_user.robot")
	// The next step that the error names.
	workspace.Configure(robotWith(`on_destroy = "delete_or_deactivate"`))
	workspace.Apply().ExpectChanges("jira_user.robot", "update")
	workspace.Destroy().ExpectWarning("deactivated instead of deleted")
	if status := userStatus(workspace); status != inactive {
		t.Errorf("the user is %s", status)
	}
}

func TestAccUser_deletionAndDeactivationRefused(t *testing.T) {
	workspace := applied(t, `on_destroy = "delete_or_deactivate"`)
	workspace.Jira.ChangeUser("robot", func(user *jirasim.User) { user.LeadsProjects = []string{"Rockets"} })
	workspace.Try("destroy", "-auto-approve").
		ExpectError(`deactivate user "robot"`, "Cannot deactivate", "project lead on these projects: Rockets").
		ExpectWarning(`"robot" was neither deleted nor deactivated`, "project lead on 1 projects")
	workspace.State("jira_user.robot")
}

// A state without on_destroy does not prove that the provider created the user.
func TestAccUser_destroyWithoutOnDestroyInState(t *testing.T) {
	workspace := applied(t)
	file := filepath.Join(workspace.Folder, "terraform.tfstate")
	state, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	// OpenTofu 1.10 writes its state without spaces.
	without := regexp.MustCompile(`"on_destroy": ?"delete"`).ReplaceAllString(string(state), `"on_destroy": null`)
	if without == string(state) {
		t.Fatal("on_destroy is not in state")
	}
	workspace.Write("terraform.tfstate", without)
	workspace.Destroy()
	if status := userStatus(workspace); status != inactive {
		t.Errorf("after the destroy the user is %s", status)
	}
}

func TestAccUser_activeIgnoredOnDestroy(t *testing.T) {
	workspace := workspace(t, jirasim.Settings{Version: "8.2"})
	applyFirst(t, workspace, `on_destroy = "deactivate"`)
	workspace.Try("destroy", "-auto-approve").ExpectError(`Cannot deactivate user "robot"`,
		"Jira 8.2.6 cannot change active over REST (supported since Jira 8.3), and another destroy cannot deactivate the user either. Choose one of these:\n\n"+
			"- To end the user's access, deactivate the user in Jira's user management, or upgrade Jira. Then destroy again.\n"+
			"- To keep the user unchanged in Jira, set on_destroy = \"keep\", apply, and destroy again.")
	expectActive(t, workspace, true)
	setActive(workspace, false)
	workspace.Destroy()
}

func TestAccUser_onDestroyChanged(t *testing.T) {
	workspace := applied(t)
	expectUpdate(t, workspace, robotWith(`on_destroy = "keep"`, "send_notification = true", "adopt_existing = true"))
	workspace.ExpectOnlyReads()
	if notified := workspace.Jira.Notified(); len(notified) > 0 {
		t.Errorf("%q were sent an e-mail", notified)
	}
	// Without the argument, on_destroy keeps its value.
	expectUpdate(t, workspace, robotWith())
	if state := workspace.State("jira_user.robot")["on_destroy"]; state != "keep" {
		t.Errorf("on_destroy is %v", state)
	}
}

func TestAccUser_onDestroyInvalid(t *testing.T) {
	workspace := workspace(t)
	workspace.Configure(robotWith(`on_destroy = "explode"`))
	workspace.Try("plan").ExpectError("on_destroy", "explode", "delete_or_deactivate")
}

func TestAccUser_sendNotification(t *testing.T) {
	workspace := workspace(t)
	workspace.Configure(robotWith("send_notification = true"))
	workspace.Apply()
	if notified := workspace.Jira.Notified(); len(notified) != 1 || notified[0] != "robot" {
		t.Errorf("%q were sent an e-mail", notified)
	}
	expectUpdate(t, workspace, robotWith())
}

func TestAccUser_anonymized(t *testing.T) {
	for name, arguments := range map[string][]string{"delete": nil, "deactivate": {`on_destroy = "deactivate"`}} {
		t.Run(name, func(t *testing.T) {
			workspace := applied(t, arguments...)
			former := workspace.Jira.AnonymizeUser("robot")
			workspace.Plan().ExpectChanges("jira_user.robot", "create").ExpectWarning(`User "robot" was deleted outside Terraform`, former.Key, "was anonymized", former.Name)
			workspace.Destroy()
			workspace.ExpectOnlyReads()
			if _, exists := workspace.Jira.UserByKey(former.Key); !exists {
				t.Error("the anonymized user was deleted")
			}
		})
	}
}
