// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package avatarimage converts the bytes of an image file to the square PNG that is uploaded to Jira.
//
// A plan calls [Inspect] and [Cache.Check] to validate an image. An apply calls [Cache.Square] to create the PNG. The package
// works on bytes only. It must not know files, the network, Terraform or Jira's REST API. The only facts of Jira that it
// contains are [FullSide] and [ThumbnailSide], the two lengths that decide how Jira processes an upload.
//
// The package trusts nothing but the bytes. It detects the format from them and never from a file name, and it checks
// the size in the header before it allocates memory for pixels.
//
// Every error about an image or a crop is one of the error types of this package. They contain facts. Advice for the
// user belongs to the caller, which knows where the image comes from.
package avatarimage
