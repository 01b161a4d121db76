// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package userref

import (
	"context"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// Read reads the user with a key that is in state (GET user). A user counts as deleted only after a second look, by the
// username in state or, without one, by key again: a node of a cluster may not know a user for a moment (facts 6.3). An
// anonymized user counts as deleted too. Found is then what the second look found: the anonymized user, another user with
// the same username, or the zero value. An error that is not Jira's own "not found" is returned as an error.
func Read(ctx context.Context, client *jira.Client, key, username string) (found jira.User, deleted bool, err error) {
	found, err = client.User(ctx, jira.ByKey(key))
	if !jira.IsNotFound(err) {
		return found, err == nil && found.Anonymized(), err
	}
	second := jira.ByKey(key)
	if username != "" {
		second = jira.ByUsername(username)
	}
	found, err = client.UserNow(ctx, second)
	if jira.IsNotFound(err) {
		return jira.User{}, true, nil
	}
	if err != nil {
		return jira.User{}, false, err
	}
	return found, found.Key != key || found.Anonymized(), nil
}
