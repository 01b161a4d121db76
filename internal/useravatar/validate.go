// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar

import (
	"context"
	"regexp"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework-validators/resourcevalidator"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

// ConfigValidators refuses a configuration that does not refer to exactly one user and to exactly one avatar.
func (r *Resource) ConfigValidators(ctx context.Context) []resource.ConfigValidator {
	return append(r.Resource.ConfigValidators(ctx),
		resourcevalidator.ExactlyOneOf(path.MatchRoot("file"), path.MatchRoot("content_base64"), path.MatchRoot("avatar_id")))
}

// avatarIDValidator refuses what is not an avatar ID.
type avatarIDValidator struct{}

var isAvatarID = regexp.MustCompile(`^[0-9]+$`)

// Description implements validator.Describer.
func (avatarIDValidator) Description(context.Context) string {
	return "must be an avatar ID such as 10122"
}

// MarkdownDescription implements validator.Describer.
func (v avatarIDValidator) MarkdownDescription(ctx context.Context) string { return v.Description(ctx) }

// ValidateString implements validator.String.
func (avatarIDValidator) ValidateString(_ context.Context, request validator.StringRequest, response *validator.StringResponse) {
	if request.ConfigValue.IsNull() || request.ConfigValue.IsUnknown() {
		return
	}
	switch value := request.ConfigValue.ValueString(); {
	case isAvatarID.MatchString(value):
	case strings.Contains(value, "://") || strings.Contains(value, "avatarId="):
		response.Diagnostics.Append(urlInAvatarIDError(value))
	default:
		response.Diagnostics.Append(invalidAvatarIDError(value))
	}
}
