// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package userref

import "github.com/hashicorp/terraform-plugin-framework/types"

// Model is the model of a resource that belongs to a user. A struct that embeds Owned has all methods but Object; a resource
// whose ID is not the user key defines OwnerKey, SetOwner and Identity as well.
type Model interface {
	owned() *Owned
	// OwnerKey returns the key of the user in state, from the ID.
	OwnerKey() string
	// SetOwner sets the ID of the resource from the key of the user.
	SetOwner(userKey string)
	// Identity returns the identity of the resource, a struct with tfsdk tags.
	Identity() any
	// Object names the resource in messages, beginning with a lower-case letter: `avatar of user with key JIRAUSER10100`.
	Object() string
}

// Owned is embedded in the models of resources that belong to a user.
type Owned struct {
	Reference

	ID types.String `tfsdk:"id"`
}

// keyIdentity identifies a resource of which every user has exactly one.
type keyIdentity struct {
	UserKey types.String `tfsdk:"user_key"`
}

func (o *Owned) owned() *Owned { return o } //nolint:unused // it is promoted into the models that embed Owned

// OwnerKey returns the ID, which is the user key unless the resource defines it otherwise.
func (o *Owned) OwnerKey() string { return o.ID.ValueString() }

// SetOwner sets the ID to the user key.
func (o *Owned) SetOwner(userKey string) { o.ID = types.StringValue(userKey) }

// Identity returns the user key as the identity.
func (o *Owned) Identity() any { return keyIdentity{UserKey: o.ID} }

// setReference refers to the user in the way in which an import did.
func (o *Owned) setReference(userKey, username string, byUsername bool) {
	o.UserKey, o.Username = types.StringValue(userKey), NullUsername()
	if byUsername {
		o.UserKey, o.Username = types.StringNull(), NewUsername(username)
	}
}
