// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// ModifyPlan decides what is not configured, and refuses what is bound to go wrong. Terraform calls it for the plan and
// again for the apply, and what it plans must be the same: it asks Jira only about a user to be adopted, and plans
// nothing by the response.
func (r *Resource) ModifyPlan(ctx context.Context, request resource.ModifyPlanRequest, response *resource.ModifyPlanResponse) {
	var prior *model
	if !request.State.Raw.IsNull() {
		prior = &model{}
		response.Diagnostics.Append(request.State.Get(ctx, prior)...)
	}
	if request.Plan.Raw.IsNull() {
		r.refuseOwnDestruction(ctx, prior, &response.Diagnostics)
		return
	}
	var plan, config model
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	response.Diagnostics.Append(request.Config.Get(ctx, &config)...)
	if response.Diagnostics.HasError() {
		return
	}
	if prior == nil {
		plan.leaveToCreation(config)
		r.announceAdoption(ctx, plan, config, &response.Diagnostics)
	} else {
		plan.leaveAsIs(config, *prior)
		r.refuseOwnChange(ctx, plan, *prior, &response.Diagnostics)
		warnOfInactive(config, *prior, &response.Diagnostics)
	}
	requirePassword(config, prior, &response.Diagnostics)
	response.Diagnostics.Append(response.Plan.Set(ctx, plan)...)
}

// leaveToCreation plans what is not configured of a new user. Of one that is adopted, only Jira knows.
func (m *model) leaveToCreation(config model) {
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
		m.OnDestroy = types.StringValue(onDestroyDelete)
		if m.AdoptExisting.ValueBool() || m.AdoptExisting.IsUnknown() {
			m.OnDestroy = types.StringUnknown()
		}
	}
}

// leaveAsIs plans that what is not configured stays as it is.
func (m *model) leaveAsIs(config, prior model) {
	if config.Active.IsNull() {
		m.Active = prior.Active
	}
	// Another spelling of the same groups is no difference.
	if config.Groups.IsNull() || isConfigured(config.Groups) && isConfigured(prior.Groups) && sameGroups(textsOf(config.Groups), textsOf(prior.Groups)) {
		m.Groups = prior.Groups
	}
	if config.ApplicationKeys.IsNull() {
		m.ApplicationKeys = prior.ApplicationKeys
	}
	if config.OnDestroy.IsNull() {
		m.OnDestroy = prior.OnDestroy
		if prior.OnDestroy.IsNull() {
			m.OnDestroy = types.StringValue(onDestroyDelete)
		}
	}
}

// requirePassword refuses a version that changed without a password to send.
func requirePassword(config model, prior *model, diags *diag.Diagnostics) {
	version := config.PasswordVersion
	changed := !version.IsNull() && !version.IsUnknown() && (prior == nil || !prior.PasswordVersion.Equal(version))
	if changed && config.Password.IsNull() {
		diags.AddAttributeError(path.Root("password_wo"), "A password is missing",
			fmt.Sprintf("password_wo_version is %d now, so password_wo is to be sent to Jira, but it is not set. Set it, or leave the version as it was.", version.ValueInt64()))
	}
}

// warnOfInactive warns of a user that somebody deactivated while the configuration does not say what it should be.
func warnOfInactive(config, prior model, diags *diag.Diagnostics) {
	if config.Active.IsNull() && !prior.Active.IsNull() && !prior.Active.ValueBool() {
		diags.AddAttributeWarning(path.Root("username"), "A user is inactive",
			fmt.Sprintf("The user %q cannot log in. As active is not configured here, it stays so: set active = true to reactivate the user, or active = false to say that it is meant to be inactive.", prior.Username.ValueString()))
	}
}

func isConfigured(set types.Set) bool { return !set.IsNull() && !set.IsUnknown() }
