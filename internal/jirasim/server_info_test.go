// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import "testing"

// Anonymous callers are served up to 9.x (facts 12.1).
func TestServerInfo_anonymous(t *testing.T) {
	t.Parallel()
	for version, status := range map[string]int{"8.2": 200, "8.20": 200, "9.12": 200, "10.3": 401, "11.3": 401} {
		startJira(t, Settings{Version: version}).anonymous(t).get("/rest/api/2/serverInfo").expect(t, status)
	}
}

func TestServerInfo_cloud(t *testing.T) {
	t.Parallel()
	startJira(t, Settings{Cloud: true}).asAdmin(t).get("/rest/api/2/serverInfo").expect(t, 200, `"deploymentType":"Cloud"`)
}
