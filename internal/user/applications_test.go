// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func applications(keys ...string) string {
	return strings.Replace(groups(keys...), "groups", "application_keys", 1)
}

func application(method, key string) string {
	return method + " user/application?applicationKey=" + key + "&username=robot"
}

func expectApplications(t *testing.T, workspace *acceptance.Workspace, keys ...string) {
	t.Helper()
	if user := jiraUser(t, workspace.Jira, "robot"); !slices.Equal(user.ApplicationKeys, keys) {
		t.Errorf("the user has access to %q, want %q", user.ApplicationKeys, keys)
	}
}

func TestAccUser_createWithApplications(t *testing.T) {
	for name, test := range map[string]struct {
		arguments []string
		has       []string
	}{
		"default": {nil, []string{"jira-software"}},
		"none":    {[]string{applications()}, nil},
		"two":     {[]string{applications("jira-core", "jira-servicedesk")}, []string{"jira-core", "jira-servicedesk"}},
	} {
		t.Run(name, func(t *testing.T) {
			workspace := workspace(t)
			workspace.Configure(robotWith(test.arguments...))
			workspace.Apply().ExpectNoWarnings()
			workspace.ExpectSentWithQuery("POST user")
			expectApplications(t, workspace, test.has...)
			workspace.ExpectEmptyPlan()
		})
	}
}

func TestAccUser_applicationsChanged(t *testing.T) {
	workspace := applied(t, applications("jira-core", "jira-software"))
	expectUpdate(t, workspace, robotWith(applications("jira-core", "jira-servicedesk")))
	workspace.ExpectWritten(application("DELETE", "jira-software"), application("POST", "jira-servicedesk"))
	expectApplications(t, workspace, "jira-core", "jira-servicedesk")

	expectUpdate(t, workspace, robotWith(applications()))
	expectApplications(t, workspace)

	workspace.Configure(robotWith())
	workspace.ExpectEmptyPlan()
}

func TestAccUser_applicationsDriftRepaired(t *testing.T) {
	workspace := applied(t, applications("jira-core"))
	workspace.Jira.ChangeUser("robot", func(user *jirasim.User) { user.ApplicationKeys = []string{"jira-software"} })
	workspace.Apply().ExpectChanges("jira_user.robot", "update")
	expectApplications(t, workspace, "jira-core")
	workspace.ExpectEmptyPlan()
}

func TestAccUser_applicationsNotManaged(t *testing.T) {
	workspace := applied(t)
	workspace.Jira.ChangeUser("robot", func(user *jirasim.User) { user.ApplicationKeys = []string{"jira-core"} })
	workspace.ExpectEmptyPlan()
	expectUpdate(t, workspace, robotWith(applications("jira-core", "jira-software")))
	workspace.ExpectWritten(application("POST", "jira-software"))
}

func TestAccUser_applicationNotInstalled(t *testing.T) {
	workspace := workspace(t)
	workspace.Configure(robotWith(applications("jira-rockets")))
	workspace.Try("apply", "-auto-approve").ExpectError(`create user "robot"`, "application_keys = ",
		`Jira says: Application with key 'jira-rockets' is not installed or licensed. (POST rest/api/2/user: HTTP 400)`+"\n\n"+
			`Jira has no application "jira-rockets". It has these applications: "jira-core", "jira-servicedesk", "jira-software". Correct application_keys.`)
	workspace.ExpectSentWithQuery("POST user", "GET applicationrole")
	workspace.Configure(robotWith())
	workspace.Apply()
	workspace.Configure(robotWith(applications("jira-core", "jira-rockets", "jira-software")))
	workspace.Try("apply", "-auto-approve").ExpectError(`grant user "robot" access to application "jira-rockets"`, "application_keys = ",
		"'jira-rockets' is not installed or licensed. (POST rest/api/2/user/application: HTTP 400)\n\n"+
			`Jira has no application "jira-rockets". It has these applications: "jira-core", "jira-servicedesk", "jira-software". Correct application_keys.`)
	expectApplications(t, workspace, "jira-core", "jira-software")
	if state := elements(workspace, "application_keys"); !slices.Equal(state, []string{"jira-core", "jira-software"}) {
		t.Errorf("the state has %q", state)
	}
}

func TestAccUser_licenseExhausted(t *testing.T) {
	workspace := workspace(t, jirasim.Settings{LicenseSeats: 1}) // the administrator's
	workspace.Configure(robotWith())
	workspace.Try("apply", "-auto-approve").ExpectError(`create user "robot"`, "Jira says: The license of Jira Software has no seats left. (POST rest/api/2/user: HTTP 400)\n\n"+
		`No license seat is left for "jira-software". Set application_keys = [] to create the user without access to applications, which needs no seat, or free a seat in Jira.`)
	workspace.ExpectSentWithQuery("POST user", "GET applicationrole")
	if len(workspace.States()) > 0 {
		t.Error("a user that Jira refused is in state")
	}
	workspace.Configure(robotWith(applications()))
	workspace.Apply()
	workspace.Configure(robotWith(applications("jira-software")))
	workspace.Try("apply", "-auto-approve").ExpectError("application_keys = ", `application "jira-software"`, "The license of Jira Software has no seats left.",
		`No license seat is left for "jira-software". Remove it from application_keys, or free a seat in Jira.`)
}

// The users of one apply take seats, so the applications are read again after a refusal, even if they were read before.
func TestAccUser_lastSeatTakenByThisApply(t *testing.T) {
	workspace := workspace(t, jirasim.Settings{LicenseSeats: 2}) // one is the administrator's
	workspace.Jira.AddGroup("bots")
	second := strings.NewReplacer(`"robot"`, `"second"`, `"Robot"`, `"Second"`).Replace(robotWith("depends_on = [jira_user.robot]"))
	workspace.Configure(robotWith(groups("bots")) + second)
	workspace.Try("apply", "-auto-approve").ExpectError(`create user "second"`, `No license seat is left for "jira-software".`)
}

// Groups that grant a managed application are not tracked in groups.
func TestAccUser_groupsAndApplications(t *testing.T) {
	workspace := withGroups(t)
	applyFirst(t, workspace, groups("bots"), applications("jira-core", "jira-software"))
	workspace.ExpectEmptyPlan()
	expectGroups(t, workspace, "bots", "jira-core-users", "jira-software-users")

	workspace.Jira.ForgetRequests()
	expectUpdate(t, workspace, robotWith(groups("readers"), applications("jira-software")))
	workspace.ExpectWritten(application("DELETE", "jira-core"), membership("DELETE", "bots"), membership("POST", "readers"))
	expectGroups(t, workspace, "jira-software-users", "readers")
}

func TestAccUser_groupOfApplicationNamed(t *testing.T) {
	workspace := withGroups(t)
	workspace.Configure(robotWith(groups("bots", "jira-software-users"), applications("jira-software")))
	workspace.Apply().ExpectNoWarnings()
	workspace.ExpectWritten("POST user", membership("POST", "bots"))
	workspace.ExpectEmptyPlan()
	// A group that is no longer named belongs to the application.
	expectUpdate(t, workspace, robotWith(groups("bots"), applications("jira-software")))
	expectGroups(t, workspace, "bots", "jira-software-users")
}

func TestAccUser_groupOfApplicationRemoved(t *testing.T) {
	workspace := withGroups(t)
	applyFirst(t, workspace, groups("jira-core-users"))
	expectApplications(t, workspace, "jira-core", "jira-software")
	expectUpdate(t, workspace, robotWith(groups("bots")))
	expectGroups(t, workspace, "bots", "jira-software-users")
}

func TestAccUser_groupGrantsOtherApplication(t *testing.T) {
	expected := []string{"conflicts with application_keys", "groups ", `"jira-core-users"`, `Add "jira-core" to application_keys`, "Nothing was changed"}
	workspace := withGroups(t)
	workspace.Configure(robotWith(groups("jira-core-users"), applications("jira-software")))
	workspace.Try("apply", "-auto-approve").ExpectError(expected...)
	workspace.ExpectOnlyReads()
	workspace.Configure(robotWith(groups("bots"), applications("jira-software")))
	workspace.Apply()
	workspace.Jira.ForgetRequests()
	workspace.Configure(robot("robot", "The Robot", "robot@example.com", groups("jira-core-users"), applications("jira-software")))
	workspace.Try("apply", "-auto-approve").ExpectError(expected...)
	workspace.ExpectOnlyReads()
}

// Groups in state that are not configured do not conflict with application_keys.
func TestAccUser_groupsReleasedForApplications(t *testing.T) {
	workspace := withGroups(t)
	applyFirst(t, workspace, groups("bots", "jira-core-users"))
	expectUpdate(t, workspace, robotWith(applications("jira-software")))
	expectGroups(t, workspace, "bots", "jira-software-users")
}
