// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package group

import (
	"context"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/userref"
)

// movedMembership resolves the state of a membership that another provider wrote: it has the username, but not the user key.
type movedMembership struct {
	membership *Membership
	// state is the state in the request of Terraform. resolve sets its ID, so that the operation finds it as in any other state.
	state *tfsdk.State
	// plan is the plan of an update.
	plan  tfsdk.Plan
	diags *diag.Diagnostics

	prior membershipModel
	user  jira.User
}

// isUnresolved reports whether there is a state whose ID does not have the form of this resource. After a move it is null.
// After terraform state replace-provider it is the ID of the other provider.
func (m *movedMembership) isUnresolved(ctx context.Context) bool {
	if m.state.Raw.IsNull() {
		return false
	}
	m.diags.Append(m.state.Get(ctx, &m.prior)...)
	return !m.diags.HasError() && !m.prior.isResolved()
}

// isResolved reports whether the ID has the form GROUP/KEY.
func (m *membershipModel) isResolved() bool {
	return strings.HasPrefix(m.ID.ValueString(), m.Group.ValueString()+"/")
}

// resolve looks up the user by the username in state and, because this apply may have renamed the user, by the planned one. It
// returns false without an error if there is no such user.
func (m *movedMembership) resolve(ctx context.Context) bool {
	usernames := []string{m.prior.Username.ValueString()}
	if usernames[0] == "" {
		addNoUser(m.diags, m.prior.Group.ValueString())
		return false
	}
	if !m.plan.Raw.IsNull() {
		var planned userref.Username
		m.diags.Append(m.plan.GetAttribute(ctx, path.Root("username"), &planned)...)
		if planned.ValueString() != "" && !jira.SameUsername(planned.ValueString(), usernames[0]) {
			usernames = append(usernames, planned.ValueString())
		}
	}
	for _, username := range usernames {
		found, err := m.look(ctx, username)
		if err != nil {
			lookUpMovedUser(username).AddError(m.diags, err)
			return false
		}
		if found {
			m.prior.SetOwner(m.user.Key)
			m.diags.Append(m.state.SetAttribute(ctx, path.Root("id"), m.prior.ID)...)
			return !m.diags.HasError()
		}
	}
	return false
}

// look looks up the user (GET user). A user does not exist only where further look-ups do not find it either.
func (m *movedMembership) look(ctx context.Context, username string) (found bool, err error) {
	client, ref := m.membership.Connection.Client, jira.ByUsername(username)
	if m.user, err = client.User(ctx, ref); !jira.IsNotFound(err) {
		return err == nil, err
	}
	return client.LookAgain(ctx, func(ctx context.Context) (bool, error) {
		var err error
		if m.user, err = client.UserNow(ctx, ref); jira.IsNotFound(err) {
			return false, nil
		}
		return err == nil, err
	})
}

// isPlannedUser adds an error where the plan has the user key of another user. ModifyPlan did not compare them.
func (m *movedMembership) isPlannedUser(ctx context.Context) bool {
	var planned types.String
	m.diags.Append(m.plan.GetAttribute(ctx, path.Root("user_key"), &planned)...)
	if key := planned.ValueString(); key != "" && key != m.user.Key {
		addMovedUserDiffers(m.diags, key, m.user)
	}
	return !m.diags.HasError()
}
