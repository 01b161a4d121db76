// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user

import (
	"context"
	"fmt"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// accessChange is one request that changes a group or an application of a user.
type accessChange struct {
	operation diagnostics.Operation
	run       func(context.Context) error
	// accepted writes the change to state after Jira accepted it.
	accepted func(state *model)
	// removal says what a change takes away: it completes "The user would be ...". It is empty for an addition.
	removal string
	// leaves is the group that the change removes the user from.
	leaves string
	// grants is the key of the application that the change grants.
	grants string
}

// accessChanges returns the requests that turn the groups and applications in state into the planned ones. Groups and
// applications that are not configured have none.
func (r *Resource) accessChanges(ctx context.Context, user jira.User, state, plan model) []accessChange {
	return append(r.applicationChanges(ctx, user, state, plan), r.groupChanges(ctx, user, state, plan)...)
}

func (r *Resource) applicationChanges(ctx context.Context, user jira.User, state, plan model) []accessChange {
	if !isConfigured(plan.ApplicationKeys) {
		return nil
	}
	var changes []accessChange
	current, planned := stringsOf(state.ApplicationKeys), stringsOf(plan.ApplicationKeys)
	for _, key := range current {
		if !slices.Contains(planned, key) {
			changes = append(changes, accessChange{
				operation: revokeApplication(user, key),
				run:       func(ctx context.Context) error { return r.Connection.Client.RevokeApplication(ctx, user, key) },
				accepted:  func(state *model) { state.ApplicationKeys = without(ctx, state.ApplicationKeys, key) },
				removal:   fmt.Sprintf("left without access to application %q", key),
			})
		}
	}
	for _, key := range planned {
		if !slices.Contains(current, key) {
			changes = append(changes, accessChange{
				operation: grantApplication(user, key),
				run:       func(ctx context.Context) error { return r.Connection.Client.GrantApplication(ctx, user, key) },
				accepted:  func(state *model) { state.ApplicationKeys = with(ctx, state.ApplicationKeys, key) },
				grants:    key,
			})
		}
	}
	return changes
}

// groupChanges removes the user from each group in state that the plan lacks, whatever the group grants: a group can grant an
// application and mean far more than that (facts 12.3).
func (r *Resource) groupChanges(ctx context.Context, user jira.User, state, plan model) []accessChange {
	if !isConfigured(plan.Groups) {
		return nil
	}
	var changes []accessChange
	current, planned := stringsOf(state.Groups), stringsOf(plan.Groups)
	for _, group := range current {
		if !containsGroup(planned, group) {
			changes = append(changes, accessChange{
				operation: removeFromGroup(user, group),
				run:       func(ctx context.Context) error { return r.Connection.Client.RemoveFromGroup(ctx, user, group) },
				accepted:  func(state *model) { state.Groups = without(ctx, state.Groups, group) },
				removal:   fmt.Sprintf("removed from group %q", group),
				leaves:    group,
			})
		}
	}
	for _, group := range planned {
		if !containsGroup(current, group) {
			changes = append(changes, accessChange{
				operation: addToGroup(user, group),
				run:       func(ctx context.Context) error { return r.Connection.Client.AddToGroup(ctx, user, group) },
				accepted:  func(state *model) { state.Groups = with(ctx, state.Groups, group) },
			})
		}
	}
	return changes
}

// parts returns the parts of the user that a refresh reads.
func (m *model) parts() jira.UserParts {
	if isConfigured(m.Groups) || isConfigured(m.ApplicationKeys) {
		return jira.WithProfile | jira.WithAccess
	}
	return jira.WithProfile
}

// refreshAccess reads groups and applications, each only where the state has it: a refresh must not start to manage
// them. The roles are needed where the state has groups.
func (m *model) refreshAccess(ctx context.Context, user jira.User, roles []jira.ApplicationRole) {
	if keys, known := user.ApplicationKeys(); known && !m.ApplicationKeys.IsNull() {
		m.ApplicationKeys = setOf(ctx, keys)
	}
	if groups, known := user.Groups(); known && !m.Groups.IsNull() {
		m.Groups = setOf(ctx, trackedGroups(groups, stringsOf(m.Groups), roles))
	}
}

// trackedGroups returns the user's groups that the argument groups tracks: those that it names, in its spelling, and
// those that grant no application.
func trackedGroups(inJira, named []string, roles []jira.ApplicationRole) []string {
	tracked := []string{}
	for _, group := range inJira {
		index := slices.IndexFunc(named, func(name string) bool { return jira.SameGroup(name, group) })
		switch {
		case index >= 0:
			tracked = append(tracked, named[index])
		case len(grantedBy(group, roles)) == 0:
			tracked = append(tracked, group)
		}
	}
	return tracked
}

// grantedBy returns the keys of the applications that a group grants access to.
func grantedBy(group string, roles []jira.ApplicationRole) []string {
	var keys []string
	for _, role := range roles {
		if containsGroup(role.Groups, group) {
			keys = append(keys, role.Key)
		}
	}
	return keys
}

// roles returns the applications of this Jira, which are needed only where groups are managed.
func (r *Resource) roles(ctx context.Context, groups types.Set, diags *diag.Diagnostics) ([]jira.ApplicationRole, bool) {
	if !isConfigured(groups) {
		return nil, true
	}
	roles, err := r.Connection.Client.ApplicationRoles(ctx)
	listApplications.AddError(diags, err)
	return roles, err == nil
}

// checkGroupsGrantNoOther refuses groups that grant an application which a configured application_keys does not contain.
// Jira cannot have both: each apply would undo half of the previous one.
func checkGroupsGrantNoOther(managed model, roles []jira.ApplicationRole, diags *diag.Diagnostics) bool {
	if !isConfigured(managed.ApplicationKeys) {
		return true
	}
	ok := true
	for _, group := range stringsOf(managed.Groups) {
		for _, key := range grantedBy(group, roles) {
			if !slices.Contains(stringsOf(managed.ApplicationKeys), key) {
				addGroupGrantsApplication(diags, group, key)
				ok = false
			}
		}
	}
	return ok
}

// checkGroupsExist looks up the groups before a user is created, because a creation must not fail after Jira has created
// the user (DESIGN.md, crash safety).
func (r *Resource) checkGroupsExist(ctx context.Context, managed model, diags *diag.Diagnostics) bool {
	for _, group := range stringsOf(managed.Groups) {
		exists, err := r.Connection.Client.GroupExists(ctx, group)
		if err != nil {
			lookUpGroup(group).AddError(diags, err)
			return false
		}
		if !exists {
			addGroupNotFound(diags, group)
		}
	}
	return !diags.HasError()
}

func groupElement(group string) path.Path {
	return path.Root("groups").AtSetValue(types.StringValue(group))
}

// sameGroups reports whether two lists name the same groups. Group names are compared case-insensitively, as in Jira.
func sameGroups(one, other []string) bool {
	within := func(names, groups []string) bool {
		return !slices.ContainsFunc(names, func(name string) bool { return !containsGroup(groups, name) })
	}
	return within(one, other) && within(other, one)
}

func containsGroup(groups []string, group string) bool {
	return slices.ContainsFunc(groups, func(name string) bool { return jira.SameGroup(name, group) })
}

func isConfigured(set types.Set) bool { return !set.IsNull() && !set.IsUnknown() }

func with(ctx context.Context, set types.Set, element string) types.Set {
	return setOf(ctx, append(stringsOf(set), element))
}

func without(ctx context.Context, set types.Set, element string) types.Set {
	return setOf(ctx, slices.DeleteFunc(stringsOf(set), func(other string) bool { return other == element }))
}

// stringsOf returns the elements of a set in alphabetical order. A null or unknown set has none.
func stringsOf(set types.Set) []string {
	var elements []string
	for _, element := range set.Elements() {
		if text, ok := element.(types.String); ok {
			elements = append(elements, text.ValueString())
		}
	}
	slices.Sort(elements)
	return elements
}
