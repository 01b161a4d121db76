// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
)

// The limits of a property, in bytes (facts 5.10).
const (
	MaxPropertyKeyBytes   = 255
	MaxPropertyValueBytes = 32768
)

// propertyRequest is about one property of a user. The key is escaped, but must not be . or ..: those are resolved.
func propertyRequest(method, userKey, propertyKey string) request {
	return request{
		method: method, path: userPath + "/properties/" + url.PathEscape(propertyKey), query: url.Values{"userKey": {userKey}},
	}
}

// UserProperty reads the JSON that is stored with a user under a key (GET user/properties/{key}). IsNotFound tells
// that there is no such property, or no such user.
func (c *Client) UserProperty(ctx context.Context, userKey, propertyKey string) (json.RawMessage, error) {
	response, err := c.do(ctx, propertyRequest(http.MethodGet, userKey, propertyKey))
	if err != nil {
		return nil, err
	}
	var property struct {
		Key   string          `json:"key"`
		Value json.RawMessage `json:"value"`
	}
	if err := response.decode(&property); err != nil {
		return nil, err
	}
	if property.Key != propertyKey || property.Value == nil {
		return nil, response.foreign()
	}
	return property.Value, nil
}

// SetUserProperty stores JSON with a user, in the place of what was there (PUT user/properties/{key}). IsNotFound
// tells that there is no such user.
func (c *Client) SetUserProperty(ctx context.Context, userKey, propertyKey string, value json.RawMessage) error {
	put := propertyRequest(http.MethodPut, userKey, propertyKey)
	put.body, put.contentType, put.newUserKey = value, "application/json", userKey
	_, err := c.doIdempotent(ctx, put)
	return err
}

// DeleteUserProperty deletes a property (DELETE user/properties/{key}). One that is gone already is no error.
func (c *Client) DeleteUserProperty(ctx context.Context, userKey, propertyKey string) error {
	_, err := c.doIdempotent(ctx, propertyRequest(http.MethodDelete, userKey, propertyKey))
	if IsNotFound(err) {
		return nil
	}
	return err
}
