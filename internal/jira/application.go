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

// ApplicationRole is an application that users may have access to. Having access is being in one of its groups
// (facts 5.7).
type ApplicationRole struct {
	// Key is such as "jira-software".
	Key  string `json:"key"`
	Name string `json:"name"`
	// Groups grant the application; DefaultGroups are those that granting it joins.
	Groups        []string `json:"groups"`
	DefaultGroups []string `json:"defaultGroups"`
}

// ApplicationRoles lists the applications (GET applicationrole), once a run.
func (c *Client) ApplicationRoles(ctx context.Context) ([]ApplicationRole, error) {
	c.applications.mutex.Lock()
	defer c.applications.mutex.Unlock()
	if c.applications.known {
		return c.applications.roles, nil
	}
	response, err := c.do(ctx, request{method: http.MethodGet, path: "rest/api/2/applicationrole"})
	if err != nil {
		return nil, err
	}
	var roles []ApplicationRole
	if err := response.decode(&roles); err != nil {
		return nil, err
	}
	c.applications.roles, c.applications.known = roles, true
	return roles, nil
}

// applicationMemory remembers the applications of a run.
type applicationMemory struct {
	mutex sync.Mutex
	known bool
	roles []ApplicationRole
}

// GrantApplication gives a user access to an application (POST user/application): it joins its default groups.
func (c *Client) GrantApplication(ctx context.Context, user User, key string) error {
	return c.changeApplication(ctx, user, key, http.MethodPost)
}

// RevokeApplication takes the access away (DELETE user/application): the user leaves all of the application's groups.
func (c *Client) RevokeApplication(ctx context.Context, user User, key string) error {
	return c.changeApplication(ctx, user, key, http.MethodDelete)
}

// changeApplication sends a change, which does the same when it is sent twice; what Jira answers then is not known
// (facts 5.7), so a refusal is believed only after a look.
func (c *Client) changeApplication(ctx context.Context, user User, key, method string) error {
	c.users.forget(user.Key)
	defer c.users.forget(user.Key)
	_, err := c.doIdempotent(ctx, request{
		method: method, path: userPath + "/application", query: url.Values{"username": {user.Username}, "applicationKey": {key}},
	})
	var refused *Error
	if !errors.As(err, &refused) {
		return err
	}
	now, lookErr := c.UserNow(ctx, ByKey(user.Key))
	if lookErr != nil {
		return err
	}
	if keys, known := now.ApplicationKeys(); known && slices.Contains(keys, key) == (method == http.MethodPost) {
		return nil
	}
	return err
}
