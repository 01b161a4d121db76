// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"slices"
	"testing"
)

func TestServer_AddAvatar(t *testing.T) {
	t.Parallel()
	server := newServer(t)
	key := server.AddUser(User{Name: "robot", Active: true}).Key
	if id := server.AddAvatar(key, 24880, twoColors(300, 100)); id != 24880 || server.StoredSide(id) != 100 {
		t.Errorf("avatar %d is stored with a side of %d pixels", id, server.StoredSide(id))
	}
	next := server.AddAvatar(key, 0, twoColors(10, 10))
	if next != 24881 {
		t.Errorf("next avatar ID %d, want 24881", next)
	}
	server.SelectAvatar(key, next)
	if server.ShownAvatar(key) != next {
		t.Error("the selected avatar is not shown")
	}
	server.RemoveAvatar(next)
	if server.ShownAvatar(key) != server.DefaultAvatar() || !slices.Contains(server.SystemAvatars(), server.DefaultAvatar()) {
		t.Errorf("the user of a removed avatar shows %d", server.ShownAvatar(key))
	}
	if server.ShownAvatar("ghost") != 0 || server.ShownImage("ghost", 48) != nil || server.StoredSide(1) != 0 {
		t.Error("an unknown user shows an avatar")
	}
	if avatars := server.Avatars(key); len(avatars) != 1 || avatars[0].Owner != key {
		t.Errorf("avatars: %+v", avatars)
	}
}
