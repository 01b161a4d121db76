// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"sync"
)

// ApplicationRole is an application that users can have access to. A user has access as a member of one of the
// application's groups (facts 5.7).
type ApplicationRole struct {
	// Key identifies the application, for example "jira-software".
	Key  string `json:"key"`
	Name string `json:"name"`
	// Groups are the names of the groups that grant access. DefaultGroups are those that GrantApplication adds a user to.
	Groups        []string `json:"groups"`
	DefaultGroups []string `json:"defaultGroups"`
}

// ApplicationRoles returns the applications of this Jira (GET applicationrole). The first successful response is cached for
// the run. The error is an *Error if Jira refuses the request.
func (c *Client) ApplicationRoles(ctx context.Context) ([]ApplicationRole, error) {
	c.applications.mutex.Lock()
	defer c.applications.mutex.Unlock()
	if c.applications.known {
		return c.applications.roles, nil
	}
	roles, err := doJSON[[]ApplicationRole](ctx, c, request{method: http.MethodGet, path: "rest/api/2/applicationrole"}, nil)
	if err != nil {
		return nil, err
	}
	c.applications.roles, c.applications.known = roles, true
	return roles, nil
}

// applicationCache holds the applications for one run.
type applicationCache struct {
	mutex sync.Mutex
	known bool
	roles []ApplicationRole
}

// GrantApplication gives a user access to the application with this key (POST user/application): Jira adds the user to the
// application's default groups. Granting access that the user already has is not an error. The error is an *Error if Jira
// refuses the request, for example because the application is not installed or its license has no seats left.
func (c *Client) GrantApplication(ctx context.Context, user User, key string) error {
	return c.changeApplication(ctx, user, key, http.MethodPost)
}

// RevokeApplication removes a user's access to the application with this key (DELETE user/application): Jira removes the
// user from all groups of the application. Revoking access that the user does not have is not an error. The error is an
// Error if Jira refuses the request.
func (c *Client) RevokeApplication(ctx context.Context, user User, key string) error {
	return c.changeApplication(ctx, user, key, http.MethodDelete)
}

// changeApplication sends the change until its outcome is known, because sending it twice has the same effect. How Jira
// responds to the second one is unknown (facts 5.7), so a refusal counts only if the user does not have the access that
// the change asks for.
func (c *Client) changeApplication(ctx context.Context, user User, key, method string) error {
	c.users.invalidate(user.Key)
	defer c.users.invalidate(user.Key)
	_, err := c.doIdempotent(ctx, request{
		method: method, path: userPath + "/application", query: url.Values{"username": {user.Username}, "applicationKey": {key}},
	})
	var refusal *Error
	if !errors.As(err, &refusal) {
		return err
	}
	current, lookUpErr := c.UserNow(ctx, ByKey(user.Key))
	if lookUpErr != nil {
		return err
	}
	if keys, known := current.ApplicationKeys(); known && slices.Contains(keys, key) == (method == http.MethodPost) {
		return nil
	}
	return err
}
