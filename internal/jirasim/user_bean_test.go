// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"net/url"
	"strings"
	"testing"
)

func TestUserBean_emailVisibility(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		settings    Settings
		admin, user string
	}{
		{Settings{}, `"robot@example.com"`, `"robot@example.com"`},
		{Settings{MaskEmail: true}, `"robot@example.com"`, `"robot at example dot com"`},
		{Settings{HideEmail: true}, `"robot@example.com"`, ""},
		{Settings{HideEmail: true, EmailHiddenFromAll: true}, "", ""},
	} {
		server := startJira(t, test.settings)
		addRobot(server, "robot")
		for client, want := range map[*testClient]string{server.asAdmin(t): test.admin, server.clientAs(t, "robot", "robot"): test.user} {
			got := client.get("/rest/api/2/user?username=robot").expect(t, 200, want)
			if strings.Contains(got.body, "emailAddress") != (want != "") {
				t.Errorf("%+v: %s", test, got.body)
			}
		}
	}
}

func TestUserBean_selfEncoded(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	addRobot(server, "a b+c/d\\ü%")
	server.asAdmin(t).get("/rest/api/2/user?username="+url.QueryEscape("A B+C/D\\Ü%")).
		expect(t, 200, `/rest/api/2/user?username=a+b%2Bc/d%5C%C3%BC%25"`)
}

func TestUserBean_lastLoginByVersion(t *testing.T) {
	t.Parallel()
	for version, shown := range map[string]bool{"9.12": false, "10.3": true} {
		got := startJira(t, Settings{Version: version}).asAdmin(t).get("/rest/api/2/myself").expect(t, 200)
		if strings.Contains(got.body, "lastLoginTime") != shown {
			t.Errorf("%s: %s", version, got.body)
		}
	}
}

// The locale is never missing from 8.10 to 10.x, in searches too. The last login is never in lists (facts 12.3).
func TestUserBean_membersByVersion(t *testing.T) {
	t.Parallel()
	for version, want := range map[string]struct{ locale, lastLogin bool }{
		"8.2": {false, false}, "8.20": {true, false}, "9.12": {true, false}, "10.3": {true, true}, "11.3": {false, true},
	} {
		server := startJira(t, Settings{Version: version})
		addRobot(server, "robot")
		server.clientAs(t, "robot", "robot").get("/rest/api/2/myself").expect(t, 200)
		admin := server.asAdmin(t)
		for path, single := range map[string]bool{
			"user?username=robot": true, "user/search?username=robot": false, "group/member?groupname=jira-software-users": false,
		} {
			got := admin.get("/rest/api/2/"+path).expect(t, 200, `"name":"robot"`)
			if strings.Contains(got.body, `"locale":"en_US"`) != want.locale {
				t.Errorf("%s %s: locale %t", version, path, !want.locale)
			}
			if strings.Contains(got.body, "lastLoginTime") != (single && want.lastLogin) {
				t.Errorf("%s %s: %s", version, path, got.body)
			}
		}
	}
}

// Expanded application roles have a key and a name only (facts 12.3).
func TestUserBean_expand(t *testing.T) {
	t.Parallel()
	const groups, roles = `"groups":{"size":1,"items":[{"name":"jira-software-users",`, `"applicationRoles":{"size":1,"items":[{"key":"jira-software","name":"Jira Software"}]}`
	const noGroups, noRoles = `"groups":{"size":1,"items":[]}`, `"applicationRoles":{"size":1,"items":[]}`
	for expansion, want := range map[Expansion][]string{
		ExpandAll: {groups, roles}, ExpandGroups: {groups, noRoles}, ExpandRoles: {noGroups, roles}, ExpandNothing: {noGroups, noRoles},
	} {
		server := startJira(t, Settings{Expand: expansion})
		addRobot(server, "robot")
		server.asAdmin(t).get("/rest/api/2/user?username=robot&expand=groups,applicationRoles").expect(t, 200, want...)
	}
	server := startJira(t, Settings{Expand: ExpandAbsent})
	got := server.asAdmin(t).get(adminPath+"&expand=groups").expect(t, 200)
	if strings.Contains(got.body, "groups") || strings.Contains(got.body, "applicationRoles") || strings.Contains(got.body, "expand") {
		t.Errorf("body: %s", got.body)
	}
}

func TestUserBean_keyCase(t *testing.T) {
	t.Parallel()
	for ignored, status := range map[bool]int{false: 404, true: 200} {
		server := startJira(t, Settings{UserKeysIgnoreCase: ignored})
		addRobot(server, "robot")
		admin := server.asAdmin(t)
		admin.get("/rest/api/2/user?key=jirauser10100").expect(t, status)
		admin.get("/rest/api/2/user/properties?userKey=jirauser10100").expect(t, status)
		admin.get("/rest/api/2/user?key=JIRAUSER10100").expect(t, 200)
	}
}
