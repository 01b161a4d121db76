// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"net/http"
	"net/url"
)

const columnsPath = userPath + "/columns"

// Column is a column of the issue navigator.
type Column struct {
	// ID is the ID of the field, for example issuekey or customfield_10010. Jira calls it value.
	ID string `json:"value"`
	// Label is the heading, in the language of the user that the client authenticates as.
	Label string `json:"label"`
}

// Columns returns the columns of the issue navigator that a user starts with, in order (GET user/columns). A user without
// columns of their own has the system default, and Jira does not report which of the two it returns. IsNotFound reports
// that Jira has no such user.
func (c *Client) Columns(ctx context.Context, user User) ([]Column, error) {
	return doJSON[[]Column](ctx, c, request{
		method: http.MethodGet, path: columnsPath, query: ByUsername(user.Username).query(), knownUser: true,
	}, nil)
}

// SetColumns replaces a user's columns with the fields of these IDs, in this order (PUT user/columns). The error is an *Error
// if Jira refuses a column, and IsNotFound reports that Jira has no such user.
func (c *Client) SetColumns(ctx context.Context, user User, ids []string) error {
	// Jira accepts only a form here, and no JSON (facts 5.10).
	form := url.Values{"username": {user.Username}, "columns": ids}
	_, err := c.doIdempotent(ctx, request{
		method: http.MethodPut, path: columnsPath,
		body: []byte(form.Encode()), contentType: "application/x-www-form-urlencoded", knownUser: true,
	})
	return err
}

// ResetColumns deletes a user's own columns, so that the user has the system default again (DELETE user/columns). If the
// outcome is unknown, it sends the request again, because Jira does not report whether columns are the user's own. A user
// that does not exist is no error.
func (c *Client) ResetColumns(ctx context.Context, user User) error {
	reset := request{method: http.MethodDelete, path: columnsPath, query: ByUsername(user.Username).query(), newUserKey: user.Key}
	return c.deleteUntilGone(ctx, reset, func(ctx context.Context) (bool, error) { return c.userExists(ctx, user.Key) })
}
