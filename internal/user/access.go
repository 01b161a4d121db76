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

	"github.com/jira-robots/terraform-provider-jira/internal/diagnosis"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// step is one request that brings an account closer to the plan.
type step struct {
	// doing completes "Could not ...".
	doing string
	// attribute is where an error belongs.
	attribute path.Path
	run       func(context.Context) error
	// accepted notes in the state what Jira took.
	accepted func(state *model)
}

// accessSteps are the differences in applications and groups between what an account has and what is planned. What is not
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
				doing:     fmt.Sprintf("take the application %q away from the account %q", key, user.Username),
				attribute: path.Root("application_keys"),
				run:       func(ctx context.Context) error { return r.connection.Client.RevokeApplication(ctx, user, key) },
				accepted:  func(state *model) { state.ApplicationKeys = without(state.ApplicationKeys, key) },
			})
		}
	}
	for _, key := range wanted {
		if !slices.Contains(has, key) {
			steps = append(steps, step{
				doing:     fmt.Sprintf("give the account %q the application %q", user.Username, key),
				attribute: path.Root("application_keys").AtSetValue(types.StringValue(key)),
				run:       func(ctx context.Context) error { return r.connection.Client.GrantApplication(ctx, user, key) },
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
				doing:     fmt.Sprintf("take the account %q out of the group %q", user.Username, group),
				attribute: path.Root("groups"),
				run:       func(ctx context.Context) error { return r.connection.Client.RemoveFromGroup(ctx, user, group) },
				accepted:  func(state *model) { state.Groups = without(state.Groups, group) },
			})
		}
	}
	for _, group := range wanted {
		if !containsGroup(has, group) {
			steps = append(steps, step{
				doing:     fmt.Sprintf("put the account %q into the group %q", user.Username, group),
				attribute: path.Root("groups").AtSetValue(types.StringValue(group)),
				run:       func(ctx context.Context) error { return r.connection.Client.AddToGroup(ctx, user, group) },
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
func (r *Resource) roles(ctx context.Context, groups types.Set, diagnostics *diag.Diagnostics) ([]jira.ApplicationRole, bool) {
	if !isConfigured(groups) {
		return nil, true
	}
	roles, err := r.connection.Client.ApplicationRoles(ctx)
	if err != nil {
		diagnosis.Add(diagnostics, "list the applications, whose groups belong to application_keys", err, nil)
	}
	return roles, err == nil
}

// checkAccess asks, before anything is written, what Jira would refuse later: groups that do not exist, and groups that
// grant an application which application_keys withholds.
func (r *Resource) checkAccess(ctx context.Context, state *model, plan, config model, roles []jira.ApplicationRole, diagnostics *diag.Diagnostics) bool {
	if !isConfigured(plan.Groups) {
		return true
	}
	for _, group := range textsOf(plan.Groups) {
		attribute := path.Root("groups").AtSetValue(types.StringValue(group))
		for _, key := range grantedBy(group, roles) {
			if isConfigured(config.ApplicationKeys) && !slices.Contains(textsOf(config.ApplicationKeys), key) {
				diagnostics.AddAttributeError(attribute, "A group grants what application_keys withholds",
					fmt.Sprintf("Jira gives access to %q to everybody in the group %q, but application_keys does not name %q. Add it there, or take the group out of groups. Nothing was changed.", key, group, key))
			}
		}
		if state != nil && containsGroup(textsOf(state.Groups), group) {
			continue
		}
		exists, err := r.connection.Client.GroupExists(ctx, group)
		if err != nil {
			diagnosis.Add(diagnostics, fmt.Sprintf("look up the group %q", group), err, nil)
			return false
		}
		if !exists {
			diagnostics.AddAttributeError(attribute, "No such group",
				fmt.Sprintf("Jira has no group called %q. Create it first, or take it out of groups. Nothing was changed.", group))
		}
	}
	return !diagnostics.HasError()
}
