// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package acceptance

import (
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// OnEveryJira runs a test in parallel on each supported long-term release of Jira. The user "robot" exists in Jira.
func OnEveryJira(t *testing.T, test func(t *testing.T, workspace *Workspace, robot jirasim.User)) {
	t.Helper()
	t.Parallel()
	for _, version := range []string{"9.12", "10.3", "11.3"} {
		t.Run(version, func(t *testing.T) {
			t.Parallel()
			workspace := New(t, jirasim.Settings{Version: version})
			test(t, workspace, workspace.AddRobot())
		})
	}
}

// AddRobot adds the user "robot" to Jira, outside Terraform.
func (w *Workspace) AddRobot() jirasim.User {
	return w.Jira.AddUser(jirasim.User{Name: "robot", DisplayName: "Robot", EmailAddress: "robot@example.com", Active: true})
}
