// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package tools generates docs/ with the tools that this module pins. It is a separate module so that the dependencies of
// these tools stay out of the provider's go.mod.
//
// Run it with "make generate", which reads the schema from the provider itself. A Terraform that is older than a feature
// omits it from its schema output, and tfplugindocs would delete the pages of that feature.
package tools

//go:generate go tool tfplugindocs generate --provider-dir .. --provider-name jira --rendered-provider-name Jira --providers-schema ../.cache/schema.json
