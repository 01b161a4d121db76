// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package group has the resources jira_group and jira_group_membership: a group, and one user in one group. What
// jira_user does with the groups of a user is in its own room.
package group
