// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user_test

import (
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// fates of an account whose resource was destroyed.
const (
	deleted  = "deleted"
	inactive = "inactive"
	active   = "active"
)

func fate(made *acceptance.Workspace) string {
	account, there := made.Jira.Account("robot")
	switch {
	case !there:
		return deleted
	case account.Active:
		return active
	default:
		return inactive
	}
}

func withHistory(account *jirasim.Account) {
	account.IssuesReported, account.IssuesAssigned, account.Comments = 3, 1, 2
}

func TestDestroyDoesWhatOnDestroySays(t *testing.T) {
	for name, test := range map[string]struct {
		arguments []string
		history   func(*jirasim.Account)
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
			made := applied(t, test.arguments...)
			if test.history != nil {
				made.Jira.ChangeAccount("robot", test.history)
			}
			result := made.Destroy()
			if becomes := fate(made); becomes != test.becomes {
				t.Errorf("the account is %s, not %s", becomes, test.becomes)
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
	made := applied(t)
	made.Jira.ChangeAccount("robot", withHistory)
	made.Try("destroy", "-auto-approve").ExpectError(`Jira refused to delete the account "robot"`, "3 issues were reported", "1 issues are currently assigned",
		"2 comments", `on_destroy = "deactivate"`, `"delete_or_deactivate"`, "to somebody else")
	made.State("jira_user.robot")
	// The way out that it names.
	made.Configure(robotWith(`on_destroy = "delete_or_deactivate"`))
	made.Apply().ExpectChanges("jira_user.robot", "update")
	made.Destroy().ExpectWarning("deactivated, not deleted")
	if becomes := fate(made); becomes != inactive {
		t.Errorf("the account is %s", becomes)
	}
}

func TestProjectLeadCanNeitherBeDeletedNorDeactivated(t *testing.T) {
	made := applied(t, `on_destroy = "delete_or_deactivate"`)
	made.Jira.ChangeAccount("robot", func(account *jirasim.Account) { account.LeadsProjects = []string{"Rockets"} })
	made.Try("destroy", "-auto-approve").
		ExpectError(`Jira refused to deactivate the account "robot"`, "Jira says: Cannot deactivate", "project lead on these projects: Rockets").
		ExpectWarning(`"robot" could not be deleted either`, "project lead on 1 projects")
	made.State("jira_user.robot")
}

func TestDeactivationThatAnOldJiraIgnoresKeepsTheState(t *testing.T) {
	made := workspace(t, jirasim.Settings{Version: "8.2"})
	applyFirst(t, made, `on_destroy = "deactivate"`)
	made.Try("destroy", "-auto-approve").ExpectError(`deactivate the account "robot"`, "since Jira 8.3")
	made.State("jira_user.robot")
}

func TestChangedOnDestroySendsNothing(t *testing.T) {
	made := applied(t)
	expectUpdate(t, made, robotWith(`on_destroy = "keep"`, "send_notification = true", "adopt_existing = true"))
	expectNothingWritten(t, made)
	if notified := made.Jira.Notified(); len(notified) > 0 {
		t.Errorf("%q were sent an e-mail", notified)
	}
	// Not configured any more, it stays what it was.
	expectUpdate(t, made, robotWith())
	if state := made.State("jira_user.robot")["on_destroy"]; state != "keep" {
		t.Errorf("on_destroy became %v", state)
	}
}

func TestUnknownWayToDestroyIsRefusedByThePlan(t *testing.T) {
	made := workspace(t)
	made.Configure(robotWith(`on_destroy = "explode"`))
	made.Try("plan").ExpectError("on_destroy", "explode", "delete_or_deactivate")
}

func TestNotificationIsSentWhereWished(t *testing.T) {
	made := workspace(t)
	made.Configure(robotWith("send_notification = true"))
	made.Apply()
	if notified := made.Jira.Notified(); len(notified) != 1 || notified[0] != "robot" {
		t.Errorf("%q were sent an e-mail", notified)
	}
	expectUpdate(t, made, robotWith())
}

func TestAnonymisedAccountIsNeverWrittenTo(t *testing.T) {
	for name, arguments := range map[string][]string{"delete": nil, "deactivate": {`on_destroy = "deactivate"`}} {
		t.Run(name, func(t *testing.T) {
			made := applied(t, arguments...)
			former := made.Jira.AnonymiseAccount("robot")
			made.Plan().ExpectChanges("jira_user.robot", "create").ExpectWarning(`The account "robot" is gone`, former.Key, "was anonymised", former.Name)
			made.Destroy()
			expectNothingWritten(t, made)
			if _, there := made.Jira.AccountByKey(former.Key); !there {
				t.Error("what was left of the account is deleted")
			}
		})
	}
}
