// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import "testing"

func TestServerInfo_cloud(t *testing.T) {
	t.Parallel()
	startJira(t, Settings{Cloud: true}).asAdmin(t).get("/rest/api/2/serverInfo").expect(t, 200, `"deploymentType":"Cloud"`)
}
