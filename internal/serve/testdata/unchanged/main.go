// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Command unchanged serves the provider as the plugin SDK does, for tests that compare what both write.
package main

import (
	"context"
	"flag"
	"log"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"

	"github.com/jira-robots/terraform-provider-jira/internal/provider"
)

func main() {
	debug := flag.Bool("debug", false, "")
	flag.Parse()
	options := providerserver.ServeOpts{Address: provider.Address, Debug: *debug}
	if err := providerserver.Serve(context.Background(), provider.New("dev"), options); err != nil {
		log.Fatal(err)
	}
}
