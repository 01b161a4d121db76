// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package initials draws avatars: one to three characters on a colored square, as PNG.
//
// The same text and color give the same bytes on every machine and with every version of Go, because the bytes are stored
// in state and a difference would upload every avatar again. Therefore all computations use integers: the results of
// floating-point computations differ between processors that fuse a multiplication and an addition and those that do not.
// The package also writes PNG itself, because the compression of the standard library may change with a version of Go.
//
// The package must not know files, the network, Terraform or Jira. Its errors contain facts. Advice for the user belongs to
// the caller.
package initials
