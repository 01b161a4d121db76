// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"fmt"
	"strings"
	"testing"
)

func TestListUsers(t *testing.T) {
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
		var page userListPage
		admin.get(path).expect(t, 200).into(t, &page)
		for _, user := range page.Values {
			seen[string(user.Name)] = true
		}
		if page.IsLast {
			if pages != 3 || page.NextPage != "" || page.NextCursor != "" {
				t.Errorf("page %d: %+v", pages, page)
			}
			break
		}
		path = strings.TrimPrefix(page.NextPage, server.URL())
		if path != "/rest/api/2/user/list?cursor="+page.NextCursor+"&maxResults=10" {
			t.Fatalf("next page %q, cursor %q", page.NextPage, page.NextCursor)
		}
	}
	if len(seen) != 24 || seen["robot3"] {
		t.Errorf("%d users: %v", len(seen), seen)
	}
	admin.get("/rest/api/2/user/list?cursor=123456789").expect(t, 200, `"isLast":true,"values":[]`)
	startJira(t, Settings{Version: "9.12"}).asAdmin(t).get("/rest/api/2/user/list").expect(t, 404)
}
