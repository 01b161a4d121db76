// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package userref has what resources and data sources share that refer to a user by user_key or username: the attributes
// and their validation, the life cycle of a resource that belongs to a user (Resource), import IDs, and the look-ups that
// tell a deleted user from one that cannot be read. It must not know any resource.
package userref
