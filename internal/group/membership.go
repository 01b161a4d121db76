// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package group

import (
	"context"
	"errors"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/userref"
)

var _ userref.FullResource = (*Membership)(nil)

// Membership is jira_group_membership.
type Membership struct {
	userref.Resource
}

// NewMembership returns an unconfigured jira_group_membership.
func NewMembership() resource.Resource {
	return &Membership{userref.Resource{NewModel: func() userref.Model { return &membershipModel{} }}}
}

// Metadata sets the type name of the resource.
func (m *Membership) Metadata(_ context.Context, request resource.MetadataRequest, response *resource.MetadataResponse) {
	response.TypeName = request.ProviderTypeName + "_group_membership"
}

// Create adds the user to the group. It succeeds where the user is a member already.
func (m *Membership) Create(ctx context.Context, request resource.CreateRequest, response *resource.CreateResponse) {
	var plan membershipModel
	user, ok := m.UserToCreate(ctx, request, response, &plan)
	if !ok {
		return
	}
	group := plan.Group.ValueString()
	if err := m.Connection.Client.AddToGroup(ctx, user, group); err != nil {
		m.addRefusal(ctx, &response.Diagnostics, user, group, err)
		return
	}
	m.SaveCreated(ctx, response, &plan, user.Key)
}

// addRefusal adds the error for a user that could not be added to a group. Jira's messages are localized, and its "not found"
// can be about the user or the group: only a look-up finds out that the group does not exist.
func (m *Membership) addRefusal(ctx context.Context, diags *diag.Diagnostics, user jira.User, group string, err error) {
	if jira.IsNotFound(err) {
		if exists, lookUpErr := m.Connection.Client.GroupExists(ctx, group); lookUpErr == nil && !exists {
			addGroupNotFound(diags, group)
			return
		}
	}
	addMember(user, group).AddError(diags, err)
}

// Read reads whether the user is a member, and removes the resource from state where further look-ups find no
// membership either.
func (m *Membership) Read(ctx context.Context, request resource.ReadRequest, response *resource.ReadResponse) {
	var state membershipModel
	if !m.resolveToRead(ctx, &request, response) {
		return
	}
	user, ok := m.UserToRead(ctx, request, response, &state)
	if !ok {
		return
	}
	isMember, err := m.isMember(ctx, user, state.Group.ValueString())
	var unknown *jira.AccessUnknownError
	switch {
	case errors.As(err, &unknown):
		userref.WarnAccessUnknown(m.Connection, &response.Diagnostics, unknown)
		response.Diagnostics.Append(response.State.Set(ctx, state)...)
	case err != nil:
		state.lookUpOperation().AddError(&response.Diagnostics, err)
	case !isMember:
		m.RemoveDeleted(ctx, response, &state, notMember)
	default:
		response.Diagnostics.Append(response.State.Set(ctx, state)...)
	}
}

// isMember reports whether the user is a member of the group. A membership does not exist only where further reads of the
// user do not show it either. The groups of a user include the groups in which others are nested, and inactive users have
// them too. The members of a group have to be read page by page: the client does that only in a Jira that does not list the
// groups of a user. The error is then a jira.AccessUnknownError if that fails too.
func (m *Membership) isMember(ctx context.Context, user jira.User, group string) (bool, error) {
	client := m.Connection.Client
	if _, known := user.Groups(); !known && !user.ReadInFull() {
		var err error
		if user, err = client.UserAgain(ctx, user); err != nil {
			return false, err
		}
	}
	if is, err := showsMembership(ctx, user, group, client.IsMember); is || err != nil {
		return is, err
	}
	return client.LookAgain(ctx, func(ctx context.Context) (bool, error) {
		read, err := client.UserAgain(ctx, user)
		if err != nil {
			return false, err
		}
		return showsMembership(ctx, read, group, client.IsMemberNow)
	})
}

// showsMembership reports whether the groups of a user, or the members of the group, show the membership.
func showsMembership(ctx context.Context, user jira.User, group string, isMember func(context.Context, jira.User, string) (bool, error)) (bool, error) {
	groups, known := user.Groups()
	if !known {
		return isMember(ctx, user, group)
	}
	return slices.ContainsFunc(groups, func(name string) bool { return jira.SameGroup(name, group) }), nil
}

// Update changes only how the resource refers to the user: any other change replaces the resource.
func (m *Membership) Update(ctx context.Context, request resource.UpdateRequest, response *resource.UpdateResponse) {
	var plan, state membershipModel
	if !m.resolveToUpdate(ctx, &request, response) {
		return
	}
	if _, ok := m.UserToUpdate(ctx, request, response, &plan, &state); ok {
		m.SaveUpdated(ctx, response, &plan)
	}
}

// Delete removes the user from the group.
func (m *Membership) Delete(ctx context.Context, request resource.DeleteRequest, response *resource.DeleteResponse) {
	var state membershipModel
	if !m.resolveToDelete(ctx, &request, response) {
		return
	}
	if user, ok := m.UserToDelete(ctx, request, response, &state); ok {
		group := state.Group.ValueString()
		removeMember(user, group).AddError(&response.Diagnostics, m.Connection.Client.RemoveFromGroup(ctx, user, group))
	}
}

// ImportState imports a membership by GROUP/KEY, GROUP/key:KEY, GROUP/username:NAME or its identity. The refresh that follows
// reads whether the membership exists.
func (m *Membership) ImportState(ctx context.Context, request resource.ImportStateRequest, response *resource.ImportStateResponse) {
	if request.ID == "" {
		var named membershipIdentity
		response.Diagnostics.Append(request.Identity.Get(ctx, &named)...)
		m.ImportOwned(ctx, response, &membershipModel{Group: named.Group}, userref.KeyID(named.UserKey.ValueString()))
		return
	}
	group, userID, err := parseMembershipID(request.ID)
	if err != nil {
		userref.AddInvalidImportID(&response.Diagnostics, err)
		return
	}
	m.ImportOwned(ctx, response, &membershipModel{Group: types.StringValue(group)}, userID)
}
