// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package tools generates docs/ with the tools that this module pins. It is a module of its own so that what they need
// stays out of the provider's go.mod.
//
// Run it with "make generate", which asks the provider itself for its schema: a Terraform that is older than a feature
// does not tell of it, and tfplugindocs would delete those pages.
package tools

//go:generate go tool tfplugindocs generate --provider-dir .. --provider-name jira --rendered-provider-name Jira --providers-schema ../.cache/schema.json
