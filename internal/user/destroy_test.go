// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user_test

import (
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// fates of a user whose resource was destroyed.
const (
	deleted  = "deleted"
	inactive = "inactive"
	active   = "active"
)

func fate(workspace *acceptance.Workspace) string {
	user, there := workspace.Jira.User("robot")
	switch {
	case !there:
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

func TestDestroyDoesWhatOnDestroySays(t *testing.T) {
	for name, test := range map[string]struct {
		arguments []string
		history   func(*jirasim.User)
		becomes   string
		warning   []string
	}{
		"default":                               {nil, nil, deleted, nil},
		"delete":                                {[]string{`on_destroy = "delete"`}, nil, deleted, nil},
		"deactivate":                            {[]string{`on_destroy = "deactivate"`}, nil, inactive, nil},
		"deactivate what is inactive":           {[]string{`on_destroy = "deactivate"`, "active = false"}, nil, inactive, nil},
		"delete or deactivate":                  {[]string{`on_destroy = "delete_or_deactivate"`}, nil, deleted, nil},
		"delete or deactivate with history":     {[]string{`on_destroy = "delete_or_deactivate"`}, withHistory, inactive, []string{`"robot" was deactivated, not deleted`, "3 issues were reported", "1 issues are currently assigned", "2 comments"}},
		"keep":                                  {[]string{`on_destroy = "keep"`}, nil, active, nil},
		"delete, though there was an adoption ": {[]string{"adopt_existing = true"}, nil, deleted, nil},
	} {
		t.Run(name, func(t *testing.T) {
			workspace := applied(t, test.arguments...)
			if test.history != nil {
				workspace.Jira.ChangeUser("robot", test.history)
			}
			result := workspace.Destroy()
			if becomes := fate(workspace); becomes != test.becomes {
				t.Errorf("the user is %s, not %s", becomes, test.becomes)
			}
			if test.warning == nil {
				result.ExpectNoWarnings()
			} else {
				result.ExpectWarning(test.warning...)
			}
		})
	}
}

func TestRefusedDeleteTellsAllReasonsAndBothWaysOut(t *testing.T) {
	workspace := applied(t)
	workspace.Jira.ChangeUser("robot", withHistory)
	workspace.Try("destroy", "-auto-approve").ExpectError(`Jira refused to delete the user "robot"`, "3 issues were reported", "1 issues are currently assigned",
		"2 comments", `on_destroy = "deactivate"`, `"delete_or_deactivate"`, "to somebody else")
	workspace.State("jira_user.robot")
	// The way out that it names.
	workspace.Configure(robotWith(`on_destroy = "delete_or_deactivate"`))
	workspace.Apply().ExpectChanges("jira_user.robot", "update")
	workspace.Destroy().ExpectWarning("deactivated, not deleted")
	if becomes := fate(workspace); becomes != inactive {
		t.Errorf("the user is %s", becomes)
	}
}

func TestProjectLeadCanNeitherBeDeletedNorDeactivated(t *testing.T) {
	workspace := applied(t, `on_destroy = "delete_or_deactivate"`)
	workspace.Jira.ChangeUser("robot", func(user *jirasim.User) { user.LeadsProjects = []string{"Rockets"} })
	workspace.Try("destroy", "-auto-approve").
		ExpectError(`Jira refused to deactivate the user "robot"`, "Jira says: Cannot deactivate", "project lead on these projects: Rockets").
		ExpectWarning(`"robot" could not be deleted either`, "project lead on 1 projects")
	workspace.State("jira_user.robot")
}

func TestDeactivationThatAnOldJiraIgnoresKeepsTheState(t *testing.T) {
	workspace := workspace(t, jirasim.Settings{Version: "8.2"})
	applyFirst(t, workspace, `on_destroy = "deactivate"`)
	workspace.Try("destroy", "-auto-approve").ExpectError(`deactivate the user "robot"`, "since Jira 8.3")
	workspace.State("jira_user.robot")
}

func TestChangedOnDestroySendsNothing(t *testing.T) {
	workspace := applied(t)
	expectUpdate(t, workspace, robotWith(`on_destroy = "keep"`, "send_notification = true", "adopt_existing = true"))
	workspace.ExpectOnlyReads()
	if notified := workspace.Jira.Notified(); len(notified) > 0 {
		t.Errorf("%q were sent an e-mail", notified)
	}
	// Not configured any more, it stays what it was.
	expectUpdate(t, workspace, robotWith())
	if state := workspace.State("jira_user.robot")["on_destroy"]; state != "keep" {
		t.Errorf("on_destroy became %v", state)
	}
}

func TestUnknownWayToDestroyIsRefusedByThePlan(t *testing.T) {
	workspace := workspace(t)
	workspace.Configure(robotWith(`on_destroy = "explode"`))
	workspace.Try("plan").ExpectError("on_destroy", "explode", "delete_or_deactivate")
}

func TestNotificationIsSentWhereWished(t *testing.T) {
	workspace := workspace(t)
	workspace.Configure(robotWith("send_notification = true"))
	workspace.Apply()
	if notified := workspace.Jira.Notified(); len(notified) != 1 || notified[0] != "robot" {
		t.Errorf("%q were sent an e-mail", notified)
	}
	expectUpdate(t, workspace, robotWith())
}

func TestAnonymisedAccountIsNeverWrittenTo(t *testing.T) {
	for name, arguments := range map[string][]string{"delete": nil, "deactivate": {`on_destroy = "deactivate"`}} {
		t.Run(name, func(t *testing.T) {
			workspace := applied(t, arguments...)
			former := workspace.Jira.AnonymizeUser("robot")
			workspace.Plan().ExpectChanges("jira_user.robot", "create").ExpectWarning(`The user "robot" is gone`, former.Key, "was anonymized", former.Name)
			workspace.Destroy()
			workspace.ExpectOnlyReads()
			if _, there := workspace.Jira.UserByKey(former.Key); !there {
				t.Error("what was left of the user is deleted")
			}
		})
	}
}
