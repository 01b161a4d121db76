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
	// ID is the field's, such as issuekey or customfield_10010; Jira calls it value.
	ID string `json:"value"`
	// Label is its heading, in the language of the user that asks.
	Label string `json:"label"`
}

// Columns are the columns with which the issue navigator begins for a user, in their order (GET user/columns). They
// are the system's where the user has none of its own: Jira does not tell which of the two.
func (c *Client) Columns(ctx context.Context, user User) ([]Column, error) {
	response, err := c.do(ctx, request{method: http.MethodGet, path: columnsPath, query: ByUsername(user.Username).query(), newUserKey: user.Key})
	if err != nil {
		return nil, err
	}
	var columns []Column
	if err := response.decode(&columns); err != nil {
		return nil, err
	}
	return columns, nil
}

// SetColumns gives a user columns of its own (PUT user/columns). Jira takes a form there, and JSON nowhere
// (facts 5.10).
func (c *Client) SetColumns(ctx context.Context, user User, ids []string) error {
	form := url.Values{"username": {user.Username}, "columns": ids}
	_, err := c.doIdempotent(ctx, request{
		method: http.MethodPut, path: columnsPath,
		body: []byte(form.Encode()), contentType: "application/x-www-form-urlencoded", newUserKey: user.Key,
	})
	return err
}

// ResetColumns takes a user's own columns away, so that it has the system's (DELETE user/columns).
func (c *Client) ResetColumns(ctx context.Context, user User) error {
	_, err := c.doIdempotent(ctx, request{method: http.MethodDelete, path: columnsPath, query: ByUsername(user.Username).query(), newUserKey: user.Key})
	return err
}
