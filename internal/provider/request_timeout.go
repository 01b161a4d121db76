// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package provider

import (
	"context"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

// minimumRequestTimeout is the shortest accepted request_timeout.
const minimumRequestTimeout = time.Second

// timeoutValidator refuses durations below minimumRequestTimeout. Text that is not a duration never reaches it: the custom
// type of the argument refuses that first.
type timeoutValidator struct{}

// Description implements validator.Describer.
func (timeoutValidator) Description(context.Context) string {
	return "must be at least " + minimumRequestTimeout.String()
}

// MarkdownDescription implements validator.Describer.
func (v timeoutValidator) MarkdownDescription(ctx context.Context) string { return v.Description(ctx) }

// ValidateString implements validator.String.
func (timeoutValidator) ValidateString(_ context.Context, request validator.StringRequest, response *validator.StringResponse) {
	if request.ConfigValue.IsNull() || request.ConfigValue.IsUnknown() {
		return
	}
	if timeout, err := time.ParseDuration(request.ConfigValue.ValueString()); err == nil && timeout < minimumRequestTimeout {
		response.Diagnostics.Append(timeoutTooShort(request.ConfigValue.ValueString()))
	}
}
