// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package group

import (
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/userref"
)

// membershipModel is jira_group_membership as Terraform holds it.
type membershipModel struct {
	ID       types.String     `tfsdk:"id"`
	Group    types.String     `tfsdk:"group"`
	UserKey  types.String     `tfsdk:"user_key"`
	Username userref.Username `tfsdk:"username"`
}

// membershipIdentity is what identifies the membership.
type membershipIdentity struct {
	Group   types.String `tfsdk:"group"`
	UserKey types.String `tfsdk:"user_key"`
}

// user is how the membership names its user.
func (m *membershipModel) userRef() userref.UserRef {
	return userref.UserRef{UserKey: m.UserKey, Username: m.Username, Belongs: "this membership belongs"}
}

// identify puts group and user into the id.
func (m *membershipModel) identify(userKey string) {
	m.ID = types.StringValue(m.Group.ValueString() + "/" + userKey)
}

// member is the user key of the user, which the id has even where the user is named by its username.
func (m *membershipModel) member() string {
	return strings.TrimPrefix(m.ID.ValueString(), m.Group.ValueString()+"/")
}

func (m *membershipModel) identity() membershipIdentity {
	return membershipIdentity{Group: m.Group, UserKey: types.StringValue(m.member())}
}

// inWords is how messages call the membership.
func (m *membershipModel) inWords() string {
	return fmt.Sprintf("the user with the key %s in the group %q", m.member(), m.Group.ValueString())
}

// parseMembershipID reads GROUP/KEY, GROUP/key:KEY or GROUP/username:NAME. Group names may have slashes, user keys of old
// users too: behind a prefix all is the user, without one what follows the last slash.
func parseMembershipID(id string) (group, userID string, err error) {
	slash := strings.LastIndex(id, "/")
	for _, prefix := range []string{"/username:", "/key:"} {
		if at := strings.Index(id, prefix); at >= 0 {
			slash = at
		}
	}
	if slash < 1 || slash == len(id)-1 {
		return "", "", fmt.Errorf("The import id %q names no membership: give GROUP/KEY with the user key of the user, or GROUP/username:NAME", id) //nolint:staticcheck // it is shown as it is
	}
	return id[:slash], id[slash+1:], nil
}
