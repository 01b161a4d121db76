// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Command terraform-provider-jira is a Terraform provider for service accounts of Jira Data Center, such as bots and CI users,
// and their avatars.
package main

import (
	"flag"
	"log"

	"github.com/jira-robots/terraform-provider-jira/internal/provider"
	"github.com/jira-robots/terraform-provider-jira/internal/serve"
)

// version is the version of the release. The linker sets it.
var version = "dev"

func main() {
	debug := flag.Bool("debug", false, "serve until interrupted, for a debugger; prints the value of TF_REATTACH_PROVIDERS that connects Terraform")
	flag.Parse()
	if err := serve.Serve(provider.Address, provider.New(version), *debug); err != nil {
		log.Fatal(err)
	}
}
