// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package group is the resources jira_group and jira_group_membership: a group, and the membership of one user in one group.
// It must not know the argument groups of jira_user, which internal/user implements.
package group
