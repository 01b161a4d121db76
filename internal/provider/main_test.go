// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package provider_test

import (
	"testing"

	"go.uber.org/goleak"
)

// TestMain fails if the provider leaks goroutines.
func TestMain(m *testing.M) {
	// go-plugin never ends the two goroutines that copy the output of a provider that a test serves.
	goleak.VerifyTestMain(m, goleak.IgnoreAnyFunction("github.com/hashicorp/go-plugin.copyChan"))
}
