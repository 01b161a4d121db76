// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package usercolumns is the resource and the data source jira_user_columns: the default columns of a user in Jira's issue
// navigator. It must not know which columns exist: Jira validates them.
package usercolumns
