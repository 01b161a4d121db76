// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
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
	// SelectedByDefault reports whether new users get access, unless their creation names applications.
	SelectedByDefault bool `json:"selectedByDefault"`
	// RemainingSeats is how many license seats are left. It is nil if the response does not have it, and has no meaning if
	// HasUnlimitedSeats is true.
	RemainingSeats    *int `json:"remainingSeats"`
	HasUnlimitedSeats bool `json:"hasUnlimitedSeats"`
}

// HasSeat reports whether the license has a seat left. It is known only if the response says so (facts 5.7).
func (r ApplicationRole) HasSeat() (left, known bool) {
	switch {
	case r.HasUnlimitedSeats:
		return true, true
	case r.RemainingSeats == nil || *r.RemainingSeats < 0:
		return false, false
	default:
		return *r.RemainingSeats > 0, true
	}
}

// ApplicationRoles returns the applications of this Jira (GET applicationrole). The first successful response is cached for
// the run. The error is an *Error if Jira refuses the request.
func (c *Client) ApplicationRoles(ctx context.Context) ([]ApplicationRole, error) {
	c.applications.mutex.Lock()
	defer c.applications.mutex.Unlock()
	if c.applications.known {
		return c.applications.roles, nil
	}
	roles, err := c.ApplicationRolesNow(ctx)
	if err != nil {
		return nil, err
	}
	c.applications.roles, c.applications.known = roles, true
	return roles, nil
}

// ApplicationRolesNow returns the applications of this Jira as they are now, because the users that a run creates take seats.
func (c *Client) ApplicationRolesNow(ctx context.Context) ([]ApplicationRole, error) {
	return doJSON[[]ApplicationRole](ctx, c, request{method: http.MethodGet, path: "rest/api/2/applicationrole"}, nil)
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
	c.users.invalidate(user.Key)
	defer c.users.invalidate(user.Key)
	_, err := c.doIdempotent(ctx, applicationRequest(http.MethodPost, user, key))
	if !mayBeDoneAlready(err) {
		return err
	}
	if granted, known := c.hasApplication(ctx, user, key); known && granted {
		return nil
	}
	return err
}

// RevokeApplication removes a user's access to the application with this key (DELETE user/application): Jira removes the
// user from all groups of the application. Revoking access that the user does not have is not an error. The error is an
// Error if Jira refuses the request.
func (c *Client) RevokeApplication(ctx context.Context, user User, key string) error {
	c.users.invalidate(user.Key)
	defer c.users.invalidate(user.Key)
	err := c.deleteUntilGone(ctx, applicationRequest(http.MethodDelete, user, key), func(ctx context.Context) (bool, error) {
		// Where the access is unknown, the request is sent again.
		granted, known := c.hasApplication(ctx, user, key)
		return granted || !known, nil
	})
	if !mayBeDoneAlready(err) {
		return err
	}
	if granted, known := c.hasApplication(ctx, user, key); known && !granted {
		return nil
	}
	return err
}

func applicationRequest(method string, user User, key string) request {
	return request{method: method, path: userPath + "/application", query: url.Values{"username": {user.Username}, "applicationKey": {key}}}
}

// hasApplication looks up whether a user has access to an application. How Jira responds to a change that is made already is
// unknown (facts 5.7), so that a refusal counts only after this look-up. Known is false if the user cannot be read, or if
// Jira tells the applications in no way. A user that does not exist has no access.
func (c *Client) hasApplication(ctx context.Context, user User, key string) (granted, known bool) {
	current, err := c.UserNow(ctx, ByKey(user.Key))
	if err != nil {
		return false, IsNotFound(err)
	}
	c.users.invalidate(user.Key) // so that members of groups that were read before do not count
	current, _, err = c.WithAccess(ctx, current, nil, []string{key})
	keys, known := current.ApplicationKeys()
	return slices.Contains(keys, key), known && err == nil
}
