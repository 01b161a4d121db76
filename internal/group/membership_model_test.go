// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package group

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/types"
)

func TestMembershipIDs(t *testing.T) {
	t.Parallel()
	for id, want := range map[string][2]string{
		"robots/JIRAUSER10100":     {"robots", "JIRAUSER10100"},
		"robots/key:a/b":           {"robots", "key:a/b"},
		"ci/robots/JIRAUSER10100":  {"ci/robots", "JIRAUSER10100"},
		"ci/robots/username:a/b":   {"ci/robots", "username:a/b"},
		"robots and bots/username": {"robots and bots", "username"},
	} {
		group, username, err := parseMembershipID(id)
		if err != nil || group != want[0] || username != want[1] {
			t.Errorf("%q is %q in %q (%v)", id, username, group, err)
		}
	}
	for _, id := range []string{"", "robots", "/JIRAUSER10100", "robots/", "/username:robot"} {
		if _, _, err := parseMembershipID(id); err == nil {
			t.Errorf("%q is taken for an import id", id)
		}
	}
}

func TestIDKnowsTheMember(t *testing.T) {
	t.Parallel()
	membership := membershipModel{Group: types.StringValue("ci/robots")}
	membership.identify("a/b")
	if membership.member() != "a/b" || membership.ID.ValueString() != "ci/robots/a/b" {
		t.Errorf("%s is the membership of %s", membership.ID, membership.member())
	}
}
