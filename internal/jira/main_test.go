// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"testing"

	"go.uber.org/goleak"
)

// TestMain finds goroutines that a test or a client left behind.
func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m)
}
