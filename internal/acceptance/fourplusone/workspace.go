// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package fourplusone

import (
	"fmt"
	"strings"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	ours "github.com/jira-robots/terraform-provider-jira/internal/provider"
)

// Manage applies a configuration with the stand-in, so that the state has its resources, and forgets what that did. Then the
// workspace requires both providers, so that the state can be moved.
func Manage(workspace *acceptance.Workspace, standIn *Provider, hcl string) {
	requireProviders(workspace, "jira", address)
	workspace.Write("main.tf", "provider \"jira\" {\n  url = \"https://jira.example.com\"\n}\n"+hcl)
	workspace.Apply()
	requireProviders(workspace, "jira", ours.Address, "fourplusone", address)
	standIn.Operations()
	workspace.Jira.ForgetRequests()
}

// Leave removes the stand-in from the providers that the workspace requires.
func Leave(workspace *acceptance.Workspace) { requireProviders(workspace, "jira", ours.Address) }

// requireProviders writes versions.tf. Pairs alternate between local name and source.
func requireProviders(workspace *acceptance.Workspace, pairs ...string) {
	var required strings.Builder
	for index := 0; index < len(pairs); index += 2 {
		fmt.Fprintf(&required, "    %s = {\n      source = %q\n    }\n", pairs[index], pairs[index+1])
	}
	workspace.Write("versions.tf", "terraform {\n  required_providers {\n"+required.String()+"  }\n}\n")
}
