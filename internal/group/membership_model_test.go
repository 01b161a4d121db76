// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package group

import (
	"fmt"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/types"
)

func TestParseMembershipID(t *testing.T) {
	t.Parallel()
	for id, want := range map[string][2]string{
		"robots/JIRAUSER10100":     {"robots", "JIRAUSER10100"},
		"robots/key:a/b":           {"robots", "key:a/b"},
		"ci/robots/JIRAUSER10100":  {"ci/robots", "JIRAUSER10100"},
		"ci/robots/username:a/b":   {"ci/robots", "username:a/b"},
		"robots and bots/username": {"robots and bots", "username"},
	} {
		group, userID, err := parseMembershipID(id)
		if err != nil || group != want[0] || userID != want[1] {
			t.Errorf("parseMembershipID(%q) is %q, %q, %v", id, group, userID, err)
		}
	}
	for _, id := range []string{"", "robots", "/JIRAUSER10100", "robots/", "/username:robot"} {
		want := fmt.Sprintf("the import ID %q has no group name or no user. Use GROUP/KEY with the user key of the user, or GROUP/username:NAME", id)
		if _, _, err := parseMembershipID(id); err == nil || err.Error() != want {
			t.Errorf("parseMembershipID(%q) failed with %v, want %s", id, err, want)
		}
	}
}

func TestMembershipModel_id(t *testing.T) {
	t.Parallel()
	membership := membershipModel{Group: types.StringValue("ci/robots")}
	membership.SetOwner("a/b")
	if membership.OwnerKey() != "a/b" || membership.ID.ValueString() != "ci/robots/a/b" {
		t.Errorf("ID is %s of user %q", membership.ID, membership.OwnerKey())
	}
}
