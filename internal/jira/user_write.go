// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"
)

// NewUser is a user to be created.
type NewUser struct {
	Username, DisplayName, EmailAddress string
	// Password is empty for a random one.
	Password string
	// Notify has Jira send a welcome e-mail.
	Notify bool
	// ApplicationKeys are the applications to give access to; nil for Jira's default, empty for none.
	ApplicationKeys []string
	// Inactive asks for a user that may not log in. Whether Jira heeds that at once is not known (facts 5.3): look at
	// what it answers.
	Inactive bool
}

// body is the user as Jira wants it.
func (u NewUser) body() map[string]any {
	body := map[string]any{
		"name": u.Username, "displayName": u.DisplayName, "emailAddress": u.EmailAddress,
		// A string, which every version reads as a boolean (facts 5.3).
		"notification": strconv.FormatBool(u.Notify),
	}
	if u.Password != "" {
		body["password"] = u.Password
	}
	if u.ApplicationKeys != nil {
		body["applicationKeys"] = u.ApplicationKeys
	}
	if u.Inactive {
		body["active"] = false
	}
	return body
}

// CreateUser creates a user (POST user). Where Jira's response is lost, the user is looked up by name before
// anything is sent again, so that it is neither created twice nor lost: it is ours if it is called what was sent and
// nobody ever logged in to it.
func (c *Client) CreateUser(ctx context.Context, wanted NewUser) (User, error) {
	post, err := jsonRequest(http.MethodPost, userPath, nil, wanted.body())
	if err != nil {
		return User{}, err
	}
	post.creates = true
	lost := false
	for attempt := 0; ; attempt++ {
		user, err := c.postUser(ctx, post)
		if err == nil {
			return user, nil
		}
		lost = lost || outcomeUnknown(err)
		// After a lost response "already exists" may speak of ours; a 500 in Jira's form may have come after the creation.
		if !lost && !hasStatus(err, http.StatusInternalServerError) {
			return User{}, err
		}
		user, found, lookErr := c.createdAfterAll(ctx, wanted)
		// The name is taken, and nobody has it: the nodes of a cluster learn of a user one after the other (facts 6.3).
		unsettled := outcomeUnknown(err) || RefusesField(err, "username") && user.Key == ""
		switch {
		case lookErr != nil:
			return User{}, fmt.Errorf("%w. Whether Jira created the user is unknown, and could not be looked up: %w", err, lookErr)
		case found:
			return user, nil
		case !unsettled || !c.again(ctx, attempt):
			return User{}, err
		}
	}
}

func (c *Client) postUser(ctx context.Context, post request) (User, error) {
	user, err := doJSON(ctx, c, post, User.isIdentified)
	if err != nil {
		return User{}, err
	}
	c.created(user)
	return user, nil
}

// created takes note of a user that this run made. Jira's response to the creation is complete: it need not be read
// again.
func (c *Client) created(user User) {
	c.users.forget(user.Key)
	c.users.remember(user, c.users.moment())
	c.users.noteCreated(user.Key)
}

// createdAfterAll looks whether a user came into being although Jira's response did not say so.
func (c *Client) createdAfterAll(ctx context.Context, wanted NewUser) (User, bool, error) {
	ctx, cancel := c.afterInterruption(ctx)
	defer cancel()
	var user User
	err := c.lookUp(ctx, func() (err error) {
		user, err = c.UserNow(ctx, ByUsername(wanted.Username))
		return err
	})
	if IsNotFound(err) {
		return User{}, false, nil
	}
	if err != nil {
		return User{}, false, err
	}
	ours := user.DisplayName == wanted.DisplayName && user.LastLoginTime == "" &&
		(user.EmailAddress == wanted.EmailAddress || user.HidesEmailAddress())
	if ours {
		c.created(user)
	}
	return user, ours, nil
}

// UserChange is what to change of a user; nil leaves a thing as it is. Jira cannot blank any of them (facts 5.4).
type UserChange struct {
	Username, DisplayName, EmailAddress *string
	// Active is ignored by Jira before 8.3 (facts 5.4).
	Active *bool
}

// ActiveIgnoredError says that Jira took a change of a user, and did not do what it said of Active.
type ActiveIgnoredError struct {
	// Version is Jira's.
	Version string
}

// Error says since when Jira heeds it, and what to do.
func (e *ActiveIgnoredError) Error() string {
	return fmt.Sprintf("Jira %s leaves the user as it was, since users are activated and deactivated over REST only since Jira 8.3. Do it by hand in Jira's user management, or upgrade Jira.", e.Version)
}

// UpdateUser changes a user (PUT user) and answers with it as it is afterwards. A user is renamed in place: its
// key stays. With an ActiveIgnoredError everything else was changed.
func (c *Client) UpdateUser(ctx context.Context, key string, change UserChange) (User, error) {
	body := map[string]any{}
	for member, value := range map[string]*string{"name": change.Username, "displayName": change.DisplayName, "emailAddress": change.EmailAddress} {
		if value != nil {
			body[member] = *value
		}
	}
	if change.Active != nil {
		body["active"] = *change.Active
	}
	put, err := jsonRequest(http.MethodPut, userPath, ByKey(key).query(), body)
	if err != nil {
		return User{}, err
	}
	put.newUserKey = key
	c.users.forget(key)
	user, err := c.change(ctx, key, put, change)
	c.users.forget(key)
	if err == nil {
		c.users.remember(user, c.users.moment())
	}
	if c.ignoresActive(ctx, change, user, err) {
		info, _ := c.ServerInfo(ctx) // asked long ago
		return user, &ActiveIgnoredError{Version: info.Version}
	}
	return user, err
}

// ignoresActive tells whether the outcome of a change is that of a Jira which does not know "active". Where that was all
// there is to change, Jira refuses the change as empty (facts 5.4), in words that must not be matched.
func (c *Client) ignoresActive(ctx context.Context, change UserChange, user User, err error) bool {
	switch {
	case change.Active == nil:
		return false
	case err == nil:
		return user.Active != *change.Active
	case !hasStatus(err, http.StatusBadRequest) || change != UserChange{Active: change.Active}:
		return false
	}
	info, err := c.ServerInfo(ctx)
	return err == nil && slices.Compare(info.VersionNumbers, []int{8, 3}) < 0
}

// change sends a change until it is known to be made or refused.
func (c *Client) change(ctx context.Context, key string, put request, change UserChange) (User, error) {
	for attempt := 0; ; attempt++ {
		user, err := doJSON(ctx, c, put, User.isIdentified)
		if err == nil || !outcomeUnknown(err) {
			return user, err
		}
		// Sent again although it was done, Jira would response that there is nothing to change (facts 5.4).
		if user, lookErr := c.UserNow(ctx, ByKey(key)); lookErr == nil && change.isIn(user) {
			return user, nil
		}
		if !c.again(ctx, attempt) {
			return User{}, err
		}
	}
}

// isIn tells whether the user is known to be as the change wants it. A masked address tells nothing.
func (change UserChange) isIn(user User) bool {
	return (change.Username == nil || *change.Username == user.Username) &&
		(change.DisplayName == nil || *change.DisplayName == user.DisplayName) &&
		(change.EmailAddress == nil || *change.EmailAddress == user.EmailAddress) &&
		(change.Active == nil || *change.Active == user.Active)
}

// DeleteUser deletes a user (DELETE user). One that is gone already is no error. Jira refuses to delete people with
// history: the Error then lists its reasons (facts 5.6).
func (c *Client) DeleteUser(ctx context.Context, key string) error {
	c.users.forget(key)
	defer c.users.forget(key)
	_, err := c.do(ctx, request{method: http.MethodDelete, path: userPath, query: ByKey(key).query(), repeatable: true})
	if IsNotFound(err) {
		return nil
	}
	return err
}

// AlreadyExists tells whether a creation or a rename failed because the username is taken, and by whom. Jira's words are
// localized and its field error has many causes: only a look tells.
func (c *Client) AlreadyExists(ctx context.Context, err error, username string) (User, bool) {
	if !RefusesField(err, "username") {
		return User{}, false
	}
	user, err := c.UserNow(ctx, ByUsername(username))
	return user, err == nil
}
