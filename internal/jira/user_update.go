// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"fmt"
	"net/http"
	"slices"
)

// ActiveIgnoredError reports that Jira accepted a change of a user and ignored its Active (facts 5.4).
type ActiveIgnoredError struct {
	// Version is the version of Jira, such as 8.2.6.
	Version string
}

// Error returns the version and the first one that supports the change.
func (e *ActiveIgnoredError) Error() string {
	return fmt.Sprintf("Jira %s cannot change active over REST (supported since Jira 8.3)", e.Version)
}

// UpdateUser changes a user (PUT user) and returns it as it is afterwards. The user key is the same after a rename. With
// an *ActiveIgnoredError everything else was changed, and the user is returned too. The error is an *Error if Jira
// refuses the change, and IsNotFound reports that Jira has no such user.
func (c *Client) UpdateUser(ctx context.Context, key string, change UserChange) (User, error) {
	put, err := jsonRequest(http.MethodPut, userPath, ByKey(key).query(), change.body())
	if err != nil {
		return User{}, err
	}
	put.newUserKey = key
	c.users.invalidate(key)
	user, err := c.change(ctx, key, put, change)
	c.users.invalidate(key)
	if err == nil {
		c.users.add(user, fromWrite, c.users.now())
	}
	if c.ignoresActive(ctx, change, user, err) {
		info, _ := c.ServerInfo(ctx) // sends no request: it was read before
		return user, &ActiveIgnoredError{Version: info.Version}
	}
	return user, err
}

// ignoresActive reports whether Jira ignored "active" in a change. Where the change has no other field, such a Jira
// refuses it as empty (facts 5.4), with a localized message that must not be matched.
func (c *Client) ignoresActive(ctx context.Context, change UserChange, user User, err error) bool {
	switch {
	case !change.SetsActive():
		return false
	case err == nil:
		return user.Active != change.Active
	case !hasStatus(err, http.StatusBadRequest) || len(change.Fields) > 1:
		return false
	}
	info, err := c.ServerInfo(ctx)
	return err == nil && slices.Compare(info.VersionNumbers, []int{8, 3}) < 0
}

// change sends a change until Jira has made or refused it.
func (c *Client) change(ctx context.Context, key string, put request, change UserChange) (User, error) {
	for attempt := 0; ; attempt++ {
		user, err := doJSON(ctx, c, put, User.isIdentified)
		if err == nil || !outcomeUnknown(err) {
			return user, err
		}
		// Jira refuses a change that was already made, because there is nothing left to change (facts 5.4).
		if user, lookUpErr := c.UserNow(ctx, ByKey(key)); lookUpErr == nil && change.isIn(user) {
			return user, nil
		}
		if !c.again(ctx, attempt) {
			return User{}, err
		}
	}
}

// DeleteUser deletes a user (DELETE user). If the outcome is unknown, it looks up the user by key. A user that does not
// exist is no error. Jira refuses to delete a user with history: the *Error then lists the reasons (facts 5.6).
func (c *Client) DeleteUser(ctx context.Context, key string) error {
	c.users.invalidate(key)
	defer c.users.invalidate(key)
	return c.deleteUntilGone(ctx, request{method: http.MethodDelete, path: userPath, query: ByKey(key).query()}, func(ctx context.Context) (bool, error) {
		return c.userExists(ctx, key)
	})
}

// userExists looks up a user by key, even where an earlier response is remembered.
func (c *Client) userExists(ctx context.Context, key string) (bool, error) {
	_, err := c.UserNow(ctx, ByKey(key))
	return existsAfter(err)
}
