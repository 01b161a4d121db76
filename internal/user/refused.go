// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// fieldApplicationKeys is Jira's name of the applications in field errors. Not every refusal of an application names it.
const fieldApplicationKeys = "applicationKeys"

// refusedCreation returns the operation of a failed creation with the next steps after a refusal. Jira's texts are localized
// (facts 2.1), so only the applications, which are read after the refusal, prove an unknown key or a missing license seat.
// What cannot be proven is in the next steps as a possibility.
func (r *Resource) refusedCreation(ctx context.Context, wanted jira.NewUser, err error) diagnostics.Operation {
	operation := createUser(wanted.Username)
	refused, ok := refusalWithout(err, fieldApplicationKeys)
	if !ok {
		return operation
	}
	found := r.evidence(ctx, wanted.ApplicationKeys)
	if len(found.unknown) > 0 {
		operation.Attribute = path.Root("application_keys").AtSetValue(types.StringValue(found.unknown[0]))
		operation.Fields[fieldApplicationKeys] = operation.Attribute
		operation.NextStep = nextAfterUnknownApplications(found)
		return operation
	}
	var steps []string
	switch {
	case len(found.full) > 0:
		steps = append(steps, nextWithoutSeat(found.full))
	case !found.complete:
		steps = append(steps, nextIfWithoutSeat)
	}
	if len(refused.Fields) == 0 {
		steps = append(steps, nextIfDirectoriesReadOnly)
	}
	operation.NextStep = strings.Join(steps, " ")
	return operation
}

// refusedUpdate returns the operation of a failed change of the profile with the next step after a refusal that names no
// field, as that of a read-only directory (facts 5.4).
func refusedUpdate(username string, err error) diagnostics.Operation {
	operation := updateUser(username)
	if _, ok := refusalWithout(err); ok {
		operation.NextStep = nextIfDirectoryReadOnly
	}
	return operation
}

// refusedChange returns the operation of a failed change of groups or applications. After a refused grant it has the next
// step that the applications prove.
func (r *Resource) refusedChange(ctx context.Context, change accessChange, err error) diagnostics.Operation {
	operation := change.operation
	if _, ok := refusalWithout(err, fieldApplicationKeys); change.grants == "" || !ok {
		return operation
	}
	switch found := r.evidence(ctx, []string{change.grants}); {
	case len(found.unknown) > 0:
		operation.NextStep = nextAfterUnknownApplications(found)
	case len(found.full) > 0:
		operation.NextStep = nextAfterRefusedGrant(change.grants)
	}
	return operation
}

// refusalWithout returns a refusal of the values of a request that names no fields other than these.
func refusalWithout(err error, fields ...string) (*jira.Error, bool) {
	var refused *jira.Error
	if !errors.As(err, &refused) || refused.Status != http.StatusBadRequest {
		return nil, false
	}
	for field := range refused.Fields {
		if !slices.Contains(fields, field) {
			return nil, false
		}
	}
	return refused, true
}

// applicationEvidence is what the applications of this Jira prove about requested ones.
type applicationEvidence struct {
	// existing are the keys of all applications.
	existing []string
	// unknown are requested keys that no application has. full are those of applications without a license seat.
	unknown, full []string
	// complete is false if a requested application may have no seat left, although it is not in full.
	complete bool
}

// evidence reads the applications once more, because the users that this run created took seats. A failed read proves
// nothing.
func (r *Resource) evidence(ctx context.Context, requested []string) applicationEvidence {
	if requested != nil && len(requested) == 0 {
		return applicationEvidence{complete: true}
	}
	roles, err := r.Connection.Client.ApplicationRolesNow(ctx)
	if err != nil {
		roles = nil
	}
	return evidenceOf(requested, roles)
}

// evidenceOf compares requested applications, or for nil the default ones, with those of this Jira. Without applications it
// proves nothing.
func evidenceOf(requested []string, roles []jira.ApplicationRole) applicationEvidence {
	found := applicationEvidence{complete: len(roles) > 0}
	if !found.complete {
		return found
	}
	for _, role := range roles {
		found.existing = append(found.existing, role.Key)
		if requested == nil && !role.SelectedByDefault || requested != nil && !containsFold(requested, role.Key) {
			continue
		}
		switch left, known := role.HasSeat(); {
		case !known:
			found.complete = false
		case !left:
			found.full = append(found.full, role.Key)
		}
	}
	slices.Sort(found.existing)
	for _, key := range requested {
		if !containsFold(found.existing, key) {
			found.unknown = append(found.unknown, key)
		}
	}
	return found
}

// containsFold ignores case: whether Jira compares the keys of applications case-insensitively is unknown, so a key in another
// case is not proven to be unknown.
func containsFold(keys []string, key string) bool {
	return slices.ContainsFunc(keys, func(other string) bool { return strings.EqualFold(other, key) })
}
