// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"net/http"
	"strings"
)

const userPath = "rest/api/2/user"

// User is an account as Jira describes it.
type User struct {
	// Key never changes; Username (Jira's "name") does with a rename.
	Key         string `json:"key"`
	Username    string `json:"name"`
	DisplayName string `json:"displayName"`
	// EmailAddress may be masked or missing, where Jira hides addresses from the account that asks (facts 5.1).
	EmailAddress string `json:"emailAddress"`
	Active       bool   `json:"active"`
	// AvatarURLs are the renditions of the picture, by "16x16", "24x24", "32x32" and "48x48". They carry the host that
	// Jira is configured with, which need not be ours: never follow them with credentials (facts 2.5).
	AvatarURLs map[string]string `json:"avatarUrls"`
	// LastLoginTime is missing before Jira 10 and for who never logged in.
	LastLoginTime string `json:"lastLoginTime"`
}

// HidesEmailAddress tells whether Jira keeps the address from us, whole or by writing it out as "fred at example dot com"
// (facts 5.1): it then says nothing about what the address is.
func (u User) HidesEmailAddress() bool { return !strings.Contains(u.EmailAddress, "@") }

// User reads an account (GET user). Within a run it is read once, until this client writes to it.
// IsNotFound tells that Jira has no such account.
func (c *Client) User(ctx context.Context, account Account) (User, error) {
	if user, ok := c.users.recall(account); ok {
		return user, nil
	}
	// A user and its avatar are often read at the same moment: one request serves both.
	found, err, _ := c.users.reading.Do(account.String(), func() (any, error) { return c.UserNow(ctx, account) })
	if err != nil {
		return User{}, err
	}
	return found.(User), nil
}

// UserNow reads an account as it is at this moment (GET user), whatever was read before in this run.
func (c *Client) UserNow(ctx context.Context, account Account) (User, error) {
	moment := c.users.moment()
	answer, err := c.do(ctx, request{method: http.MethodGet, path: userPath, query: account.query(), newcomer: account.key})
	if err != nil {
		return User{}, err
	}
	user, err := answer.user()
	if err != nil {
		return User{}, err
	}
	c.users.remember(user, moment)
	return user, nil
}

// user reads an account from an answer. One without key and name is none.
func (r *response) user() (User, error) {
	var user User
	if err := r.decode(&user); err != nil {
		return User{}, err
	}
	if user.Key == "" || user.Username == "" {
		return User{}, r.foreign()
	}
	return user, nil
}
