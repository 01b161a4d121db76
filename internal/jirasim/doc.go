// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package jirasim is a simulated Jira Data Center: users, their pictures, and what surrounds them over HTTP. Tests
// start it in their own process, the command in cmd/jirasim serves it as a process of its own.
//
// It is a second witness of how Jira behaves, so it shares no types, constants or code with the REST client and knows
// nothing of Terraform: were the two to share anything, both could be wrong together. It does what the facts say and
// refuses what Jira would refuse; it is never bent so that a client passes. Where the facts leave a question open,
// there is a setting, and its zero value is the likelier or the stricter response.
//
// Exported methods of [Server] are safe for concurrent use and do what somebody would do by hand, unseen by the request
// log. Unexported methods that touch users, avatars or sessions expect the caller to hold the server's lock.
package jirasim
