// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package connection_test

import (
	"sync"
	"sync/atomic"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/connection"
)

func TestWarnings_eachOnce(t *testing.T) {
	t.Parallel()
	var (
		warnings connection.Warnings
		all      sync.WaitGroup
		given    atomic.Int32
	)
	for index := range 20 {
		all.Go(func() {
			if warnings.First([]string{"groups", "avatars"}[index%2]) {
				given.Add(1)
			}
		})
	}
	all.Wait()
	if given.Load() != 2 {
		t.Errorf("%d warnings were given, want 2", given.Load())
	}
}
