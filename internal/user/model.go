// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user

import (
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/userref"
)

// model is the resource as Terraform holds it.
type model struct {
	ID               types.String     `tfsdk:"id"`
	Key              types.String     `tfsdk:"key"`
	Username         userref.Username `tfsdk:"username"`
	DisplayName      types.String     `tfsdk:"display_name"`
	EmailAddress     types.String     `tfsdk:"email_address"`
	Active           types.Bool       `tfsdk:"active"`
	Password         types.String     `tfsdk:"password_wo"`
	PasswordVersion  types.Int64      `tfsdk:"password_wo_version"`
	SendNotification types.Bool       `tfsdk:"send_notification"`
	ApplicationKeys  types.Set        `tfsdk:"application_keys"`
	Groups           types.Set        `tfsdk:"groups"`
	AdoptExisting    types.Bool       `tfsdk:"adopt_existing"`
	OnDestroy        types.String     `tfsdk:"on_destroy"`
}

// identity is what identifies the user for good.
type identity struct {
	Key types.String `tfsdk:"key"`
}

// identify puts the key of the user into its two places.
func (m *model) identify(key string) {
	m.ID, m.Key = types.StringValue(key), types.StringValue(key)
}

// imported is the state of a user that was there before: what a refresh cannot tell has its default. Groups and
// applications are not managed.
func imported(user jira.User) model {
	state := model{
		SendNotification: types.BoolValue(false), AdoptExisting: types.BoolValue(false), OnDestroy: types.StringValue(onDestroyDeactivate),
		Groups: types.SetNull(types.StringType), ApplicationKeys: types.SetNull(types.StringType),
	}
	state.refresh(user)
	return state
}

// refresh takes over what Jira has of the user itself. A hidden address tells nothing, so the state's stays.
func (m *model) refresh(user jira.User) {
	m.identify(user.Key)
	m.Username = userref.NewUsername(user.Username)
	m.DisplayName = types.StringValue(user.DisplayName)
	m.Active = types.BoolValue(user.Active)
	if !user.HidesEmailAddress() {
		m.EmailAddress = types.StringValue(user.EmailAddress)
	}
}

// refreshAccess takes over groups and applications, each only where the state has it: what was never managed is not
// brought in by a refresh. The roles are needed where the state has groups.
func (m *model) refreshAccess(user jira.User, roles []jira.ApplicationRole) {
	if keys, known := user.ApplicationKeys(); known && !m.ApplicationKeys.IsNull() {
		m.ApplicationKeys = setOf(keys)
	}
	if groups, known := user.Groups(); known && !m.Groups.IsNull() {
		m.Groups = setOf(ownGroups(groups, textsOf(m.Groups), roles))
	}
}

// ownGroups are the groups that belong to the argument groups, in the spelling that it has for them: all that grant no
// application, and those that it names.
func ownGroups(inJira, named []string, roles []jira.ApplicationRole) []string {
	own := []string{}
	for _, group := range inJira {
		index := slices.IndexFunc(named, func(name string) bool { return jira.SameGroup(name, group) })
		switch {
		case index >= 0:
			own = append(own, named[index])
		case len(grantedBy(group, roles)) == 0:
			own = append(own, group)
		}
	}
	return own
}

// grantedBy are the keys of the applications that a group grants.
func grantedBy(group string, roles []jira.ApplicationRole) []string {
	var keys []string
	for _, role := range roles {
		if slices.ContainsFunc(role.Groups, func(name string) bool { return jira.SameGroup(name, group) }) {
			keys = append(keys, role.Key)
		}
	}
	return keys
}

// changeTo is what to send to Jira to get from this state to the plan, but for groups, applications and the password.
func (m *model) changeTo(plan model) jira.UserChange {
	var change jira.UserChange
	if !jira.SameUsername(m.Username.ValueString(), plan.Username.ValueString()) {
		change.Username = plan.Username.ValueStringPointer()
	}
	if !m.DisplayName.Equal(plan.DisplayName) {
		change.DisplayName = plan.DisplayName.ValueStringPointer()
	}
	if !m.EmailAddress.Equal(plan.EmailAddress) {
		change.EmailAddress = plan.EmailAddress.ValueStringPointer()
	}
	if !plan.Active.IsNull() && !plan.Active.IsUnknown() && !m.Active.Equal(plan.Active) {
		change.Active = plan.Active.ValueBoolPointer()
	}
	return change
}

// managedBy is the plan without the groups and applications that are planned to stay only because the configuration
// does not mention them.
func (m *model) managedBy(config model) model {
	managed := *m
	if config.Groups.IsNull() {
		managed.Groups = config.Groups
	}
	if config.ApplicationKeys.IsNull() {
		managed.ApplicationKeys = config.ApplicationKeys
	}
	return managed
}

// sameGroups tells whether two sets name the same groups, as Jira compares them.
func sameGroups(one, other []string) bool {
	within := func(names, groups []string) bool {
		return !slices.ContainsFunc(names, func(name string) bool { return !containsGroup(groups, name) })
	}
	return within(one, other) && within(other, one)
}

// setOf is a set of texts.
func setOf(texts []string) types.Set {
	elements := make([]attr.Value, len(texts))
	for index, text := range texts {
		elements[index] = types.StringValue(text)
	}
	return types.SetValueMust(types.StringType, elements)
}

// textsOf are the texts of a set, none where it is null or unknown.
func textsOf(set types.Set) []string {
	var texts []string
	for _, element := range set.Elements() {
		if text, ok := element.(types.String); ok {
			texts = append(texts, text.ValueString())
		}
	}
	slices.Sort(texts)
	return texts
}

// mapOf is a map of texts.
func mapOf(texts map[string]string) types.Map {
	elements := make(map[string]attr.Value, len(texts))
	for name, text := range texts {
		elements[name] = types.StringValue(text)
	}
	return types.MapValueMust(types.StringType, elements)
}
