// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
)

// The limits of a user property, in bytes (facts 5.10).
const (
	MaxPropertyKeyBytes   = 255
	MaxPropertyValueBytes = 32768
)

// propertyRequest builds a request about one property of a user. It escapes the property key, which must not be "." or "..",
// because those are path segments that URL resolution removes.
func propertyRequest(method, userKey, propertyKey string) request {
	return request{
		method: method, path: userPath + "/properties/" + url.PathEscape(propertyKey), query: url.Values{"userKey": {userKey}},
	}
}

// UserProperty returns the value of a property of a user as JSON (GET user/properties/{propertyKey}). IsNotFound reports that
// Jira has no such property or no such user.
func (c *Client) UserProperty(ctx context.Context, userKey, propertyKey string) (json.RawMessage, error) {
	type property struct {
		Key   string          `json:"key"`
		Value json.RawMessage `json:"value"`
	}
	found, err := doJSON(ctx, c, propertyRequest(http.MethodGet, userKey, propertyKey), func(found property) bool {
		return found.Key == propertyKey && found.Value != nil
	})
	return found.Value, err
}

// SetUserProperty creates a property of a user or replaces its value, which is JSON of at most MaxPropertyValueBytes
// (PUT user/properties/{propertyKey}). The error is an *Error if Jira refuses the value, and IsNotFound reports that Jira has
// no such user.
func (c *Client) SetUserProperty(ctx context.Context, userKey, propertyKey string, value json.RawMessage) error {
	put := propertyRequest(http.MethodPut, userKey, propertyKey)
	put.body, put.contentType, put.knownUser = value, "application/json", true
	_, err := c.doIdempotent(ctx, put)
	return err
}

// DeleteUserProperty deletes a property of a user (DELETE user/properties/{propertyKey}). Deleting a property that does not
// exist is not an error. The error is an *Error if Jira refuses the request.
func (c *Client) DeleteUserProperty(ctx context.Context, userKey, propertyKey string) error {
	return c.deleteUntilGone(ctx, propertyRequest(http.MethodDelete, userKey, propertyKey), func(ctx context.Context) (bool, error) {
		_, err := c.UserProperty(ctx, userKey, propertyKey)
		return existsAfter(err)
	})
}
