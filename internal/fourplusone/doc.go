// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package fourplusone has what moved blocks need from the provider fourplusone/jira: the state of its resources, and the
// checks that a state is one of them. It must not know what this provider makes of such a state.
package fourplusone
