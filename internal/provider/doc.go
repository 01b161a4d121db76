// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package provider configures the connection to Jira, from HCL and the environment, and assembles the resources and
// data sources. It knows none of their workings.
package provider
