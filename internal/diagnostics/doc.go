// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package diagnostics writes the diagnostics about failed requests and about objects that exist, do not exist, or were
// deleted outside Terraform. It turns the errors of internal/jira, which are facts, into messages with a next step at the
// attribute that caused them. It must not know any resource: a resource passes the names of its attributes.
package diagnostics
