// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"strings"
	"testing"
)

func TestAnonymiseAccount(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	legacy := server.AddUser(User{Key: "fred", Name: "Fred", DisplayName: "Fred F.", EmailAddress: "f@example.com", Active: true, Groups: []string{"g"}})
	server.SelectAvatar(legacy.Key, server.AddAvatar(legacy.Key, 0, twoColors(60, 60)))
	got := server.AnonymizeUser("FRED")
	if got.Key != "JIRAUSER10100" || got.Name != "jirauser10100" || got.Active || !strings.HasSuffix(got.EmailAddress, "jira.invalid") ||
		!strings.HasPrefix(got.DisplayName, "user-") || len(got.DisplayName) != len("user-12345") || len(got.Groups) != 1 {
		t.Errorf("%+v", got)
	}
	admin := server.asAdmin(t)
	admin.get("/rest/api/2/user?key=JIRAUSER10100").is(t, 200, `"name":"jirauser10100"`, "avatarId=10122")
	admin.get("/rest/api/2/user?key=fred").is(t, 404)
	admin.get("/rest/api/2/user?username=fred").is(t, 404)
	if got := server.AnonymizeUser("nobody"); got.Key != "" {
		t.Errorf("%+v", got)
	}
}
