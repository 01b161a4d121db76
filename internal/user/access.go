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

// step is one request that brings a user closer to the plan.
type step struct {
	// doing completes "Could not ...".
	doing string
	// attribute is where an error belongs.
	attribute path.Path
	run       func(context.Context) error
	// accepted notes in the state what Jira took.
	accepted func(state *model)
}

// accessSteps are the differences in applications and groups between what a user has and what is planned. What is not
// managed has none.
func (r *Resource) accessSteps(user jira.User, state, plan model, roles []jira.ApplicationRole) []step {
	return append(r.applicationSteps(user, state, plan), r.groupSteps(user, state, plan, roles)...)
}

func (r *Resource) applicationSteps(user jira.User, state, plan model) []step {
	if !isConfigured(plan.ApplicationKeys) {
		return nil
	}
	var steps []step
	has, wanted := textsOf(state.ApplicationKeys), textsOf(plan.ApplicationKeys)
	for _, key := range has {
		if !slices.Contains(wanted, key) {
			steps = append(steps, step{
				doing:     fmt.Sprintf("take the application %q away from the user %q", key, user.Username),
				attribute: path.Root("application_keys"),
				run:       func(ctx context.Context) error { return r.Connection.Client.RevokeApplication(ctx, user, key) },
				accepted:  func(state *model) { state.ApplicationKeys = without(state.ApplicationKeys, key) },
			})
		}
	}
	for _, key := range wanted {
		if !slices.Contains(has, key) {
			steps = append(steps, step{
				doing:     fmt.Sprintf("give the user %q the application %q", user.Username, key),
				attribute: path.Root("application_keys").AtSetValue(types.StringValue(key)),
				run:       func(ctx context.Context) error { return r.Connection.Client.GrantApplication(ctx, user, key) },
				accepted:  func(state *model) { state.ApplicationKeys = with(state.ApplicationKeys, key) },
			})
		}
	}
	return steps
}

func (r *Resource) groupSteps(user jira.User, state, plan model, roles []jira.ApplicationRole) []step {
	if !isConfigured(plan.Groups) {
		return nil
	}
	var steps []step
	has, wanted := textsOf(state.Groups), textsOf(plan.Groups)
	for _, group := range has {
		// A group of a managed application goes with the application, not with the argument groups.
		managed := slices.ContainsFunc(grantedBy(group, roles), func(key string) bool { return slices.Contains(textsOf(plan.ApplicationKeys), key) })
		if !containsGroup(wanted, group) && !managed {
			steps = append(steps, step{
				doing:     fmt.Sprintf("take the user %q out of the group %q", user.Username, group),
				attribute: path.Root("groups"),
				run:       func(ctx context.Context) error { return r.Connection.Client.RemoveFromGroup(ctx, user, group) },
				accepted:  func(state *model) { state.Groups = without(state.Groups, group) },
			})
		}
	}
	for _, group := range wanted {
		if !containsGroup(has, group) {
			steps = append(steps, step{
				doing:     fmt.Sprintf("put the user %q into the group %q", user.Username, group),
				attribute: groupAttribute(group),
				run:       func(ctx context.Context) error { return r.Connection.Client.AddToGroup(ctx, user, group) },
				accepted:  func(state *model) { state.Groups = with(state.Groups, group) },
			})
		}
	}
	return steps
}

func containsGroup(groups []string, group string) bool {
	return slices.ContainsFunc(groups, func(name string) bool { return jira.SameGroup(name, group) })
}

func with(set types.Set, text string) types.Set {
	return setOf(append(textsOf(set), text))
}

func without(set types.Set, text string) types.Set {
	return setOf(slices.DeleteFunc(textsOf(set), func(element string) bool { return element == text }))
}

// roles are the applications of this Jira, which only who manages groups needs to know.
func (r *Resource) roles(ctx context.Context, groups types.Set, diags *diag.Diagnostics) ([]jira.ApplicationRole, bool) {
	if !isConfigured(groups) {
		return nil, true
	}
	roles, err := r.Connection.Client.ApplicationRoles(ctx)
	if err != nil {
		diagnostics.Add(diags, "list the applications, whose groups belong to application_keys", err, nil)
	}
	return roles, err == nil
}

// withholdsWhatGroupsGrant refuses, before anything is written, groups that grant an application which application_keys
// withholds: Jira cannot have both, and each apply would undo half of the one before.
func withholdsWhatGroupsGrant(managed model, roles []jira.ApplicationRole, diags *diag.Diagnostics) bool {
	if !isConfigured(managed.ApplicationKeys) {
		return false
	}
	refused := false
	for _, group := range textsOf(managed.Groups) {
		for _, key := range grantedBy(group, roles) {
			if !slices.Contains(textsOf(managed.ApplicationKeys), key) {
				refused = true
				diags.AddAttributeError(groupAttribute(group), "A group grants what application_keys withholds",
					fmt.Sprintf("Everybody in the group %q has access to the application %q, but application_keys does not name it. Add %q to application_keys, or take the group out of groups. Nothing was changed.", group, key, key))
			}
		}
	}
	return refused
}

// groupsExist asks for the groups before a user is created, since a creation cannot fail any more once there is an
// user.
func (r *Resource) groupsExist(ctx context.Context, managed model, diags *diag.Diagnostics) bool {
	for _, group := range textsOf(managed.Groups) {
		exists, err := r.Connection.Client.GroupExists(ctx, group)
		if err != nil {
			diagnostics.Add(diags, fmt.Sprintf("look up the group %q", group), err, nil)
			return false
		}
		if !exists {
			diags.AddAttributeError(groupAttribute(group), "No such group",
				fmt.Sprintf("Jira has no group called %q. Create it first, or take it out of groups. Nothing was changed.", group))
		}
	}
	return !diags.HasError()
}

func groupAttribute(group string) path.Path {
	return path.Root("groups").AtSetValue(types.StringValue(group))
}
