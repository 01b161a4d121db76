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

func expectApplications(t *testing.T, made *acceptance.Workspace, keys ...string) {
	t.Helper()
	if account := found(t, made.Jira, "robot"); !slices.Equal(account.ApplicationKeys, keys) {
		t.Errorf("the account uses %q, not %q", account.ApplicationKeys, keys)
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
			made := workspace(t)
			made.Configure(robotWith(test.arguments...))
			made.Apply().ExpectNoWarnings()
			expectSent(t, sent(made), "POST user")
			expectApplications(t, made, test.has...)
			made.ExpectEmptyPlan()
		})
	}
}

func TestChangedApplicationsSendAWriteEach(t *testing.T) {
	made := applied(t, applications("jira-core", "jira-software"))
	expectUpdate(t, made, robotWith(applications("jira-core", "jira-servicedesk")))
	expectSent(t, writes(made), application("DELETE", "jira-software"), application("POST", "jira-servicedesk"))
	expectApplications(t, made, "jira-core", "jira-servicedesk")

	expectUpdate(t, made, robotWith(applications()))
	expectApplications(t, made)

	made.Configure(robotWith())
	made.ExpectEmptyPlan()
}

func TestApplicationsChangedByHandAreRepaired(t *testing.T) {
	made := applied(t, applications("jira-core"))
	made.Jira.ChangeAccount("robot", func(account *jirasim.Account) { account.ApplicationKeys = []string{"jira-software"} })
	made.Apply().ExpectChanges("jira_user.robot", "update")
	expectApplications(t, made, "jira-core")
	made.ExpectEmptyPlan()
}

func TestApplicationsThatAreNotConfiguredAreLeftAlone(t *testing.T) {
	made := applied(t)
	made.Jira.ChangeAccount("robot", func(account *jirasim.Account) { account.ApplicationKeys = []string{"jira-core"} })
	made.ExpectEmptyPlan()
	expectUpdate(t, made, robotWith(applications("jira-core", "jira-software")))
	expectSent(t, writes(made), application("POST", "jira-software"))
}

func TestApplicationThatIsNotThereIsRefusedAtTheArgument(t *testing.T) {
	made := workspace(t)
	made.Configure(robotWith(applications("jira-rockets")))
	made.Try("apply", "-auto-approve").ExpectError(`create the account "robot"`, "application_keys = ", "'jira-rockets' is not installed")
	made.Configure(robotWith())
	made.Apply()
	made.Configure(robotWith(applications("jira-core", "jira-rockets", "jira-software")))
	made.Try("apply", "-auto-approve").ExpectError(`give the account "robot" the application "jira-rockets"`, "application_keys = ", "'jira-rockets' is not installed")
	expectApplications(t, made, "jira-core", "jira-software")
	if state := elements(made, "application_keys"); !slices.Equal(state, []string{"jira-core", "jira-software"}) {
		t.Errorf("the state has %q", state)
	}
}

func TestExhaustedLicenceIsNamed(t *testing.T) {
	made := workspace(t, jirasim.Settings{LicenceSeats: 1}) // the administrator's
	made.Configure(robotWith())
	made.Try("apply", "-auto-approve").ExpectError(`create the account "robot"`, "The license of Jira Software has no seats left.")
	if len(made.States()) > 0 {
		t.Error("a refused account is in the state")
	}
	made.Configure(robotWith(applications()))
	made.Apply()
	made.Configure(robotWith(applications("jira-software")))
	made.Try("apply", "-auto-approve").ExpectError("application_keys = ", `the application "jira-software"`, "The license of Jira Software has no seats left.")
}

// TestGroupsAndApplicationsTogetherPlanEmpty: the groups of an application are not reported among the groups.
func TestGroupsAndApplicationsTogetherPlanEmpty(t *testing.T) {
	made := withGroups(t)
	applyFirst(t, made, groups("bots"), applications("jira-core", "jira-software"))
	made.ExpectEmptyPlan()
	expectGroups(t, made, "bots", "jira-core-users", "jira-software-users")

	made.Jira.ForgetRequests()
	expectUpdate(t, made, robotWith(groups("readers"), applications("jira-software")))
	expectSent(t, writes(made), application("DELETE", "jira-core"), membership("DELETE", "bots"), membership("POST", "readers"))
	expectGroups(t, made, "jira-software-users", "readers")
}

func TestGroupOfAnApplicationMayBeNamed(t *testing.T) {
	made := withGroups(t)
	made.Configure(robotWith(groups("bots", "jira-software-users"), applications("jira-software")))
	made.Apply().ExpectNoWarnings()
	expectSent(t, writes(made), "POST user", membership("POST", "bots"))
	made.ExpectEmptyPlan()
	// No longer named, it is the application's.
	expectUpdate(t, made, robotWith(groups("bots"), applications("jira-software")))
	expectGroups(t, made, "bots", "jira-software-users")
}

func TestNamedGroupOfAnApplicationIsLeftWhereApplicationsAreNotManaged(t *testing.T) {
	made := withGroups(t)
	applyFirst(t, made, groups("jira-core-users"))
	expectApplications(t, made, "jira-core", "jira-software")
	expectUpdate(t, made, robotWith(groups("bots")))
	expectGroups(t, made, "bots", "jira-software-users")
}

func TestGroupThatGrantsAWithheldApplicationIsRefusedBeforeAnythingIsWritten(t *testing.T) {
	expected := []string{"grants what application_keys withholds", "groups ", `"jira-core-users"`, `Add "jira-core" to application_keys`, "Nothing was changed"}
	made := withGroups(t)
	made.Configure(robotWith(groups("jira-core-users"), applications("jira-software")))
	made.Try("apply", "-auto-approve").ExpectError(expected...)
	expectNothingWritten(t, made)
	made.Configure(robotWith(groups("bots"), applications("jira-software")))
	made.Apply()
	made.Jira.ForgetRequests()
	made.Configure(robot("robot", "The Robot", "robot@example.com", groups("jira-core-users"), applications("jira-software")))
	made.Try("apply", "-auto-approve").ExpectError(expected...)
	expectNothingWritten(t, made)
}

// TestReleasedGroupsAreNotHeldAgainstApplications: what the state still knows of groups is not configured any more.
func TestReleasedGroupsAreNotHeldAgainstApplications(t *testing.T) {
	made := withGroups(t)
	applyFirst(t, made, groups("bots", "jira-core-users"))
	expectUpdate(t, made, robotWith(applications("jira-software")))
	expectGroups(t, made, "bots", "jira-software-users")
}
