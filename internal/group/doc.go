// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package group has the resources jira_group and jira_group_membership: a group, and one account in one group. What
// jira_user does with the groups of an account is in its own room.
package group
