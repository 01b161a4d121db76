// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package jira is a client for the REST API of Jira Data Center, versions 8.x to 11.x. It reads and writes users, their
// avatars, properties, columns, application access and groups.
//
// Three rules hold for every request. After a rejected login the client sends nothing more, because Jira locks a user
// behind a CAPTCHA after a few failed logins. A write with an unknown outcome is sent again only if it has the same effect
// twice, or after a look-up showed that Jira did not carry it out. A response counts as Jira's only if it has the format of
// the REST API, so that the error page of a proxy never means that a user does not exist.
//
// A request passes through a chain of handlers; see newChain. Errors are typed and contain facts: what was requested, what
// Jira responded. They contain no advice.
//
// The package does not know Terraform, the arguments of the provider, files or image formats. It shares no type with the
// simulated Jira of the tests: a mistake in a shared type would be in both, and no test would find it.
//
// "facts 2.3" in a comment refers to a section of internal/jirasim/FACTS.md, which describes how Jira behaves.
package jira
