// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"slices"
	"testing"
)

func newJira(t *testing.T) *Server {
	t.Helper()
	server, err := New(Settings{})
	if err != nil {
		t.Fatal(err)
	}
	return server
}

func TestAccountsByHand(t *testing.T) {
	t.Parallel()
	server := newJira(t)
	added := server.AddUser(User{Name: "Robot", Active: true, Groups: []string{"robots"}, ApplicationKeys: []string{"jira-core"}})
	if added.Key != "JIRAUSER10100" || !slices.Equal(added.Groups, []string{"jira-core-users", "robots"}) ||
		!slices.Equal(added.ApplicationKeys, []string{"jira-core"}) {
		t.Errorf("%+v", added)
	}
	if again := server.AddUser(User{Name: "ROBOT"}); again.Key != added.Key || !again.Active {
		t.Errorf("a second user of the name: %+v", again)
	}
	if legacy := server.AddUser(User{Name: "Fred", Key: "fred"}); legacy.Key != "fred" {
		t.Errorf("%+v", legacy)
	}
	var names []string
	for _, user := range server.Users() {
		names = append(names, user.Name)
	}
	if !slices.Equal(names, []string{"admin", "Fred", "Robot"}) {
		t.Errorf("%v", names)
	}
	server.RemoveUser("fred")
	if _, found := server.UserByKey("fred"); found {
		t.Error("still there")
	}
}

func TestChangeAccount(t *testing.T) {
	t.Parallel()
	server := newJira(t)
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
		t.Errorf("%t %+v", found, got)
	}
	if _, found := server.User("robot"); found {
		t.Error("the old name still leads somewhere")
	}
	server.ChangeUser("bender", func(robot *User) { robot.Deleted = true })
	if _, found := server.User("bender"); found {
		t.Error("not deleted")
	}
	server.ChangeUser("nobody", func(*User) { t.Error("changes nobody") })
}

func TestAvatarsByHand(t *testing.T) {
	t.Parallel()
	server := newJira(t)
	key := server.AddUser(User{Name: "robot", Active: true}).Key
	if id := server.AddAvatar(key, 24880, twoColors(300, 100)); id != 24880 || server.StoredSide(id) != 100 {
		t.Errorf("%d, %d pixels", id, server.StoredSide(id))
	}
	next := server.AddAvatar(key, 0, twoColors(10, 10))
	if next != 24881 {
		t.Errorf("next id %d", next)
	}
	server.SelectAvatar(key, next)
	if server.ShownAvatar(key) != next {
		t.Error("not shown")
	}
	server.RemoveAvatar(next)
	if server.ShownAvatar(key) != server.DefaultAvatar() || !slices.Contains(server.SystemAvatars(), server.DefaultAvatar()) {
		t.Errorf("shown: %d", server.ShownAvatar(key))
	}
	if server.ShownAvatar("nobody") != 0 || server.ShownImage("nobody", 48) != nil || server.StoredSide(1) != 0 {
		t.Error("nobody shows something")
	}
	if avatars := server.Avatars(key); len(avatars) != 1 || avatars[0].Owner != key {
		t.Errorf("%+v", avatars)
	}
}
