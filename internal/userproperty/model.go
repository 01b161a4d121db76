// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package userproperty

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/userref"
)

// model is the plan and the state of the resource.
type model struct {
	userref.Owned

	PropertyKey types.String `tfsdk:"property_key"`
	Value       types.String `tfsdk:"value"`
}

// identity identifies a property.
type identity struct {
	UserKey     types.String `tfsdk:"user_key"`
	PropertyKey types.String `tfsdk:"property_key"`
}

// SetOwner sets the ID, which consists of user key and property key.
func (m *model) SetOwner(userKey string) {
	m.ID = types.StringValue(userKey + "/" + m.PropertyKey.ValueString())
}

// OwnerKey returns the user key in the ID. A property key has no slash; the key of a user may have one.
func (m *model) OwnerKey() string {
	return strings.TrimSuffix(m.ID.ValueString(), "/"+m.PropertyKey.ValueString())
}

// Identity returns the identity of the resource.
func (m *model) Identity() any {
	return identity{UserKey: types.StringValue(m.OwnerKey()), PropertyKey: m.PropertyKey}
}

// Object names the resource in messages.
func (m *model) Object() string {
	return fmt.Sprintf("property %q of user with key %s", m.PropertyKey.ValueString(), m.OwnerKey())
}

// setValue stores the value that Jira returned, and keeps the spelling in state where both are the same JSON.
func (m *model) setValue(value json.RawMessage) {
	if m.Value.IsNull() || !sameJSON(m.Value.ValueString(), string(value)) {
		m.Value = types.StringValue(normalized(value))
	}
}

// parseImportID splits KEY/PROPERTY, key:KEY/PROPERTY or username:NAME/PROPERTY into the import ID of the user and the
// property key. A property key has no slash; user keys and usernames may have one.
func parseImportID(id string) (userID, propertyKey string, err error) {
	slash := strings.LastIndex(id, "/")
	if slash < 1 || !validKey(id[slash+1:]) {
		return "", "", fmt.Errorf("the import ID %q has no property key. Use KEY/PROPERTY with the user key of the user, or username:NAME/PROPERTY", id)
	}
	return id[:slash], id[slash+1:], nil
}
