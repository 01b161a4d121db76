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

// User is a user in a response from Jira.
type User struct {
	// Key is the user key. It never changes.
	Key string `json:"key"`
	Profile
	// AvatarURLs are the addresses of the avatar by size: "16x16", "24x24", "32x32" and "48x48". Their host is the base URL
	// that Jira is configured with, which can differ from the client's: never send credentials there (facts 2.5).
	AvatarURLs map[string]string `json:"avatarUrls"`
	// Deleted is set only by Jira 8.10 and later, and only in requests that include deleted users.
	Deleted bool `json:"deleted"`
	// TimeZone is the user's own or the server's; Locale may be missing (facts 5.1).
	TimeZone string `json:"timeZone"`
	Locale   string `json:"locale"`
	// LastLoginTime is empty before Jira 10 and for users that have never logged in.
	LastLoginTime string `json:"lastLoginTime"`

	MemberOf *namedItems `json:"groups"`
	Uses     *keyedItems `json:"applicationRoles"`

	// readInFull is set if the request asked Jira to expand groups and applications, which Jira may ignore (facts 12.3).
	readInFull bool
}

// ReadInFull reports whether the request asked Jira to expand groups and applications. Where they are unknown all the same, a
// further request does not tell them either.
func (u User) ReadInFull() bool { return u.readInFull }

// namedItems and keyedItems are lists that always have their size, and their items only where the request expands them
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

// Groups returns the names of the groups that the user is a member of, directly or through a nested group. Known is false
// where the response does not contain them.
func (u User) Groups() (names []string, known bool) {
	if u.MemberOf == nil || len(u.MemberOf.Items) < u.MemberOf.Size {
		return nil, false
	}
	for _, item := range u.MemberOf.Items {
		names = append(names, item.Name)
	}
	return names, true
}

// ApplicationKeys returns the keys of the applications that the user has access to. Known is false where the response
// does not contain them.
func (u User) ApplicationKeys() (keys []string, known bool) {
	if u.Uses == nil || len(u.Uses.Items) < u.Uses.Size {
		return nil, false
	}
	for _, item := range u.Uses.Items {
		keys = append(keys, item.Key)
	}
	return keys, true
}

var anonymizedUsername = regexp.MustCompile(`^jirauser[0-9]+$`)

// Anonymized reports whether Jira has anonymized the user. Such a user is inactive, has a generated username and an
// e-mail address in jira.invalid (facts 2.6), and must not be written to.
func (u User) Anonymized() bool {
	_, domain, _ := strings.Cut(u.EmailAddress, "@")
	return anonymizedUsername.MatchString(u.Username) && domain == "jira.invalid" && !u.Active
}

// UserInFull reads a user like User, and makes sure that groups and applications are known, if this Jira expands them.
func (c *Client) UserInFull(ctx context.Context, ref UserRef) (User, error) {
	user, err := c.User(ctx, ref)
	if err != nil {
		return User{}, err
	}
	_, groups := user.Groups()
	_, applications := user.ApplicationKeys()
	if groups && applications || user.readInFull {
		return user, nil
	}
	return c.UserNow(ctx, ref)
}

// User reads a user (GET user). A user is requested once in the life of the client, until the client writes to it.
// IsNotFound reports that Jira has no such user.
func (c *Client) User(ctx context.Context, ref UserRef) (User, error) {
	for {
		if user, ok := c.users.get(ref); ok {
			return user, nil
		}
		user, err := c.sharedRead(ctx, ref)
		// Another caller that shared the request may have been canceled. That is no failure of this call.
		if !errors.Is(err, context.Canceled) || ctx.Err() != nil {
			return user, err
		}
	}
}

// sharedRead sends one request for all callers that need the same user at the same time, such as a user and its avatar.
// A call that starts after a write never shares a request that started before it.
func (c *Client) sharedRead(ctx context.Context, ref UserRef) (User, error) {
	isOwnRequest := false
	reading := c.users.reading.DoChan(fmt.Sprintf("%d %s", c.users.now(), ref), func() (any, error) {
		isOwnRequest = true
		// Another request may have finished since the caller looked into the memory.
		if user, ok := c.users.get(ref); ok {
			return user, nil
		}
		return c.UserNow(ctx, ref)
	})
	select {
	case read := <-reading:
		if !isOwnRequest {
			read.Err = repeatedLoginError(read.Err)
		}
		return read.Val.(User), read.Err
	case <-ctx.Done():
		return User{}, ctx.Err()
	}
}

// UserNow reads a user (GET user) with a request of its own, even where an earlier response is remembered.
func (c *Client) UserNow(ctx context.Context, ref UserRef) (User, error) {
	return c.readUser(ctx, ref, request{newUserKey: c.users.keyOfNew(ref)})
}

// UserAgain reads a user again that was just read (GET user), with a request of its own. A 404 is therefore not final.
func (c *Client) UserAgain(ctx context.Context, user User) (User, error) {
	return c.readUser(ctx, ByKey(user.Key), request{knownUser: true})
}

// readUser sends GET user. The request has what decides whether a 404 is final.
func (c *Client) readUser(ctx context.Context, ref UserRef, get request) (User, error) {
	readAt := c.users.now()
	query := ref.query()
	// Expanded for every caller, so that a caller that needs groups or applications sends no second request.
	query.Set("expand", "groups,applicationRoles")
	get.method, get.path, get.query = http.MethodGet, userPath, query
	user, err := doJSON(ctx, c, get, User.isIdentified)
	if err != nil {
		return User{}, err
	}
	user.readInFull = true
	c.users.add(user, readAt)
	return user, nil
}

// isIdentified reports whether the user has a user key and a username. A response without them is not a user.
func (u User) isIdentified() bool { return u.Key != "" && u.Username != "" }
