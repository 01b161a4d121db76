// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"strings"
)

const userPath = "rest/api/2/user"

// User is a user as Jira describes it.
type User struct {
	// Key never changes; Username (Jira's "name") does with a rename.
	Key         string `json:"key"`
	Username    string `json:"name"`
	DisplayName string `json:"displayName"`
	// EmailAddress may be masked or missing, where Jira hides addresses from the user that asks (facts 5.1).
	EmailAddress string `json:"emailAddress"`
	Active       bool   `json:"active"`
	// AvatarURLs are the renditions of the picture, by "16x16", "24x24", "32x32" and "48x48". They carry the host that
	// Jira is configured with, which need not be ours: never follow them with credentials (facts 2.5).
	AvatarURLs map[string]string `json:"avatarUrls"`
	// Deleted is told since Jira 8.10, and only where deleted users are asked for.
	Deleted bool `json:"deleted"`
	// TimeZone is the user's own or the server's; Locale may be missing (facts 5.1).
	TimeZone string `json:"timeZone"`
	Locale   string `json:"locale"`
	// LastLoginTime is missing before Jira 10 and for who never logged in.
	LastLoginTime string `json:"lastLoginTime"`

	MemberOf *namedItems `json:"groups"`
	Uses     *keyedItems `json:"applicationRoles"`
}

// namedItems and keyedItems are lists that Jira gives the size of, and the items only where it is asked to expand them
// (facts 5.1).
type namedItems struct {
	Size  int `json:"size"`
	Items []struct {
		Name string `json:"name"`
	} `json:"items"`
}

type keyedItems struct {
	Size  int `json:"size"`
	Items []struct {
		Key string `json:"key"`
	} `json:"items"`
}

// Groups are the names of the groups that the user is in, nested ones included; told is false where Jira's response
// did not say.
func (u User) Groups() (names []string, known bool) {
	if u.MemberOf == nil || len(u.MemberOf.Items) < u.MemberOf.Size {
		return nil, false
	}
	for _, item := range u.MemberOf.Items {
		names = append(names, item.Name)
	}
	return names, true
}

// ApplicationKeys are the applications that the user has access to; told is false where Jira's response did not say.
func (u User) ApplicationKeys() (keys []string, known bool) {
	if u.Uses == nil || len(u.Uses.Items) < u.Uses.Size {
		return nil, false
	}
	for _, item := range u.Uses.Items {
		keys = append(keys, item.Key)
	}
	return keys, true
}

var anonymousUsername = regexp.MustCompile(`^jirauser[0-9]+$`)

// Anonymized tells whether the user is what Jira's anonymization leaves of one: such a name, no address, and not active
// (facts 2.6). There is nobody behind it any more.
func (u User) Anonymized() bool {
	_, domain, _ := strings.Cut(u.EmailAddress, "@")
	return anonymousUsername.MatchString(u.Username) && domain == "jira.invalid" && !u.Active
}

// HidesEmailAddress tells whether Jira keeps the address from us, whole or by writing it out as "fred at example dot com"
// (facts 5.1): it then says nothing about what the address is.
func (u User) HidesEmailAddress() bool { return !strings.Contains(u.EmailAddress, "@") }

// UserInFull is User with what Jira tells only where it is asked to: groups and applications.
func (c *Client) UserInFull(ctx context.Context, ref UserRef) (User, error) {
	user, err := c.User(ctx, ref)
	if err != nil {
		return User{}, err
	}
	_, groups := user.Groups()
	_, applications := user.ApplicationKeys()
	if groups && applications {
		return user, nil
	}
	return c.UserNow(ctx, ref)
}

// User reads a user (GET user). Within a run it is read once, until this client writes to it.
// IsNotFound tells that Jira has no such user.
func (c *Client) User(ctx context.Context, ref UserRef) (User, error) {
	for {
		if user, ok := c.users.recall(ref); ok {
			return user, nil
		}
		user, err := c.sharedRead(ctx, ref)
		// The interruption of whoever the request was shared with is not ours.
		if !errors.Is(err, context.Canceled) || ctx.Err() != nil {
			return user, err
		}
	}
}

// sharedRead makes one request for all who ask at the same moment: a user and its avatar often do. Who asks after a write
// does not share what was asked before it.
func (c *Client) sharedRead(ctx context.Context, ref UserRef) (User, error) {
	reading := c.users.reading.DoChan(fmt.Sprintf("%d %s", c.users.moment(), ref), func() (any, error) {
		// Another request may have ended since the caller looked.
		if user, ok := c.users.recall(ref); ok {
			return user, nil
		}
		return c.UserNow(ctx, ref)
	})
	select {
	case read := <-reading:
		return read.Val.(User), read.Err
	case <-ctx.Done():
		return User{}, ctx.Err()
	}
}

// UserNow reads a user as it is at this moment (GET user), whatever was read before in this run.
func (c *Client) UserNow(ctx context.Context, ref UserRef) (User, error) {
	moment := c.users.moment()
	query := ref.query()
	// What only some need costs nobody another request.
	query.Set("expand", "groups,applicationRoles")
	user, err := doJSON(ctx, c, request{method: http.MethodGet, path: userPath, query: query, newUserKey: ref.key}, User.isIdentified)
	if err != nil {
		return User{}, err
	}
	c.users.remember(user, moment)
	return user, nil
}

// isIdentified reports whether the user has a user key and a username. A response without them is not a user.
func (u User) isIdentified() bool { return u.Key != "" && u.Username != "" }
