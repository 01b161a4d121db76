// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"slices"
	"strings"
	"testing"
)

func TestServer_AnonymizeUser(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{GravatarOff: true})
	legacy := server.AddUser(User{Key: "fred", Name: "Fred", DisplayName: "Fred F.", EmailAddress: "f@example.com", Active: true, Groups: []string{"g"}})
	server.SelectAvatar(legacy.Key, server.AddAvatar(legacy.Key, 0, twoColors(60, 60)))
	got := server.AnonymizeUser("FRED")
	if got.Key != "JIRAUSER10100" || got.Name != "jirauser10100" || got.Active || !strings.HasSuffix(got.EmailAddress, "jira.invalid") ||
		!strings.HasPrefix(got.DisplayName, "user-") || len(got.DisplayName) != len("user-12345") || len(got.Groups) != 1 {
		t.Errorf("anonymized user: %+v", got)
	}
	admin := server.asAdmin(t)
	admin.get("/rest/api/2/user?key=JIRAUSER10100").expect(t, 200, `"name":"jirauser10100"`, "avatarId=10122")
	admin.get("/rest/api/2/user?key=fred").expect(t, 404)
	admin.get("/rest/api/2/user?username=fred").expect(t, 404)
	if got := server.AnonymizeUser("ghost"); got.Key != "" {
		t.Errorf("anonymized user: %+v", got)
	}
}

func TestServer_AddUser(t *testing.T) {
	t.Parallel()
	server := newServer(t)
	added := server.AddUser(User{Name: "Robot", Active: true, Groups: []string{"robots"}, ApplicationKeys: []string{"jira-core"}})
	if added.Key != "JIRAUSER10100" || !slices.Equal(added.Groups, []string{"jira-core-users", "robots"}) ||
		!slices.Equal(added.ApplicationKeys, []string{"jira-core"}) {
		t.Errorf("added user: %+v", added)
	}
	if again := server.AddUser(User{Name: "ROBOT"}); again.Key != added.Key || !again.Active {
		t.Errorf("adding the same username again returned %+v", again)
	}
	if legacy := server.AddUser(User{Name: "Fred", Key: "fred"}); legacy.Key != "fred" {
		t.Errorf("user with a key of its own: %+v", legacy)
	}
	var names []string
	for _, user := range server.Users() {
		names = append(names, user.Name)
	}
	if !slices.Equal(names, []string{"admin", "Fred", "Robot"}) {
		t.Errorf("usernames: %v", names)
	}
	server.RemoveUser("fred")
	if _, found := server.UserByKey("fred"); found {
		t.Error("the removed user still exists")
	}
}

func TestServer_ChangeUser(t *testing.T) {
	t.Parallel()
	server := newServer(t)
	key := server.AddUser(User{Name: "robot", Active: true, Groups: []string{"a", "b"}, ApplicationKeys: []string{"jira-core"}}).Key
	server.ChangeUser("ROBOT", func(robot *User) {
		robot.Key = "ignored"
		robot.Name = "Bender"
		robot.Groups = []string{"jira-core-users", "b", "c"}
		robot.ApplicationKeys = []string{"jira-software"}
		robot.Comments = 3
	})
	got, found := server.UserByKey(key)
	if !found || got.Name != "Bender" || got.Comments != 3 || !slices.Equal(got.Groups, []string{"b", "c", "jira-software-users"}) ||
		!slices.Equal(got.ApplicationKeys, []string{"jira-software"}) {
		t.Errorf("changed user (found: %t): %+v", found, got)
	}
	if _, found := server.User("robot"); found {
		t.Error("the old username still finds a user")
	}
	server.ChangeUser("bender", func(robot *User) { robot.Deleted = true })
	if _, found := server.User("bender"); found {
		t.Error("the deleted user is still found")
	}
	server.ChangeUser("ghost", func(*User) { t.Error("the function was called for an unknown user") })
}

func newServer(t *testing.T) *Server {
	t.Helper()
	server, err := New(Settings{})
	if err != nil {
		t.Fatal(err)
	}
	return server
}
