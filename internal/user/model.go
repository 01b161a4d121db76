// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user

import (
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/account"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// model is the resource as Terraform holds it.
type model struct {
	ID           types.String     `tfsdk:"id"`
	Key          types.String     `tfsdk:"key"`
	Username     account.Username `tfsdk:"username"`
	DisplayName  types.String     `tfsdk:"display_name"`
	EmailAddress types.String     `tfsdk:"email_address"`
}

// identity is what identifies the account for good.
type identity struct {
	Key types.String `tfsdk:"key"`
}

// identify puts the key of the account into its two places.
func (m *model) identify(key string) {
	m.ID, m.Key = types.StringValue(key), types.StringValue(key)
}

// refresh takes over what Jira has. A hidden address tells nothing, so the state's stays.
func (m *model) refresh(user jira.User) {
	m.identify(user.Key)
	m.Username = account.NewUsername(user.Username)
	m.DisplayName = types.StringValue(user.DisplayName)
	if !user.HidesEmailAddress() {
		m.EmailAddress = types.StringValue(user.EmailAddress)
	}
}

// changeTo is what to send to Jira to get from this state to the plan.
func (m *model) changeTo(plan model) jira.UserChange {
	var change jira.UserChange
	if !jira.SameUsername(m.Username.ValueString(), plan.Username.ValueString()) {
		change.Username = plan.Username.ValueStringPointer()
	}
	if !m.DisplayName.Equal(plan.DisplayName) {
		change.DisplayName = plan.DisplayName.ValueStringPointer()
	}
	if !m.EmailAddress.Equal(plan.EmailAddress) {
		change.EmailAddress = plan.EmailAddress.ValueStringPointer()
	}
	return change
}
