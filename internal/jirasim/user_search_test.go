// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// names are the usernames in an array of users.
func names(t *testing.T, got reply) []string {
	t.Helper()
	var users []userBean
	got.is(t, 200).into(t, &users)
	found := []string{}
	for _, user := range users {
		found = append(found, user.Name)
	}
	return found
}

func TestSearch(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	server.AddUser(User{Name: "zeta", DisplayName: "Anna Bot", EmailAddress: "mail@example.com", Active: true})
	server.AddUser(User{Name: "bother", DisplayName: "Zoe", EmailAddress: "zoe@example.com", Active: true})
	server.AddUser(User{Name: "botany", DisplayName: "Mike", EmailAddress: "mike@example.com"})
	admin := server.asAdmin(t)
	for query, want := range map[string][]string{
		"username=BOT":                                          {"zeta", "bother"},
		"username=bot&includeInactive=true":                     {"zeta", "botany", "bother"},
		"username=bot&includeInactive=true&includeActive=false": {"botany"},
		"username=anna+b":                                       {"zeta"},
		"username=mail@":                                        {"zeta"},
		"username=ota":                                          {},
		"username=":                                             {},
		"username=.":                                            {"admin", "zeta", "bother"},
		"username=.&startAt=1&maxResults=1":                     {"zeta"},
		"username=.&startAt=9":                                  {},
	} {
		if got := names(t, admin.get("/rest/api/2/user/search?"+query)); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", query, got, want)
		}
	}
	got := admin.get("/rest/api/2/user/search?username=zeta").is(t, 200)
	if strings.Contains(got.body, "applicationRoles") || strings.Contains(got.body, "expand") {
		t.Errorf("%s", got.body)
	}
	admin.get("/rest/api/2/user/search").is(t, 400)
	startJira(t, Settings{Version: "9.12"}).asAdmin(t).get("/rest/api/2/user/search").is(t, 404)
}

func TestSearchCap(t *testing.T) {
	t.Parallel()
	for version, want := range map[string]int{"10.3": 121, "11.3": 100} {
		server := startJira(t, Settings{Version: version})
		for i := range 120 {
			server.AddUser(User{Name: fmt.Sprintf("robot%03d", i), Active: true})
		}
		if got := names(t, server.asAdmin(t).get("/rest/api/2/user/search?username=.&maxResults=1000")); len(got) != want {
			t.Errorf("%s: %d", version, len(got))
		}
	}
	server := startJira(t, Settings{SearchCap: 2})
	addRobot(server, "robot")
	addRobot(server, "other")
	if got := names(t, server.asAdmin(t).get("/rest/api/2/user/search?username=.&startAt=1&maxResults=5")); len(got) != 1 {
		t.Errorf("%v", got)
	}
}

func TestPicker(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	server.AddUser(User{Name: "robot", DisplayName: "Mr <Ro> Robot", EmailAddress: "r@example.com", Active: true})
	server.AddUser(User{Name: "rover", DisplayName: "Rover", EmailAddress: "v@example.com", Active: true})
	server.AddUser(User{Name: "rotor", DisplayName: "Rotor"})
	admin := server.asAdmin(t)
	var picked pickedUsers
	admin.get("/rest/api/2/user/picker?query=RO&showAvatar=true&maxResults=1").is(t, 200).into(t, &picked)
	want := pickedUser{
		"robot", "JIRAUSER10100", "Mr &lt;Ro&gt; <strong>Ro</strong>bot - r@example.com (<strong>ro</strong>bot)", "Mr <Ro> Robot",
		server.URL() + "/secure/useravatar?size=xsmall&avatarId=10122",
	}
	if len(picked.Users) != 1 || picked.Users[0] != want || picked.Total != 2 || picked.Header != "Showing 1 of 2 matching users" {
		t.Errorf("%+v", picked)
	}
	got := admin.get("/rest/api/2/user/picker?query=ro&exclude=x&exclude=ROBOT").is(t, 200, `"header":"Showing 1 of 1 matching users"`, `"name":"rover"`)
	if strings.Contains(got.body, "avatarUrl") {
		t.Errorf("%s", got.body)
	}
	admin.get("/rest/api/2/user/picker?query=").is(t, 200, `{"users":[],"total":0`)
}

func TestPermissionSearches(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	for _, name := range []string{"both", "browser", "nobody"} {
		addRobot(server, name)
	}
	server.AddProject(Project{Key: "ONE", Permissions: map[string][]string{
		"BROWSE_PROJECTS": {"both", "BROWSER"}, "ASSIGNABLE_USER": {"both"}, "ADMINISTER_PROJECTS": {"browser"},
	}})
	server.AddProject(Project{Key: "TWO", Permissions: map[string][]string{"ASSIGNABLE_USER": {"jira-software-users"}}})
	server.AddIssue(Issue{Key: "ONE-1", ProjectKey: "ONE"})
	admin := server.asAdmin(t)
	for path, want := range map[string][]string{
		"assignable/search?project=ONE":                                                {"both"},
		"assignable/search?project=TWO":                                                {"both", "browser", "nobody"},
		"assignable/search?issueKey=ONE-1&username=x":                                  {},
		"assignable/multiProjectSearch?projectKeys=ONE,TWO":                            {"both"},
		"viewissue/search?issueKey=ONE-1&username=.":                                   {"both", "browser"},
		"viewissue/search?projectKey=ONE&username=":                                    {},
		"permission/search?projectKey=ONE&permissions=BROWSE_PROJECTS":                 {"both", "browser"},
		"permission/search?issueKey=ONE-1&permissions=BROWSE_PROJECTS,ASSIGNABLE_USER": {"both"},
	} {
		if got := names(t, admin.get("/rest/api/2/user/"+path)); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", path, got, want)
		}
	}
	for path, status := range map[string]int{
		"assignable/search":                                      404,
		"assignable/search?project=X":                            404,
		"assignable/multiProjectSearch?projectKeys=ONE,X":        404,
		"viewissue/search?issueKey=ONE-1":                        400,
		"viewissue/search?username=a":                            400,
		"viewissue/search?issueKey=X-1&username=a":               404,
		"permission/search?projectKey=ONE":                       400,
		"permission/search?projectKey=ONE&permissions=NONSENSE":  400,
		"permission/search?permissions=BROWSE_PROJECTS":          400,
		"permission/search?projectKey=X&permissions=EDIT_ISSUES": 404,
	} {
		admin.get("/rest/api/2/user/"+path).is(t, status)
	}
	const search = "/rest/api/2/user/permission/search?projectKey=ONE&permissions=EDIT_ISSUES"
	server.visit(t, "nobody", "nobody").get(search).is(t, 403)
	server.visit(t, "browser", "browser").get(search).is(t, 200)
}

func TestUserList(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	for i := range 24 {
		server.AddUser(User{Name: fmt.Sprintf("robot%d", i), Active: i%2 == 0})
	}
	server.RemoveUser("robot3")
	admin := server.asAdmin(t)
	seen := map[string]bool{}
	path := "/rest/api/2/user/list?maxResults=10"
	for pages := 1; ; pages++ {
		var page streamPage
		admin.get(path).is(t, 200).into(t, &page)
		for _, user := range page.Values {
			seen[user.Name] = true
		}
		if page.IsLast {
			if pages != 3 || page.NextPage != "" || page.NextCursor != "" {
				t.Errorf("page %d: %+v", pages, page)
			}
			break
		}
		path = strings.TrimPrefix(page.NextPage, server.URL())
		if path != "/rest/api/2/user/list?cursor="+page.NextCursor+"&maxResults=10" {
			t.Fatalf("%q, cursor %q", page.NextPage, page.NextCursor)
		}
	}
	if len(seen) != 24 || seen["robot3"] {
		t.Errorf("%d users: %v", len(seen), seen)
	}
	admin.get("/rest/api/2/user/list?cursor=123456789").is(t, 200, `"isLast":true,"values":[]`)
	startJira(t, Settings{Version: "9.12"}).asAdmin(t).get("/rest/api/2/user/list").is(t, 404)
}
