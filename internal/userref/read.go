// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package userref

import (
	"context"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// Read reads the user that state knows by its key. A user counts as gone only after a second look, by the name
// that state has or, without one, by key again: state must not lose a user over a moment in which one node of a
// cluster did not know it. What anonymization left of one counts as gone, too; found then tells. An error that is not Jira's own "not found" is an error, never "gone".
func Read(ctx context.Context, client *jira.Client, key, username string) (found jira.User, gone bool, err error) {
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
	// Somebody else has the name by now: the user itself is gone.
	return found, found.Key != key || found.Anonymized(), nil
}
