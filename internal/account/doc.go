// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package account is what the resources share about naming an account: the username that compares without case, the
// reference of what belongs to an account, the forms of an import id, and telling an account that is gone from one that
// cannot be seen right now.
// It knows no resource.
package account
