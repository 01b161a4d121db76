// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package connection_test

import (
	"context"
	"errors"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/connection"
)

func TestLocks_oneHolderOfAKey(t *testing.T) {
	t.Parallel()
	var locks connection.Locks
	unlock, err := locks.Lock(t.Context(), "a")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := locks.Lock(t.Context(), "b"); err != nil {
		t.Errorf("another key: %v", err)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if _, err := locks.Lock(ended, "a"); !errors.Is(err, context.Canceled) {
		t.Errorf("a second holder: %v, want the context's error", err)
	}
	unlock()
	if _, err := locks.Lock(t.Context(), "a"); err != nil {
		t.Errorf("after the unlock: %v", err)
	}
}
