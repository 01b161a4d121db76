// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package group

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/connection"
	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/userref"
)

var (
	_ resource.ResourceWithConfigure      = (*Membership)(nil)
	_ resource.ResourceWithIdentity       = (*Membership)(nil)
	_ resource.ResourceWithImportState    = (*Membership)(nil)
	_ resource.ResourceWithModifyPlan     = (*Membership)(nil)
	_ resource.ResourceWithValidateConfig = (*Membership)(nil)
)

// Membership is jira_group_membership.
type Membership struct {
	connection.ForResource
}

// NewMembership makes an unconfigured jira_group_membership.
func NewMembership() resource.Resource { return &Membership{} }

// Metadata names the resource.
func (m *Membership) Metadata(_ context.Context, request resource.MetadataRequest, response *resource.MetadataResponse) {
	response.TypeName = request.ProviderTypeName + "_group_membership"
}

// ValidateConfig refuses two users, and none.
func (m *Membership) ValidateConfig(ctx context.Context, request resource.ValidateConfigRequest, response *resource.ValidateConfigResponse) {
	var config membershipModel
	response.Diagnostics.Append(request.Config.Get(ctx, &config)...)
	if !response.Diagnostics.HasError() {
		config.userRef().Validate(&response.Diagnostics)
	}
}

// ModifyPlan replaces the membership where it names another user.
func (m *Membership) ModifyPlan(ctx context.Context, request resource.ModifyPlanRequest, response *resource.ModifyPlanResponse) {
	if request.Plan.Raw.IsNull() || request.State.Raw.IsNull() {
		return
	}
	var config, prior membershipModel
	response.Diagnostics.Append(request.Config.Get(ctx, &config)...)
	response.Diagnostics.Append(request.State.Get(ctx, &prior)...)
	if response.Diagnostics.HasError() {
		return
	}
	replaced := config.userRef().OtherUser(ctx, m.Connection, types.StringValue(prior.member()), prior.Username, &response.Diagnostics)
	if replaced != nil {
		response.RequiresReplace.Append(*replaced)
	}
}

// Create makes the user a member. Who is one already stays one.
func (m *Membership) Create(ctx context.Context, request resource.CreateRequest, response *resource.CreateResponse) {
	var plan membershipModel
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	if response.Diagnostics.HasError() || !m.Connection.Require(&response.Diagnostics) {
		return
	}
	user, ok := plan.userRef().Find(ctx, m.Connection.Client, &response.Diagnostics)
	if !ok {
		return
	}
	group := plan.Group.ValueString()
	if err := m.Connection.Client.AddToGroup(ctx, user, group); err != nil {
		m.explain(ctx, &response.Diagnostics, fmt.Sprintf("add the user %q to the group %q", user.Username, group), group, err)
		return
	}
	plan.identify(user.Key)
	response.Diagnostics.Append(response.State.Set(ctx, plan)...)
	response.Diagnostics.Append(response.Identity.Set(ctx, plan.identity())...)
}

// explain says why somebody could not be added. That there is no such group only a look tells: Jira's words are
// localized, and its "not found" may be about either.
func (m *Membership) explain(ctx context.Context, diags *diag.Diagnostics, doing, group string, err error) {
	if jira.IsNotFound(err) {
		if exists, lookErr := m.Connection.Client.GroupExists(ctx, group); lookErr == nil && !exists {
			diags.AddAttributeError(path.Root("group"), "No such group", fmt.Sprintf("No group is called %q. "+
				"For a group of this configuration write group = jira_group.NAME.name, so that the group is made first.", group))
			return
		}
	}
	diagnostics.AddAbout(diags, path.Root("group"), doing, err, "")
}

// Read looks whether the user still is a member, twice before it believes that it is not.
func (m *Membership) Read(ctx context.Context, request resource.ReadRequest, response *resource.ReadResponse) {
	var state membershipModel
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	if response.Diagnostics.HasError() {
		return
	}
	// Before anything else: states of older Terraforms have none, and it must be there even when the state goes.
	response.Diagnostics.Append(response.Identity.Set(ctx, state.identity())...)
	if !m.Connection.Known() {
		return
	}
	user, gone, err := userref.Read(ctx, m.Connection.Client, state.member(), state.Username.ValueString())
	member := false
	if err == nil && !gone {
		member, err = m.isMember(ctx, user, state.Group.ValueString())
	}
	switch {
	case err != nil:
		diagnostics.Add(&response.Diagnostics, "look for "+state.inWords(), err, nil)
	case gone || !member:
		response.Diagnostics.AddWarning("A membership is gone", fmt.Sprintf("Jira has not got %s any more: it was looked for twice. "+
			"The membership is removed from the state, and the plan proposes to create it again.", state.inWords()))
		response.State.RemoveResource(ctx)
	case !state.Username.IsNull():
		state.Username = userref.NewUsername(user.Username)
		response.Diagnostics.Append(response.State.Set(ctx, state)...)
	}
}

// isMember reads the groups of a user, which has those of nested groups and does not mind inactive users; the list
// of a group's members would have to be read page by page.
func (m *Membership) isMember(ctx context.Context, user jira.User, group string) (bool, error) {
	in := func(groups []string) bool {
		return slices.ContainsFunc(groups, func(name string) bool { return jira.SameGroup(name, group) })
	}
	if groups, known := user.Groups(); known && in(groups) {
		return true, nil
	}
	user, err := m.Connection.Client.UserNow(ctx, jira.ByKey(user.Key))
	if err != nil {
		return false, err
	}
	groups, known := user.Groups()
	if !known {
		return false, errors.New("the response does not tell which groups the user is in")
	}
	return in(groups), nil
}

// Update only names the user in the other way: all else replaces the membership.
func (m *Membership) Update(ctx context.Context, request resource.UpdateRequest, response *resource.UpdateResponse) {
	var plan, state membershipModel
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	if response.Diagnostics.HasError() || !m.Connection.Require(&response.Diagnostics) {
		return
	}
	if _, ok := plan.userRef().FindSame(ctx, m.Connection.Client, state.member(), &response.Diagnostics); !ok {
		return
	}
	plan.ID = state.ID
	response.Diagnostics.Append(response.State.Set(ctx, plan)...)
	response.Diagnostics.Append(response.Identity.Set(ctx, plan.identity())...)
}

// Delete ends the membership.
func (m *Membership) Delete(ctx context.Context, request resource.DeleteRequest, response *resource.DeleteResponse) {
	var state membershipModel
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	if response.Diagnostics.HasError() || !m.Connection.Require(&response.Diagnostics) {
		return
	}
	group := state.Group.ValueString()
	user, gone, err := userref.Read(ctx, m.Connection.Client, state.member(), "")
	if err == nil && !gone {
		err = m.Connection.Client.RemoveFromGroup(ctx, user, group)
	}
	if err != nil {
		diagnostics.AddAbout(&response.Diagnostics, path.Root("group"), fmt.Sprintf("remove the user with the key %s from the group %q", state.member(), group), err,
			"The user still is a member. Where that is because it is in a group inside this one, remove it from that group, or stop managing the membership here (a removed block with destroy = false, or terraform state rm).")
	}
}

// ImportState takes over a membership that exists, named by GROUP/KEY, GROUP/key:KEY, GROUP/username:NAME or its identity.
// The refresh that follows looks whether there is one.
func (m *Membership) ImportState(ctx context.Context, request resource.ImportStateRequest, response *resource.ImportStateResponse) {
	if !m.Connection.Require(&response.Diagnostics) {
		return
	}
	group, userID, err := parseMembershipID(request.ID)
	if request.ID == "" {
		var named membershipIdentity
		response.Diagnostics.Append(request.Identity.Get(ctx, &named)...)
		group, userID, err = named.Group.ValueString(), userref.KeyID(named.UserKey.ValueString()), nil
	}
	if err != nil {
		response.Diagnostics.AddError("Not an import id", err.Error()+".")
		return
	}
	user, byUsername, ok := userref.ForImport(ctx, m.Connection.Client, userID, &response.Diagnostics)
	if !ok {
		return
	}
	state := membershipModel{Group: types.StringValue(group), UserKey: types.StringValue(user.Key), Username: userref.NullUsername()}
	if byUsername {
		state.UserKey, state.Username = types.StringNull(), userref.NewUsername(user.Username)
	}
	state.identify(user.Key)
	response.Diagnostics.Append(response.State.Set(ctx, state)...)
	response.Diagnostics.Append(response.Identity.Set(ctx, state.identity())...)
}
