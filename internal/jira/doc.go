// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package jira is a client for the REST API of Jira Data Center, 8.x to 11.x: users, their pictures, and the manners
// that Jira expects of a robot. It logs in once and never again after a refusal, sends nothing twice whose outcome it
// does not know, and tells Jira's own answers from those of whatever stands in front of Jira.
//
// It knows nothing of Terraform, of files or of picture formats, and it shares nothing with the simulated Jira of the
// tests: were they to share a type, both could be wrong together.
//
// The comments refer to "facts" with a section: the project's collection of how Jira really behaves, as opposed to how
// it is documented.
package jira
