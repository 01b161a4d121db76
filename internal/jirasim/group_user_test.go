// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import "testing"

func TestGroupUser_statusesByVersion(t *testing.T) {
	t.Parallel()
	for version, want := range map[string][2]int{"8.20": {500, 500}, "9.12": {400, 400}, "10.3": {400, 400}, "11.3": {400, 404}} {
		admin := startJira(t, Settings{Version: version}).asAdmin(t)
		admin.send("POST", "/rest/api/2/group/user?groupname=jira-administrators", `{"name":"admin"}`).expect(t, want[0])
		admin.send("DELETE", "/rest/api/2/group/user?groupname=jira-core-users&username=admin", "").expect(t, want[1])
	}
}
