// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package group

import "github.com/hashicorp/terraform-plugin-framework/types"

// model is the plan and the state of jira_group.
type model struct {
	ID           types.String `tfsdk:"id"`
	Name         types.String `tfsdk:"name"`
	ForceDestroy types.Bool   `tfsdk:"force_destroy"`
}

// identity identifies a group.
type identity struct {
	Name types.String `tfsdk:"name"`
}
