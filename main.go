// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Command terraform-provider-jira is a Terraform provider for service accounts of Jira Data Center, such as bots and CI users,
// and their avatars.
package main

import (
	"flag"
	"log"
	"os"
	"runtime/debug"

	"github.com/jira-robots/terraform-provider-jira/internal/provider"
	"github.com/jira-robots/terraform-provider-jira/internal/serve"
)

func main() {
	debugged := flag.Bool("debug", false, "serve until interrupted, for a debugger; prints the value of TF_REATTACH_PROVIDERS that connects Terraform")
	versioned := flag.Bool("version", false, "print the version, the commit and its date, and exit")
	flag.Parse()
	if *versioned {
		info, _ := debug.ReadBuildInfo()
		_, _ = os.Stdout.WriteString(describe(info) + "\n")
		return
	}

	if err := serve.Serve(provider.Address, provider.New(version), *debugged); err != nil {
		log.Fatal(err)
	}
}
