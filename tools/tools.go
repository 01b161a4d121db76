// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package tools generates docs/ with the tools that this module pins. It is a module of its own so that what they need
// stays out of the provider's go.mod.
//
// Run it with "make generate": tfplugindocs asks whatever is called terraform on PATH for the provider's schema, and a
// Terraform older than a feature (1.14 for list resources and actions) does not tell it of that feature, upon which it
// deletes those pages.
package tools

//go:generate go tool tfplugindocs generate --provider-dir .. --provider-name jira --rendered-provider-name Jira
