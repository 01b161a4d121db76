// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package usersearch_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// users returns a configuration of the data source with these arguments.
func users(selector ...string) string {
	return "data \"jira_users\" \"found\" {\n  " + strings.Join(selector, "\n  ") + "\n}\n"
}

func add(workspace *acceptance.Workspace, name, displayName string, active bool) jirasim.User {
	return workspace.Jira.AddUser(jirasim.User{Name: name, DisplayName: displayName, EmailAddress: name + "@example.com", Active: active})
}

// addMany adds users whose usernames begin with the prefix.
func addMany(workspace *acceptance.Workspace, prefix string, count int) {
	for number := range count {
		add(workspace, fmt.Sprintf("%s-%04d", prefix, number), fmt.Sprintf("%s %04d", prefix, number), true)
	}
}

// found returns the usernames in state.
func found(workspace *acceptance.Workspace) []string {
	var names []string
	for _, user := range workspace.State("data.jira_users.found")["users"].([]any) {
		names = append(names, user.(map[string]any)["username"].(string))
	}
	return names
}

func expectFound(t *testing.T, workspace *acceptance.Workspace, names ...string) {
	t.Helper()
	if got := found(workspace); !slices.Equal(got, names) {
		t.Errorf("found %q, want %q", got, names)
	}
}

func TestAccUsers_query(t *testing.T) {
	acceptance.OnEveryJira(t, func(t *testing.T, workspace *acceptance.Workspace, robot jirasim.User) {
		add(workspace, "release-bot", "Robert the Release Bot", true)
		add(workspace, "robin", "Robin", false)
		shown := workspace.Jira.SystemAvatars()[1] // The default avatar would show a Gravatar.
		workspace.Jira.SelectAvatar(robot.Key, shown)
		workspace.Configure(users(`query = "rob"`))
		workspace.Apply().ExpectNoWarnings()
		workspace.ExpectSent("GET user/search")
		expectFound(t, workspace, "release-bot", "robot")
		state := workspace.State("data.jira_users.found")
		first := state["users"].([]any)[1].(map[string]any)
		if state["complete"] != true || first["key"] != robot.Key || first["display_name"] != "Robot" || first["email_address"] != "robot@example.com" ||
			first["active"] != true || first["avatar_id"] != fmt.Sprint(shown) || len(first["avatar_urls"].(map[string]any)) != 4 {
			t.Errorf("the state is %v", state)
		}
		workspace.Configure(users(`query = "rob"`, `include_inactive = true`))
		workspace.Apply()
		expectFound(t, workspace, "release-bot", "robin", "robot")
		workspace.Configure(users(`query = "missing"`))
		workspace.Apply().ExpectNoWarnings()
		expectFound(t, workspace)
	})
}

func TestAccUsers_queryCutOff(t *testing.T) {
	t.Parallel()
	for name, settings := range map[string]jirasim.Settings{
		"9.12": {Version: "9.12", SearchCap: 1000}, "early 10.3": {SearchCap: 1000}, "late 10.3": {SearchCap: 100}, "11.3": {Version: "11.3", SearchCap: 100},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			workspace, limit := acceptance.New(t, settings), settings.SearchCap
			addMany(workspace, "bot", limit+7)
			workspace.Configure(users(`query = "bot"`))
			workspace.Apply().ExpectWarning("may have been cut off", fmt.Sprint("exactly ", limit), "all = true")
			if state := workspace.State("data.jira_users.found"); state["complete"] != false || len(found(workspace)) != limit {
				t.Errorf("%d users, complete: %v", len(found(workspace)), state["complete"])
			}
			workspace.Configure(users(`query = "bot-001"`))
			workspace.Apply().ExpectNoWarnings()
			if state := workspace.State("data.jira_users.found"); state["complete"] != true || len(found(workspace)) != 10 {
				t.Errorf("%d users, complete: %v", len(found(workspace)), state["complete"])
			}
		})
	}
}

func TestAccUsers_all(t *testing.T) {
	t.Parallel()
	for version, test := range map[string]struct {
		bots int
		sent []string
	}{
		"10.3": {10, []string{"GET user/list"}},
		"11.3": {2100, []string{"GET user/list", "GET user/list"}},
	} {
		t.Run(version, func(t *testing.T) {
			t.Parallel()
			workspace := acceptance.New(t, jirasim.Settings{Version: version})
			addMany(workspace, "bot", test.bots)
			add(workspace, "retired", "Retired", false)
			workspace.Configure(users("all = true"))
			workspace.Apply().ExpectNoWarnings()
			workspace.ExpectSent(test.sent...)
			if names := found(workspace); len(names) != test.bots+1 || slices.Contains(names, "retired") || !slices.Contains(names, fmt.Sprintf("bot-%04d", test.bots-1)) {
				t.Errorf("%d users", len(names))
			}
			workspace.Configure(users("all = true", "include_inactive = true"))
			workspace.Apply()
			if names := found(workspace); len(names) != test.bots+2 || !slices.Contains(names, "retired") {
				t.Errorf("%d users", len(names))
			}
		})
	}
}

func TestAccUsers_allBeforeUserList(t *testing.T) {
	t.Parallel()
	workspace := acceptance.New(t, jirasim.Settings{Version: "9.12"})
	for number := range 120 {
		workspace.Jira.AddUser(jirasim.User{
			Name: fmt.Sprintf("bot-%03d", number), DisplayName: "Bot", EmailAddress: "b@example.com", Active: number != 7, ApplicationKeys: []string{"jira-software"},
		})
	}
	workspace.AddRobot() // without access to an application
	workspace.Configure(users("all = true"))
	workspace.Apply().ExpectWarning("Only users with access to an application", "user/list", "are missing")
	names := found(workspace)
	if !slices.Contains(names, "bot-119") || slices.Contains(names, "bot-007") || slices.Contains(names, "robot") {
		t.Errorf("found %q", names)
	}
	if state := workspace.State("data.jira_users.found"); state["complete"] != false {
		t.Error("complete is not false")
	}
	sent := workspace.Sent()
	if slices.Contains(sent, "GET user/list") || sent[0] != "GET applicationrole" || strings.Count(strings.Join(sent, " "), "GET group/member") < 3 {
		t.Errorf("sent %v", sent)
	}
	workspace.Configure(users("all = true", "include_inactive = true"))
	workspace.Apply()
	if !slices.Contains(found(workspace), "bot-007") {
		t.Errorf("found %q", found(workspace))
	}
}

func TestAccUsers_unexpectedResponse(t *testing.T) {
	t.Parallel()
	workspace := acceptance.New(t, jirasim.Settings{})
	workspace.Jira.Misbehave(jirasim.Fault{Path: "/user/list", Kind: jirasim.LoginPage})
	workspace.Configure(users("all = true"))
	workspace.Try("plan").ExpectError("Unexpected response from Jira", "list all users")
}

// addProjects adds two projects: CI, where the group "robots" has permissions, and OPS, where only the administrator has.
func addProjects(workspace *acceptance.Workspace) {
	workspace.Jira.AddUser(jirasim.User{Name: "robot", DisplayName: "Robot", EmailAddress: "r@example.com", Active: true, Groups: []string{"robots"}})
	workspace.Jira.ChangeUser("robot", func(user *jirasim.User) { user.Groups = []string{"robots"} })
	workspace.Jira.AddUser(jirasim.User{Name: "bot", DisplayName: "Bot", EmailAddress: "b@example.com", Active: true, Groups: []string{"robots"}})
	ci := map[string][]string{"ASSIGNABLE_USER": {"robots", "admin"}, "BROWSE_PROJECTS": {"robots"}, "CREATE_ISSUES": {"bot"}}
	workspace.Jira.AddProject(jirasim.Project{Key: "CI", Permissions: ci})
	workspace.Jira.AddProject(jirasim.Project{Key: "OPS", Permissions: map[string][]string{"ASSIGNABLE_USER": {"admin"}}})
	workspace.Jira.AddIssue(jirasim.Issue{Key: "CI-1", ProjectKey: "CI"})
}

func TestAccUsers_projectSearches(t *testing.T) {
	acceptance.OnEveryJira(t, func(t *testing.T, workspace *acceptance.Workspace, _ jirasim.User) {
		addProjects(workspace)
		for _, test := range []struct {
			selector string
			request  string
			names    []string
		}{
			{`assignable = { project_keys = ["CI"] }`, "assignable/search", []string{"admin", "bot", "robot"}},
			{`assignable = { project_keys = ["CI", "OPS"] }`, "assignable/multiProjectSearch", []string{"admin"}},
			{`assignable = { issue_key = "CI-1", query = "bo" }`, "assignable/search", []string{"bot"}},
			{`with_permissions = { permissions = ["BROWSE_PROJECTS", "CREATE_ISSUES"], project_key = "CI" }`, "permission/search", []string{"bot"}},
			{`with_permissions = { permissions = ["BROWSE_PROJECTS"], issue_key = "CI-1", query = "r" }`, "permission/search", []string{"robot"}},
			{`with_browse_permission = { project_key = "CI", query = "." }`, "viewissue/search", []string{"bot", "robot"}},
			{`with_browse_permission = { issue_key = "CI-1", query = "rob" }`, "viewissue/search", []string{"robot"}},
		} {
			workspace.Configure(users(test.selector))
			workspace.Jira.ForgetRequests()
			workspace.Apply().ExpectNoWarnings()
			workspace.ExpectSent("GET user/" + test.request)
			expectFound(t, workspace, test.names...)
		}
	})
}

func TestAccUsers_assignableCutOff(t *testing.T) {
	acceptance.OnEveryJira(t, func(_ *testing.T, workspace *acceptance.Workspace, _ jirasim.User) {
		addMany(workspace, "bot", 130)
		var names []string
		for _, user := range workspace.Jira.Users() {
			names = append(names, user.Name)
		}
		workspace.Jira.AddProject(jirasim.Project{Key: "CI", Permissions: map[string][]string{"ASSIGNABLE_USER": names}})
		workspace.Configure(users(`assignable = { project_keys = ["CI"] }`))
		workspace.Apply().ExpectWarning("may have been cut off", "exactly 100", "Narrow the search with its query")
	})
}

func TestAccUsers_refusedSearches(t *testing.T) {
	acceptance.OnEveryJira(t, func(_ *testing.T, workspace *acceptance.Workspace, _ jirasim.User) {
		addProjects(workspace)
		for selector, expected := range map[string][]string{
			`assignable = { project_keys = ["NONE"] }`:                                     {"assignable =", "'NONE'"},
			`assignable = { project_keys = ["CI", "NONE"] }`:                               {"assignable =", "'NONE'"},
			`assignable = { issue_key = "CI-9" }`:                                          {"assignable =", "Issue Does Not Exist"},
			`with_permissions = { permissions = ["NONE"], project_key = "CI" }`:            {"with_permissions =", "'NONE'"},
			`with_permissions = { permissions = ["BROWSE_PROJECTS"], project_key = "NO" }`: {"with_permissions =", "'NO'"},
			`with_browse_permission = { project_key = "NONE", query = "." }`:               {"with_browse_permission =", "'NONE'"},
			`with_browse_permission = { issue_key = "CI-9", query = "." }`:                 {"with_browse_permission =", "Issue Does Not Exist"},
		} {
			workspace.Configure(users(selector))
			workspace.Try("plan").ExpectError(expected...)
		}
	})
}

func TestAccUsers_missingPermission(t *testing.T) {
	t.Parallel()
	workspace := acceptance.New(t, jirasim.Settings{})
	addProjects(workspace)
	workspace.ConfigureAsVisitor(users(`with_permissions = { permissions = ["BROWSE_PROJECTS"], project_key = "CI" }`))
	workspace.Try("plan").ExpectError("search for users that have these permissions", "not authorized")
}

func TestAccUsers_invalidSelectors(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		selector string
		expected []string
	}{
		"none":                {"", []string{"Exactly one of these attributes must be configured", "query,all,assignable"}},
		"two":                 {"query = \"a\"\n  all = true", []string{"Exactly one of these attributes must be configured", "query,all,assignable"}},
		"all = false":         {"all = false", []string{"all"}},
		"empty query":         {`query = ""`, []string{"query", "at least 1"}},
		"no place":            {"assignable = {}", []string{"assignable", "one (and only one)", "project_keys"}},
		"two places":          {`with_browse_permission = { project_key = "CI", issue_key = "CI-1", query = "." }`, []string{"issue_key", "one (and only one)", "project_key"}},
		"no permission":       {`with_permissions = { permissions = [], project_key = "CI" }`, []string{"permissions", "at least 1"}},
		"no query to browse":  {`with_browse_permission = { project_key = "CI" }`, []string{"query", "required"}},
		"inactive assignable": {"assignable = { project_keys = [\"CI\"] }\n  include_inactive = true", []string{"include_inactive", "active users only"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			workspace := acceptance.New(t, jirasim.Settings{})
			workspace.Configure(users(test.selector))
			workspace.Try("plan").ExpectError(test.expected...)
			if sent := workspace.Jira.Requests(); len(sent) > 0 {
				t.Errorf("%d requests were sent", len(sent))
			}
		})
	}
}

func TestAccUsers_unknownAtPlan(t *testing.T) {
	t.Parallel()
	workspace := acceptance.New(t, jirasim.Settings{})
	addProjects(workspace)
	workspace.Configure("resource \"terraform_data\" \"key\" {\n  input = \"CI\"\n}\n" + users(`assignable = { project_keys = [terraform_data.key.output] }`))
	workspace.Apply()
	expectFound(t, workspace, "admin", "bot", "robot")
	workspace.ConfigureUnknown(users("all = true"))
	workspace.Try("plan").ExpectError("base_url is not known before an apply")
}

// Selectors whose values are unknown at plan are validated again at apply, before a search is sent.
func TestAccUsers_unknownConflictFoundAtApply(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		selector string
		expected []string
	}{
		"selectors":         {"query = terraform_data.key.output\n  all = true", []string{"Exactly one of these attributes must be configured", "query,all,assignable"}},
		"project and issue": {`assignable = { project_keys = ["CI"], issue_key = terraform_data.key.output }`, []string{"one (and only one)", "project_keys"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			workspace := acceptance.New(t, jirasim.Settings{})
			workspace.Configure("resource \"terraform_data\" \"key\" {\n  input = \"CI-1\"\n}\n" + users(test.selector))
			workspace.Plan()
			workspace.Try("apply", "-auto-approve").ExpectError(test.expected...)
			workspace.ExpectSent()
		})
	}
}
