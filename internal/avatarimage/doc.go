// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package picture turns the bytes of a picture file into the square PNG that is
// sent to Jira.
//
// A plan asks [Inspect] and [Check] whether a file can be used, an apply asks
// [Square] for the PNG. Everything works on bytes: the package knows neither
// files nor the network, and neither Terraform nor Jira's REST API. Of Jira it
// knows only the two side lengths that decide what Jira does with an upload,
// [FullSide] and [ThumbnailSide].
//
// Nothing is believed about a file but its own bytes. Its format is told from
// them, never from a name, and sizes are checked in the header before a single
// pixel is allocated.
package avatarimage
