// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// Jira refuses an unknown column with a 500 and an error collection. The client does not send such a request again.
func TestSetColumns_unknownColumn(t *testing.T) {
	t.Parallel()
	inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		if err := client.SetColumns(t.Context(), addRobot(server, "robot"), []string{"nonsense"}); err == nil {
			t.Error("SetColumns returned no error")
		}
		wantRequests(t, server, "PUT columns")
	})
}
