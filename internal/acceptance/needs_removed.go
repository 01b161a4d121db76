// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package acceptance

import "testing"

// NeedsRemoved skips the test if this Terraform does not support removed blocks with lifecycle.
func NeedsRemoved(t *testing.T) {
	t.Helper()
	needs(t, "removed blocks", 7, 10)
}
