// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package user is what the resources share about naming a user: the username that compares without case, the
// reference of what belongs to a user, the forms of an import id, and telling a user that is gone from one that
// cannot be seen right now.
// It knows no resource.
package userref
