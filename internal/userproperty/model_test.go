// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package userproperty

import (
	"fmt"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/types"
)

// The ID contains the user key, also where the user is referred to by username.
func TestModel_id(t *testing.T) {
	t.Parallel()
	property := model{PropertyKey: types.StringValue("owner")}
	property.SetOwner("a/b")
	if property.OwnerKey() != "a/b" || property.ID.ValueString() != "a/b/owner" {
		t.Errorf("ID is %s of user %q", property.ID, property.OwnerKey())
	}
	if object := property.Object(); object != `property "owner" of user with key a/b` {
		t.Errorf("the resource is called %q", object)
	}
}

func TestParseImportID(t *testing.T) {
	t.Parallel()
	for id, want := range map[string][2]string{
		"JIRAUSER10100/owner":     {"JIRAUSER10100", "owner"},
		"key:JIRAUSER10100/owner": {"key:JIRAUSER10100", "owner"},
		"username:a/b/owner":      {"username:a/b", "owner"},
	} {
		userID, propertyKey, err := parseImportID(id)
		if err != nil || userID != want[0] || propertyKey != want[1] {
			t.Errorf("parseImportID(%q) is %q, %q, %v", id, userID, propertyKey, err)
		}
	}
	for _, id := range []string{"", "owner", "/owner", "JIRAUSER10100/", "JIRAUSER10100/.."} {
		want := fmt.Sprintf("the import ID %q has no property key. Use KEY/PROPERTY with the user key of the user, or username:NAME/PROPERTY", id)
		if _, _, err := parseImportID(id); err == nil || err.Error() != want {
			t.Errorf("parseImportID(%q) failed with %v, want %s", id, err, want)
		}
	}
}
