// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package provider_test

import (
	"testing"

	"go.uber.org/goleak"
)

// TestMain fails the tests where the provider leaves goroutines behind.
func TestMain(m *testing.M) {
	// Serving a provider to Terraform from a test never closes these two.
	goleak.VerifyTestMain(m, goleak.IgnoreAnyFunction("github.com/hashicorp/go-plugin.copyChan"))
}
