// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package acceptance

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// Several is a workspace with several simulated Jiras, so that one run of Terraform covers all of them. Each has a provider of
// this process: aliases of one provider would need a process each.
type Several struct {
	*Workspace
	Jiras []*jirasim.Server
}

// NewSeveral creates a workspace without a configuration. Its field Jira is nil.
func NewSeveral(t *testing.T, settings ...jirasim.Settings) Several {
	t.Helper()
	several := Several{Workspace: inFolder(t, nil)}
	var required strings.Builder
	for index, one := range settings {
		several.Jiras = append(several.Jiras, startJira(t, one))
		source := fmt.Sprintf("%s%d", address, index)
		several.Serve(source, providerserver.NewProtocol6(underTest()))
		fmt.Fprintf(&required, "    %s = {\n      source = %q\n    }\n", several.Provider(index), source)
	}
	several.Write("versions.tf", "terraform {\n  required_providers {\n"+required.String()+"  }\n}\n")
	return several
}

// Provider returns the name of the provider of a Jira. Resources refer to it with the argument provider.
func (s Several) Provider(index int) string { return fmt.Sprintf("jira%d", index) }

// Configure writes main.tf. It precedes hcl with a provider block for each Jira, in which the arguments authenticate.
func (s Several) Configure(arguments, hcl string) {
	s.t.Helper()
	var blocks strings.Builder
	for index, server := range s.Jiras {
		fmt.Fprintf(&blocks, "provider %q {\n  base_url = %q\n%s\n}\n\n", s.Provider(index), server.URL(), arguments)
	}
	s.Write("main.tf", blocks.String()+hcl)
}
