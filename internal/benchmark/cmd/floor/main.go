// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Command floor serves the provider that does nothing, as the plugin SDK serves every provider.
package main

import (
	"context"
	"log"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"

	"github.com/jira-robots/terraform-provider-jira/internal/benchmark/floor"
	"github.com/jira-robots/terraform-provider-jira/internal/provider"
)

func main() {
	if err := providerserver.Serve(context.Background(), floor.New, providerserver.ServeOpts{Address: provider.Address}); err != nil {
		log.Fatal(err)
	}
}
