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

// model is the resource as Terraform holds it.
type model struct {
	ID          types.String     `tfsdk:"id"`
	UserKey     types.String     `tfsdk:"user_key"`
	Username    userref.Username `tfsdk:"username"`
	PropertyKey types.String     `tfsdk:"property_key"`
	Value       types.String     `tfsdk:"value"`
}

// identity is what identifies the property for good.
type identity struct {
	UserKey     types.String `tfsdk:"user_key"`
	PropertyKey types.String `tfsdk:"property_key"`
}

// user is how the property names its user.
func (m *model) userRef() userref.UserRef {
	return userref.UserRef{UserKey: m.UserKey, Username: m.Username, Belongs: "this property belongs"}
}

// identify puts user and property into the id.
func (m *model) identify(userKey string) {
	m.ID = types.StringValue(userKey + "/" + m.PropertyKey.ValueString())
}

// owner is the user key of the user, which the id has even where the user is named by its username.
func (m *model) owner() string {
	return strings.TrimSuffix(m.ID.ValueString(), "/"+m.PropertyKey.ValueString())
}

func (m *model) identity() identity {
	return identity{UserKey: types.StringValue(m.owner()), PropertyKey: m.PropertyKey}
}

// refresh takes over what Jira has, and keeps the spelling of the same JSON.
func (m *model) refresh(value json.RawMessage) {
	if m.Value.IsNull() || !sameJSON(m.Value.ValueString(), string(value)) {
		m.Value = types.StringValue(canonical(value))
	}
}

// parseImportID reads KEY/PROPERTY, key:KEY/PROPERTY or username:NAME/PROPERTY. A property key has no slash; the name of
// a user may.
func parseImportID(id string) (userID, propertyKey string, err error) {
	slash := strings.LastIndex(id, "/")
	if slash < 1 || !validKey(id[slash+1:]) {
		return "", "", fmt.Errorf("The import id %q names no property: give KEY/PROPERTY with the user key of the user, or username:NAME/PROPERTY", id) //nolint:staticcheck // it is shown as it is
	}
	return id[:slash], id[slash+1:], nil
}
