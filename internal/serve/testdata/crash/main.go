// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Command crash is a provider that crashes when Terraform configures it.
package main

import (
	"context"
	"log"

	"github.com/hashicorp/terraform-plugin-framework/provider"

	ours "github.com/jira-robots/terraform-provider-jira/internal/provider"
	"github.com/jira-robots/terraform-provider-jira/internal/serve"
)

type crashing struct {
	*ours.Provider
}

func (crashing) Configure(context.Context, provider.ConfigureRequest, *provider.ConfigureResponse) {
	panic("a defect of the provider")
}

func main() {
	if err := serve.Serve(ours.Address, func() provider.Provider { return crashing{&ours.Provider{}} }, false); err != nil {
		log.Fatal(err)
	}
}
