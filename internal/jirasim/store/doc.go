// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package store holds what a simulated Jira stores: users, groups, applications, projects, avatars, sessions and tokens,
// and the rules that Jira applies to them, such as how user keys are generated, how usernames are compared and which
// avatar a user shows.
//
// It knows nothing of HTTP. Routes, statuses, headers and response bodies belong to package jirasim, which imports this
// package. The texts of Jira's validation errors are here, next to the rules that they explain.
package store
