// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// usernames returns the usernames in an array of users.
func usernames(t *testing.T, got testResponse) []string {
	t.Helper()
	var users []userBean
	got.expect(t, 200).into(t, &users)
	found := []string{}
	for _, user := range users {
		found = append(found, string(user.Name))
	}
	return found
}

func TestSearchUsers(t *testing.T) {
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
		if got := usernames(t, admin.get("/rest/api/2/user/search?"+query)); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", query, got, want)
		}
	}
	got := admin.get("/rest/api/2/user/search?username=zeta").expect(t, 200)
	if strings.Contains(got.body, "applicationRoles") || strings.Contains(got.body, "expand") {
		t.Errorf("a search expands users: %s", got.body)
	}
	for version, status := range map[string]int{"9.12": 404, "10.3": 400, "11.3": 200} {
		startJira(t, Settings{Version: version}).asAdmin(t).get("/rest/api/2/user/search").expect(t, status)
	}
}

// A number that is none is 404 with a page, and viewissue/search without a query has the text of an internal check (facts
// 12.3).
func TestSearch_invalidParameters(t *testing.T) {
	t.Parallel()
	for _, version := range simulatedVersions {
		admin := startJira(t, Settings{Version: version}).asAdmin(t)
		for _, path := range []string{"user/search?username=a&maxResults=x", "user/search?username=a&startAt=1.5", "group/member?groupname=x&maxResults=many"} {
			got := admin.get("/rest/api/2/"+path).expect(t, 404, "<html>")
			if got.header.Get("Content-Type") != htmlType {
				t.Errorf("%s %s: %v", version, path, got.header)
			}
		}
		admin.get("/rest/api/2/user/search?username=adm&maxResults=").expect(t, 200, `"name":"admin"`)
		admin.get("/rest/api/2/user/viewissue/search").expect(t, 400, "searchName must not be null")
	}
}

func TestSearchUsers_cap(t *testing.T) {
	t.Parallel()
	for version, want := range map[string]int{"10.3": 121, "11.3": 100} {
		server := startJira(t, Settings{Version: version})
		for i := range 120 {
			server.AddUser(User{Name: fmt.Sprintf("robot%03d", i), Active: true})
		}
		if got := usernames(t, server.asAdmin(t).get("/rest/api/2/user/search?username=.&maxResults=1000")); len(got) != want {
			t.Errorf("%s: %d users, want %d", version, len(got), want)
		}
	}
	server := startJira(t, Settings{SearchCap: 2})
	addRobot(server, "robot")
	addRobot(server, "other")
	if got := usernames(t, server.asAdmin(t).get("/rest/api/2/user/search?username=.&startAt=1&maxResults=5")); len(got) != 1 {
		t.Errorf("users beyond the window: %v", got)
	}
}

func TestSearch_byPermission(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	for _, name := range []string{"both", "browser", "outsider"} {
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
		"assignable/search?project=TWO":                                                {"both", "browser", "outsider"},
		"assignable/search?issueKey=ONE-1&username=x":                                  {},
		"assignable/multiProjectSearch?projectKeys=ONE,TWO":                            {"both"},
		"viewissue/search?issueKey=ONE-1&username=.":                                   {"both", "browser"},
		"viewissue/search?projectKey=ONE&username=":                                    {},
		"permission/search?projectKey=ONE&permissions=BROWSE_PROJECTS":                 {"both", "browser"},
		"permission/search?issueKey=ONE-1&permissions=BROWSE_PROJECTS,ASSIGNABLE_USER": {"both"},
	} {
		if got := usernames(t, admin.get("/rest/api/2/user/"+path)); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", path, got, want)
		}
	}
	for path, status := range map[string]int{
		"assignable/search":                                      400,
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
		admin.get("/rest/api/2/user/"+path).expect(t, status)
	}
	const search = "/rest/api/2/user/permission/search?projectKey=ONE&permissions=EDIT_ISSUES"
	server.clientAs(t, "outsider", "outsider").get(search).expect(t, 403)
	server.clientAs(t, "browser", "browser").get(search).expect(t, 200)
}
