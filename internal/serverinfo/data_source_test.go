// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package serverinfo_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

const serverInfo = `
data "jira_server_info" "this" {}
`

func TestAccServerInfo_everyAttribute(t *testing.T) {
	t.Parallel()
	for version, numbers := range map[string]string{"8.20": "[8 20 30]", "9.12": "[9 12 15]", "10.3": "[10 3 24]", "11.3": "[11 3 8]"} {
		t.Run(version, func(t *testing.T) {
			t.Parallel()
			workspace := acceptance.New(t, jirasim.Settings{Version: version, ConfiguredBaseURL: "https://jira.example.com/jira"})
			workspace.Configure(serverInfo)
			workspace.Apply()
			workspace.ExpectSent() // no request other than the serverInfo of every run
			state := workspace.State("data.jira_server_info.this")
			if fmt.Sprint(state["version_numbers"]) != numbers || !strings.HasPrefix(state["version"].(string), version+".") ||
				state["base_url"] != "https://jira.example.com/jira" || state["username"] != "admin" || state["title"] != "Jira" ||
				state["build_number"].(float64) < 800000 || state["build_date"] == "" {
				t.Errorf("the state is %v", state)
			}
		})
	}
}

func TestAccServerInfo_cloud(t *testing.T) {
	t.Parallel()
	workspace := acceptance.New(t, jirasim.Settings{Cloud: true})
	workspace.Configure(serverInfo)
	workspace.Try("plan").ExpectError("Jira Cloud is not supported")
	workspace.ConfigureUnknown(serverInfo)
	workspace.Try("plan").ExpectError("base_url is not known before an apply")
}
