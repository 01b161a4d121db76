// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package conformance compares the simulated Jira with clients and descriptions that this project did not write. It is a
// module of its own, so that the provider does not depend on them, and knows the simulator as a process only.
package conformance
