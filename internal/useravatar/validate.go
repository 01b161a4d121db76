// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-validators/resourcevalidator"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
)

// ConfigValidators refuses a configuration that does not refer to exactly one user and to exactly one avatar.
func (r *Resource) ConfigValidators(ctx context.Context) []resource.ConfigValidator {
	return append(r.Resource.ConfigValidators(ctx),
		resourcevalidator.ExactlyOneOf(path.MatchRoot("file"), path.MatchRoot("content_base64"), path.MatchRoot("avatar_id")))
}
