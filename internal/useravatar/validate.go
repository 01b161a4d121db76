// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar

import (
	"context"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
)

// ValidateConfig refuses combinations that mean nothing. What is not known yet may turn out to be null, and is left to
// the apply.
func (r *Resource) ValidateConfig(ctx context.Context, request resource.ValidateConfigRequest, response *resource.ValidateConfigResponse) {
	var config model
	response.Diagnostics.Append(request.Config.Get(ctx, &config)...)
	if response.Diagnostics.HasError() {
		return
	}
	config.userRef().Validate(&response.Diagnostics)
	exactlyOne(&response.Diagnostics, []choice{{"file", config.File}, {"content_base64", config.ContentBase64}, {"avatar_id", config.AvatarID}})
	if isSet(config.Crop) && isSet(config.AvatarID) {
		response.Diagnostics.AddAttributeError(path.Root("crop"), "Nothing to crop",
			"An avatar that Jira already has (avatar_id) is shown as it is. Remove crop, or give the picture as file.")
	}
}

// choice is one of several ways to say the same thing.
type choice struct {
	attribute string
	value     attr.Value
}

func isSet(value attr.Value) bool { return !value.IsNull() && !value.IsUnknown() }

// exactlyOne adds an error at the second of two that are set, or at the first where none is.
func exactlyOne(diags *diag.Diagnostics, choices []choice) {
	var names, set []string
	allNull := true
	for _, choice := range choices {
		names = append(names, choice.attribute)
		if isSet(choice.value) {
			set = append(set, choice.attribute)
		}
		allNull = allNull && choice.value.IsNull()
	}
	offered := strings.Join(names[:len(names)-1], ", ") + " or " + names[len(names)-1]
	switch {
	case allNull:
		diags.AddAttributeError(path.Root(names[0]), "Which picture?",
			fmt.Sprintf("None of %s is set. Set exactly one of them.", offered))
	case len(set) > 1:
		diags.AddAttributeError(path.Root(set[1]), "Which picture?",
			fmt.Sprintf("Both %s and %s are set. Set exactly one of %s.", set[0], set[1], offered))
	}
}
