// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package userref

import (
	"context"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// ReadParts reads these parts of the user with a key that is in state, as jira.Client.UserWith does. A user counts as deleted only if further look-ups, by key and by
// the username in state, do not find it either (jira.Client.UserOrAbsence; DESIGN.md, section 4). An anonymized user counts as
// deleted too. Found is then the anonymized user, another user that has the username now, or the zero value. An error that is
// not Jira's own "not found" is returned as an error.
func ReadParts(ctx context.Context, client *jira.Client, key, username string, parts jira.UserParts) (found jira.User, deleted bool, err error) {
	found, exists, err := client.UserOrAbsence(ctx, key, username, parts)
	if err != nil {
		return jira.User{}, false, err
	}
	return found, !exists || found.Anonymized(), nil
}

// Read is ReadParts for all that GET user returns.
func Read(ctx context.Context, client *jira.Client, key, username string) (found jira.User, deleted bool, err error) {
	return ReadParts(ctx, client, key, username, jira.WithEverything)
}
