// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package release pins the tools that build a release, and tests what they build. It must not know what the provider does. The
// tests take minutes and run with "make release-test" only.
package release
