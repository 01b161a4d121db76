// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package group

import (
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/userref"
)

// membershipModel is the plan and the state of jira_group_membership.
type membershipModel struct {
	userref.Owned

	Group types.String `tfsdk:"group"`
}

// membershipIdentity identifies a membership.
type membershipIdentity struct {
	Group   types.String `tfsdk:"group"`
	UserKey types.String `tfsdk:"user_key"`
}

// SetOwner sets the ID, which consists of group name and user key.
func (m *membershipModel) SetOwner(userKey string) {
	m.ID = types.StringValue(m.Group.ValueString() + "/" + userKey)
}

// OwnerKey returns the user key in the ID. Both the group name and the user key may have a slash.
func (m *membershipModel) OwnerKey() string {
	return strings.TrimPrefix(m.ID.ValueString(), m.Group.ValueString()+"/")
}

// Identity returns the identity of the resource.
func (m *membershipModel) Identity() any {
	return membershipIdentity{Group: m.Group, UserKey: types.StringValue(m.OwnerKey())}
}

// Object names the resource in messages.
func (m *membershipModel) Object() string {
	if !m.isResolved() {
		return fmt.Sprintf("membership of user %q in group %q", m.Username.ValueString(), m.Group.ValueString())
	}
	return fmt.Sprintf("membership of user with key %s in group %q", m.OwnerKey(), m.Group.ValueString())
}

// parseMembershipID splits GROUP/KEY, GROUP/key:KEY or GROUP/username:NAME into the group name and the import ID of the user.
// Group names and the user keys of old users may have slashes: the user begins at a prefix or, without one, after the last
// slash.
func parseMembershipID(id string) (group, userID string, err error) {
	slash := strings.LastIndex(id, "/")
	for _, prefix := range []string{"/username:", "/key:"} {
		if at := strings.Index(id, prefix); at >= 0 {
			slash = at
		}
	}
	if slash < 1 || slash == len(id)-1 {
		return "", "", fmt.Errorf("the import ID %q has no group name or no user. Use GROUP/KEY with the user key of the user, or GROUP/username:NAME", id)
	}
	return id[:slash], id[slash+1:], nil
}
