// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package provider implements the Terraform provider: it reads the provider block and the environment, creates the client
// for Jira, and registers the resources, data sources, list resources and functions. It must not know how they work.
package provider
