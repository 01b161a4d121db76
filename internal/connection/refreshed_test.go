// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package connection_test

import (
	"sync"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/connection"
)

func TestRefreshed_byKindAndID(t *testing.T) {
	t.Parallel()
	var (
		refreshed connection.Refreshed
		all       sync.WaitGroup
	)
	for range 10 {
		all.Go(func() { refreshed.Add("columns", "JIRAUSER1") })
	}
	all.Wait()
	for _, test := range []struct {
		kind, id string
		want     bool
	}{{"columns", "JIRAUSER1", true}, {"columns", "JIRAUSER2", false}, {"avatar", "JIRAUSER1", false}} {
		if got := refreshed.Contains(test.kind, test.id); got != test.want {
			t.Errorf("Contains(%q, %q) = %t, want %t", test.kind, test.id, got, test.want)
		}
	}
}
