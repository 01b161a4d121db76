// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/userref"
)

// profileModel has the attributes that the resource and the data source read from a user's profile in Jira. The username
// is not among them, because it has another type in each: the resource keeps the configured spelling, the data source
// reads Jira's.
type profileModel struct {
	DisplayName  types.String `tfsdk:"display_name"`
	EmailAddress types.String `tfsdk:"email_address"`
	Active       types.Bool   `tfsdk:"active"`
}

// profileAttribute maps an attribute to a field of jira.Profile.
type profileAttribute struct {
	// name is the attribute. field is the name in Jira's JSON, errorField the name in Jira's field errors (facts 1.8).
	name, field, errorField string

	value func(profileModel) attr.Value
	// read sets the attribute from a user. It leaves the attribute as it is where Jira hides the value.
	read func(*profileModel, jira.User)
	// write sets the field of the profile.
	write func(profileModel, *jira.Profile)
}

// profileAttributes are all attributes of profileModel, in the order in which messages name them.
var profileAttributes = []profileAttribute{
	{
		name: "display_name", field: "displayName", errorField: "fullname",
		value: func(m profileModel) attr.Value { return m.DisplayName },
		read:  func(m *profileModel, user jira.User) { m.DisplayName = types.StringValue(user.DisplayName) },
		write: func(m profileModel, profile *jira.Profile) { profile.DisplayName = m.DisplayName.ValueString() },
	},
	{
		name: "email_address", field: "emailAddress", errorField: "email",
		value: func(m profileModel) attr.Value { return m.EmailAddress },
		read: func(m *profileModel, user jira.User) {
			if !user.HidesEmailAddress() {
				m.EmailAddress = types.StringValue(user.EmailAddress)
			}
		},
		write: func(m profileModel, profile *jira.Profile) { profile.EmailAddress = m.EmailAddress.ValueString() },
	},
	{
		name: "active", field: "active", errorField: "active",
		value: func(m profileModel) attr.Value { return m.Active },
		read:  func(m *profileModel, user jira.User) { m.Active = types.BoolValue(user.Active) },
		write: func(m profileModel, profile *jira.Profile) { profile.Active = m.Active.ValueBool() },
	},
}

// readProfile sets all attributes that Jira does not hide.
func (m *profileModel) readProfile(user jira.User) {
	for _, attribute := range profileAttributes {
		attribute.read(m, user)
	}
}

// errorFields maps Jira's names in field errors to the attributes that a refusal of a creation or a change belongs to.
func errorFields() map[string]path.Path {
	fields := map[string]path.Path{
		"username": path.Root("username"), "password": path.Root("password_wo"), fieldApplicationKeys: path.Root("application_keys"),
	}
	for _, attribute := range profileAttributes {
		fields[attribute.errorField] = path.Root(attribute.name)
	}
	return fields
}

// model is the resource in Terraform's configuration, plan and state.
type model struct {
	profileModel
	ID               types.String     `tfsdk:"id"`
	Key              types.String     `tfsdk:"key"`
	Username         userref.Username `tfsdk:"username"`
	Password         types.String     `tfsdk:"password_wo"`
	PasswordVersion  types.Int64      `tfsdk:"password_wo_version"`
	SendNotification types.Bool       `tfsdk:"send_notification"`
	ApplicationKeys  types.Set        `tfsdk:"application_keys"`
	Groups           types.Set        `tfsdk:"groups"`
	AdoptExisting    types.Bool       `tfsdk:"adopt_existing"`
	OnDestroy        types.String     `tfsdk:"on_destroy"`
}

// identity is the resource identity.
type identity struct {
	Key types.String `tfsdk:"key"`
}

// setKey sets the two attributes that have the user key.
func (m *model) setKey(key string) {
	m.ID, m.Key = types.StringValue(key), types.StringValue(key)
}

// resolve sets what only Jira's response decides: the user key and, where they are unknown, active and on_destroy.
func (m *model) resolve(user jira.User, onDestroy string) {
	m.setKey(user.Key)
	if m.Active.IsUnknown() {
		m.Active = types.BoolValue(user.Active)
	}
	if m.OnDestroy.IsUnknown() {
		m.OnDestroy = types.StringValue(onDestroy)
	}
}

// onDestroy returns on_destroy of a state. A state without it does not prove that this resource created the user
// (DESIGN.md, section 1), so the user is not deleted.
func (m *model) onDestroy() string {
	if m.OnDestroy.IsNull() {
		return onDestroyDeactivate
	}
	return m.OnDestroy.ValueString()
}

// imported is the state of a user that this resource did not create. Arguments that Jira does not store have their
// defaults. Groups and applications are not managed.
func imported(user jira.User) model {
	state := model{
		SendNotification: types.BoolValue(false), AdoptExisting: types.BoolValue(false), OnDestroy: types.StringValue(onDestroyDeactivate),
		Groups: types.SetNull(types.StringType), ApplicationKeys: types.SetNull(types.StringType),
	}
	state.refresh(user)
	return state
}

// refresh reads the user key, the username and the profile. An e-mail address that Jira hides stays as it is.
func (m *model) refresh(user jira.User) {
	m.setKey(user.Key)
	m.Username = userref.NewUsername(user.Username)
	m.readProfile(user)
}

// profile returns the user's profile. Attributes that are null or unknown are zero values.
func (m *model) profile() jira.Profile {
	profile := jira.Profile{Username: m.Username.ValueString()}
	for _, attribute := range profileAttributes {
		attribute.write(m.profileModel, &profile)
	}
	return profile
}

// changeTo returns the change of the profile that turns this state into the plan. A plan without active leaves it as it
// is. A null e-mail address is one that Jira hides: it differs from every planned one. A null active, after a move without a
// refresh, differs from every planned one too.
func (m *model) changeTo(plan model) jira.UserChange {
	current, wanted := m.profile(), plan.profile()
	switch {
	case plan.Active.IsNull() || plan.Active.IsUnknown():
		wanted.Active = current.Active
	case m.Active.IsNull():
		current.Active = !wanted.Active
	}
	return current.ChangeTo(wanted)
}

// acceptProfile sets the username, in the planned spelling, and the profile as planned. It leaves active as it is where
// Jira did not change it.
func (m *model) acceptProfile(plan model, activeChanged bool) {
	active := m.Active
	m.Username, m.profileModel = plan.Username, plan.profileModel
	if !activeChanged {
		m.Active = active
	}
}

// newUser returns the user that one request creates. The password is in the configuration only, because it is write-only.
func (m *model) newUser(config model) jira.NewUser {
	created := jira.NewUser{Profile: m.profile(), Password: config.Password.ValueString(), Notify: m.SendNotification.ValueBool()}
	// A user whose active is not managed is created active.
	created.Active = m.Active.IsNull() || m.Active.IsUnknown() || m.Active.ValueBool()
	if isConfigured(m.ApplicationKeys) {
		created.ApplicationKeys = append([]string{}, stringsOf(m.ApplicationKeys)...)
	}
	return created
}

// onlyConfigured returns the plan without the groups and applications that the configuration does not set, and that are
// planned only because they stay as they are.
func (m *model) onlyConfigured(config model) model {
	managed := *m
	if config.Groups.IsNull() {
		managed.Groups = config.Groups
	}
	if config.ApplicationKeys.IsNull() {
		managed.ApplicationKeys = config.ApplicationKeys
	}
	return managed
}

// setOf returns a set of strings. It is empty, and never null, where there are none.
func setOf(ctx context.Context, elements []string) types.Set {
	// It cannot fail for strings. SetValueFrom makes a null set of a nil slice.
	set, _ := types.SetValueFrom(ctx, types.StringType, append([]string{}, elements...))
	return set
}
