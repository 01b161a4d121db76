// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package provider

import "testing"

func TestUserAgent(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ terraform, added, want string }{
		{"1.11.4", "", "terraform-provider-jira/0.1.0 Terraform/1.11.4"},
		{"1.11.4", " ci/42 (robots)\t\r\n", "terraform-provider-jira/0.1.0 Terraform/1.11.4 ci/42 (robots)"},
		{"", "ci", "terraform-provider-jira/0.1.0 ci"},
	} {
		if got := userAgent("0.1.0", test.terraform, test.added); got != test.want {
			t.Errorf("the User-Agent with %q and %q is %q, want %q", test.terraform, test.added, got, test.want)
		}
	}
}
