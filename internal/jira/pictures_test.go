// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import "github.com/jira-robots/terraform-provider-jira/internal/jira"

// exactly is a picture that is what it is, however large a one is asked for.
func exactly(image jira.Image) jira.ImageAtSide {
	return func(int) (jira.Image, error) { return image, nil }
}
