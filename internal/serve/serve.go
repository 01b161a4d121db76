// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package serve serves a provider to Terraform. It decides what the process of the provider logs and how much memory it may
// use before it collects garbage (DESIGN.md section 7). It must not know what the provider manages.
package serve

import (
	"os"

	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6/tf6server"
)

// Serve serves the provider at this address in the registry, and returns when Terraform stops it. With debug, it serves
// until it is interrupted, and prints the value of TF_REATTACH_PROVIDERS that connects Terraform to it.
func Serve(address string, newProvider func() provider.Provider, debug bool) error {
	var options []tf6server.ServeOpt
	switch {
	case debug:
		options = append(options, tf6server.WithManagedDebug())
	case !logsRequested(os.Environ()):
		off, err := turnLogsOff(address)
		if err != nil {
			return err
		}
		options = append(options, off)
	}
	collectGarbageLater(os.Getenv)
	newServer := func() tfprotov6.ProviderServer { return providerserver.NewProtocol6(newProvider())() }
	return tf6server.Serve(address, newServer, options...)
}
