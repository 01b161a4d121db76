// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// ModifyPlan plans what is not configured, and refuses what is bound to fail. Terraform calls it at plan and again at
// apply, and both must plan the same. It therefore sends requests only to warn about an adoption and to recognize the
// user that the provider authenticates as, and no response changes the plan.
func (r *Resource) ModifyPlan(ctx context.Context, request resource.ModifyPlanRequest, response *resource.ModifyPlanResponse) {
	if changesNothing(request) {
		return
	}
	var prior *model
	if !request.State.Raw.IsNull() {
		prior = &model{}
		response.Diagnostics.Append(request.State.Get(ctx, prior)...)
	}
	if request.Plan.Raw.IsNull() {
		r.checkOwnUserDestroyed(ctx, prior, &response.Diagnostics)
		return
	}
	var plan, config model
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	response.Diagnostics.Append(request.Config.Get(ctx, &config)...)
	if response.Diagnostics.HasError() {
		return
	}
	if prior == nil {
		plan.planCreation(config)
		r.planAdoption(ctx, plan, config, &response.Diagnostics)
	} else {
		plan.planUpdate(config, *prior)
		r.checkOwnUserChange(ctx, plan, *prior, &response.Diagnostics)
		checkInactive(config, *prior, &response.Diagnostics)
	}
	checkPassword(config, prior, &response.Diagnostics)
	response.Diagnostics.Append(response.Plan.Set(ctx, plan)...)
}

// changesNothing reports whether plan and state are equal and there is nothing to warn about. It spares the conversion of
// thousands of users that do not change.
func changesNothing(request resource.ModifyPlanRequest) bool {
	var state, config map[string]tftypes.Value
	if !request.Plan.Raw.Equal(request.State.Raw) || request.State.Raw.As(&state) != nil || request.Config.Raw.As(&config) != nil {
		return false
	}
	var active bool
	return state["active"].As(&active) == nil && active && !state["on_destroy"].IsNull() && config["password_wo"].IsNull()
}

// planCreation plans what is not configured of a new resource. Whether the resource creates a user or finds one is unknown
// until apply, and with it on_destroy. Where it may adopt a user, whether that user is active is unknown too.
func (m *model) planCreation(config model) {
	if config.Active.IsNull() {
		m.Active = types.BoolValue(true)
		if m.AdoptExisting.ValueBool() || m.AdoptExisting.IsUnknown() {
			m.Active = types.BoolUnknown()
		}
	}
	if config.Groups.IsNull() {
		m.Groups = types.SetNull(types.StringType)
	}
	if config.ApplicationKeys.IsNull() {
		m.ApplicationKeys = types.SetNull(types.StringType)
	}
	if config.OnDestroy.IsNull() {
		m.OnDestroy = types.StringUnknown()
	}
}

// planUpdate plans that what is not configured stays as it is.
func (m *model) planUpdate(config, prior model) {
	if config.Active.IsNull() {
		m.Active = prior.Active
	}
	// Group names are compared case-insensitively, so another spelling is no change.
	sameAsBefore := isConfigured(config.Groups) && isConfigured(prior.Groups) && sameGroups(stringsOf(config.Groups), stringsOf(prior.Groups))
	if config.Groups.IsNull() || sameAsBefore {
		m.Groups = prior.Groups
	}
	if config.ApplicationKeys.IsNull() {
		m.ApplicationKeys = prior.ApplicationKeys
	}
	if config.OnDestroy.IsNull() {
		m.OnDestroy = types.StringValue(prior.onDestroy())
	}
}

// checkPassword refuses a password version that changed without a password to send, and warns about a password without a
// version.
func checkPassword(config model, prior *model, diags *diag.Diagnostics) {
	version := config.PasswordVersion
	if version.IsNull() && !config.Password.IsNull() {
		warnMissingPasswordVersion(diags)
	}
	changed := !version.IsNull() && !version.IsUnknown() && (prior == nil || !prior.PasswordVersion.Equal(version))
	if changed && config.Password.IsNull() {
		addMissingPassword(diags, version.ValueInt64())
	}
}

// checkInactive warns about an inactive user where the configuration does not say whether it is to be active.
func checkInactive(config, prior model, diags *diag.Diagnostics) {
	if config.Active.IsNull() && !prior.Active.IsNull() && !prior.Active.ValueBool() {
		warnInactive(diags, prior.Username.ValueString())
	}
}
