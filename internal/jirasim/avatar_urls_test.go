// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim/store"
)

func TestAvatarURLs_gravatar(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	robot := server.AddUser(User{Name: "robot", EmailAddress: "MyEmailAddress@example.com", Active: true})
	admin := server.asAdmin(t)
	const gravatar = "https://www.gravatar.com/avatar/0bc83cb571cd1c50ba6f3e8a78ef1346?d=mm&s="
	admin.get("/rest/api/2/user?username=robot").expect(t, 200, `"48x48":"`+gravatar+`48"`, `"16x16":"`+gravatar+`16"`)
	admin.get("/rest/api/2/user/avatars?username=robot").expect(t, 200,
		`"id":"10122","isSystemAvatar":true,"isSelected":true,"isDeletable":false,"urls":{"16x16":"`+gravatar+`16"`)
	got := admin.get("/secure/useravatar?size=large&ownerId="+robot.Key).expect(t, 302)
	if got.header.Get("Location") != gravatar+"48" {
		t.Errorf("no redirect to the Gravatar: %v", got.header)
	}
	server.SelectAvatar(robot.Key, 10334)
	admin.get("/rest/api/2/user?username=robot").expect(t, 200, `/secure/useravatar?avatarId=10334"`)
	server.SelectAvatar(robot.Key, store.DefaultAvatar)
	admin.get("/rest/api/2/user?username=robot").expect(t, 200, gravatar)
}
