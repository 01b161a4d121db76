// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package acceptance

import (
	"fmt"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// ConfigureAsVisitor is like Configure, but the provider authenticates as a user that is not an administrator.
func (w *Workspace) ConfigureAsVisitor(hcl string) {
	w.t.Helper()
	w.Jira.AddUser(jirasim.User{Name: "visitor", DisplayName: "Visitor", EmailAddress: "visitor@example.com", Password: "visitor", Active: true})
	w.ConfigureAs("  username = \"visitor\"\n  password = \"visitor\"", hcl)
}

// ConfigureUnknown is like Configure, but base_url is unknown until apply.
func (w *Workspace) ConfigureUnknown(hcl string) {
	w.t.Helper()
	w.Write("main.tf", fmt.Sprintf(`
resource "terraform_data" "address" {
  input = %q
}

provider "jira" {
  base_url = terraform_data.address.output
%s
}

`, w.Jira.URL(), w.Administrator())+hcl)
}
