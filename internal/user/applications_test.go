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
	if user := found(t, workspace.Jira, "robot"); !slices.Equal(user.ApplicationKeys, keys) {
		t.Errorf("the user uses %q, not %q", user.ApplicationKeys, keys)
	}
}

func TestApplicationsTravelInTheCreation(t *testing.T) {
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

func TestChangedApplicationsSendAWriteEach(t *testing.T) {
	workspace := applied(t, applications("jira-core", "jira-software"))
	expectUpdate(t, workspace, robotWith(applications("jira-core", "jira-servicedesk")))
	workspace.ExpectWritten(application("DELETE", "jira-software"), application("POST", "jira-servicedesk"))
	expectApplications(t, workspace, "jira-core", "jira-servicedesk")

	expectUpdate(t, workspace, robotWith(applications()))
	expectApplications(t, workspace)

	workspace.Configure(robotWith())
	workspace.ExpectEmptyPlan()
}

func TestApplicationsChangedByHandAreRepaired(t *testing.T) {
	workspace := applied(t, applications("jira-core"))
	workspace.Jira.ChangeUser("robot", func(user *jirasim.User) { user.ApplicationKeys = []string{"jira-software"} })
	workspace.Apply().ExpectChanges("jira_user.robot", "update")
	expectApplications(t, workspace, "jira-core")
	workspace.ExpectEmptyPlan()
}

func TestApplicationsThatAreNotConfiguredAreLeftAlone(t *testing.T) {
	workspace := applied(t)
	workspace.Jira.ChangeUser("robot", func(user *jirasim.User) { user.ApplicationKeys = []string{"jira-core"} })
	workspace.ExpectEmptyPlan()
	expectUpdate(t, workspace, robotWith(applications("jira-core", "jira-software")))
	workspace.ExpectWritten(application("POST", "jira-software"))
}

func TestApplicationThatIsNotThereIsRefusedAtTheArgument(t *testing.T) {
	workspace := workspace(t)
	workspace.Configure(robotWith(applications("jira-rockets")))
	workspace.Try("apply", "-auto-approve").ExpectError(`create the user "robot"`, "application_keys = ", "'jira-rockets' is not installed")
	workspace.Configure(robotWith())
	workspace.Apply()
	workspace.Configure(robotWith(applications("jira-core", "jira-rockets", "jira-software")))
	workspace.Try("apply", "-auto-approve").ExpectError(`give the user "robot" the application "jira-rockets"`, "application_keys = ", "'jira-rockets' is not installed")
	expectApplications(t, workspace, "jira-core", "jira-software")
	if state := elements(workspace, "application_keys"); !slices.Equal(state, []string{"jira-core", "jira-software"}) {
		t.Errorf("the state has %q", state)
	}
}

func TestExhaustedLicenceIsNamed(t *testing.T) {
	workspace := workspace(t, jirasim.Settings{LicenceSeats: 1}) // the administrator's
	workspace.Configure(robotWith())
	workspace.Try("apply", "-auto-approve").ExpectError(`create the user "robot"`, "The license of Jira Software has no seats left.")
	if len(workspace.States()) > 0 {
		t.Error("a refused user is in the state")
	}
	workspace.Configure(robotWith(applications()))
	workspace.Apply()
	workspace.Configure(robotWith(applications("jira-software")))
	workspace.Try("apply", "-auto-approve").ExpectError("application_keys = ", `the application "jira-software"`, "The license of Jira Software has no seats left.")
}

// TestGroupsAndApplicationsTogetherPlanEmpty: the groups of an application are not reported among the groups.
func TestGroupsAndApplicationsTogetherPlanEmpty(t *testing.T) {
	workspace := withGroups(t)
	applyFirst(t, workspace, groups("bots"), applications("jira-core", "jira-software"))
	workspace.ExpectEmptyPlan()
	expectGroups(t, workspace, "bots", "jira-core-users", "jira-software-users")

	workspace.Jira.ForgetRequests()
	expectUpdate(t, workspace, robotWith(groups("readers"), applications("jira-software")))
	workspace.ExpectWritten(application("DELETE", "jira-core"), membership("DELETE", "bots"), membership("POST", "readers"))
	expectGroups(t, workspace, "jira-software-users", "readers")
}

func TestGroupOfAnApplicationMayBeNamed(t *testing.T) {
	workspace := withGroups(t)
	workspace.Configure(robotWith(groups("bots", "jira-software-users"), applications("jira-software")))
	workspace.Apply().ExpectNoWarnings()
	workspace.ExpectWritten("POST user", membership("POST", "bots"))
	workspace.ExpectEmptyPlan()
	// No longer named, it is the application's.
	expectUpdate(t, workspace, robotWith(groups("bots"), applications("jira-software")))
	expectGroups(t, workspace, "bots", "jira-software-users")
}

func TestNamedGroupOfAnApplicationIsLeftWhereApplicationsAreNotManaged(t *testing.T) {
	workspace := withGroups(t)
	applyFirst(t, workspace, groups("jira-core-users"))
	expectApplications(t, workspace, "jira-core", "jira-software")
	expectUpdate(t, workspace, robotWith(groups("bots")))
	expectGroups(t, workspace, "bots", "jira-software-users")
}

func TestGroupThatGrantsAWithheldApplicationIsRefusedBeforeAnythingIsWritten(t *testing.T) {
	expected := []string{"grants what application_keys withholds", "groups ", `"jira-core-users"`, `Add "jira-core" to application_keys`, "Nothing was changed"}
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

// TestReleasedGroupsAreNotHeldAgainstApplications: what the state still knows of groups is not configured any more.
func TestReleasedGroupsAreNotHeldAgainstApplications(t *testing.T) {
	workspace := withGroups(t)
	applyFirst(t, workspace, groups("bots", "jira-core-users"))
	expectUpdate(t, workspace, robotWith(applications("jira-software")))
	expectGroups(t, workspace, "bots", "jira-software-users")
}
