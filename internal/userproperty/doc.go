// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package userproperty is the resource jira_user_property: a JSON value that Jira stores with a user under a key. It must not
// know what the values mean.
package userproperty
