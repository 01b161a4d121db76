// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package jirasim simulates Jira Data Center over HTTP: users, their avatars, groups, logins and everything around them.
// Tests start it in their own process; the command in cmd/jirasim serves it as a separate process. What Jira stores, and
// the rules for it, are in package store; this package has the routes, access checks, statuses, headers and bodies, with
// one file for each resource of Jira's REST API.
//
// The simulator is an independent witness of how Jira behaves. It shares no types, constants or code with the REST client
// in internal/jira and knows nothing of Terraform, because an error in shared code would not be noticed. It does what
// FACTS.md says and refuses what Jira refuses, even where that is inconvenient for a client. Where the facts leave a
// question open there is a setting; its zero value is the likelier or the stricter behavior.
//
// Exported methods of [Server] that change or read the state act past HTTP: no access check applies, and the request log
// does not show them. They are safe for concurrent use.
package jirasim
