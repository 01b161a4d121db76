// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"strconv"
	"strings"
	"testing"
)

func TestGroupMember(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	for i := range 60 {
		server.AddUser(User{Name: "robot" + strconv.Itoa(100+i), Active: i != 7, Groups: []string{"inner"}})
	}
	server.NestGroup("inner", "outer")
	server.NestGroup("outer", "inner") // a cycle must not hang
	admin := server.asAdmin(t)
	read := func(path string) (page memberPage) {
		admin.get(path).expect(t, 200).into(t, &page)
		return page
	}
	first := read("/rest/api/2/group/member?groupname=OUTER&maxResults=1000")
	if len(first.Values) != 50 || first.MaxResults != 50 || first.Total != 59 || first.IsLast || first.NextPage == "" {
		t.Errorf("%d values of %d, last %t, next %q", len(first.Values), first.Total, first.IsLast, first.NextPage)
	}
	second := read(strings.TrimPrefix(first.NextPage, server.URL()))
	if len(second.Values) != 9 || !second.IsLast || second.NextPage != "" || second.Values[0].Name != "robot151" {
		t.Errorf("%d values, last %t, %+v", len(second.Values), second.IsLast, second.Values[0])
	}
	if all := read("/rest/api/2/group/member?groupname=inner&includeInactiveUsers=true"); all.Total != 60 {
		t.Errorf("%d members including the inactive one, want 60", all.Total)
	}
	admin.get("/rest/api/2/group/member?groupname=nothing").expect(t, 404)
	// A user shows memberships by nesting, but cannot be removed from the outer group.
	admin.get("/rest/api/2/user?username=robot100&expand=groups").expect(t, 200, `"size":2`, `"name":"outer"`)
	admin.send("DELETE", "/rest/api/2/group/user?groupname=outer&username=robot100", "").expect(t, 400)
	server.RemoveGroup("inner")
	if left := read("/rest/api/2/group/member?groupname=outer"); left.Total != 0 || !left.IsLast {
		t.Errorf("%d members left, want 0", left.Total)
	}
}
