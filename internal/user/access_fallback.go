// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// withAccess returns the user with the groups and the applications that the model manages. Where Jira does not list them for the
// user, it looks up the groups that the model names (facts 12.3). Unknown is set if that fails too.
func (r *Resource) withAccess(ctx context.Context, found jira.User, managed model) (full jira.User, unknown *jira.AccessUnknownError, err error) {
	var groups, applications []string
	if isConfigured(managed.Groups) {
		groups = append([]string{}, stringsOf(managed.Groups)...)
	}
	if isConfigured(managed.ApplicationKeys) {
		applications = append([]string{}, stringsOf(managed.ApplicationKeys)...)
	}
	if groups == nil && applications == nil {
		return found, nil, nil
	}
	full, err = readInFull(ctx, r.Connection.Client, found)
	if err != nil {
		return jira.User{}, nil, err
	}
	return r.Connection.Client.WithAccess(ctx, full, groups, applications)
}

// readInFull reads a user again if the request did not ask for groups and applications, as one that writes.
func readInFull(ctx context.Context, client *jira.Client, found jira.User) (jira.User, error) {
	_, groups := found.Groups()
	_, applications := found.ApplicationKeys()
	if groups && applications || found.ReadInFull() {
		return found, nil
	}
	return client.UserInFull(ctx, jira.ByKey(found.Key))
}

// currentAccess replaces the planned groups and applications of a model by those that the user has. What stays unknown counts as
// empty: then everything is added, which changes nothing where the user has it, and nothing is removed.
func (r *Resource) currentAccess(ctx context.Context, found jira.User, planned *model, roles []jira.ApplicationRole) error {
	full, _, err := r.withAccess(ctx, found, *planned)
	_, groups := full.Groups()
	_, applications := full.ApplicationKeys()
	if isConfigured(planned.Groups) && !groups {
		planned.Groups = setOf(ctx, nil)
	}
	if isConfigured(planned.ApplicationKeys) && !applications {
		planned.ApplicationKeys = setOf(ctx, nil)
	}
	planned.refreshAccess(ctx, full, roles)
	return err
}

// importAccess reads all groups and applications of a user into state. What is unknown is not managed, with a warning.
func (r *Resource) importAccess(ctx context.Context, found jira.User, state *model, diags *diag.Diagnostics) bool {
	state.Groups, state.ApplicationKeys = setOf(ctx, nil), setOf(ctx, nil)
	roles, ok := r.roles(ctx, state.Groups, diags)
	if !ok {
		return false
	}
	full, unknown, ok := withAllAccess(ctx, r.Connection.Client, found, diags)
	if !ok {
		return false
	}
	state.refreshAccess(ctx, full, roles)
	if _, known := full.Groups(); !known {
		state.Groups = types.SetNull(types.StringType)
		warnGroupsNotImported(diags, found.Username)
	}
	if _, known := full.ApplicationKeys(); !known {
		state.ApplicationKeys = types.SetNull(types.StringType)
		warnApplicationsNotImported(diags, found.Username, unknown)
	}
	return true
}

// withAllAccess returns the user with all that can be known of its groups and applications, for a caller that names none.
func withAllAccess(ctx context.Context, client *jira.Client, found jira.User, diags *diag.Diagnostics) (full jira.User, unknown *jira.AccessUnknownError, ok bool) {
	full, err := readInFull(ctx, client, found)
	if err == nil {
		full, unknown, err = client.WithAccess(ctx, full, nil, []string{})
	}
	readUser(found.Username, found.Key).AddError(diags, err)
	return full, unknown, err == nil
}
