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

// NewUser is a user to create.
type NewUser struct {
	// Profile has the values to create the user with. Jira may ignore that Active is false (facts 5.3): the response shows
	// whether the user is active.
	Profile
	// Password is the user's password. Jira generates a random one where it is empty.
	Password string
	// Notify makes Jira send a welcome e-mail.
	Notify bool
	// ApplicationKeys are the applications that the user gets access to. Nil means Jira's default applications; an empty
	// slice means none.
	ApplicationKeys []string
}

// body is the JSON body of the request that creates the user.
func (u NewUser) body() map[string]any {
	body := u.fields()
	if u.Active {
		// Users are created active without it, and not every version knows the field (facts 5.3).
		delete(body, activeField)
	}
	// A string, which every version reads as a boolean (facts 5.3).
	body["notification"] = strconv.FormatBool(u.Notify)
	if u.Password != "" {
		body["password"] = u.Password
	}
	if u.ApplicationKeys != nil {
		body["applicationKeys"] = u.ApplicationKeys
	}
	return body
}

// createdAs reports whether the user can be the one that a request with an unknown outcome created: it has the profile
// that was sent, as far as Jira shows it, and has never logged in. Jira may have ignored that the user was to be
// inactive (facts 5.3).
func (u User) createdAs(sent NewUser) bool {
	unexpected := slices.DeleteFunc(u.differences(sent.Profile), func(field string) bool {
		return field == activeField || field == emailAddressField && u.HidesEmailAddress()
	})
	return len(unexpected) == 0 && u.LastLoginTime == ""
}

// CreateUser creates a user (POST user). Where the outcome of the request is unknown, the user is looked up by username
// before the request is sent again, so that the user is neither created twice nor lost. A user found this way counts as
// created by this call if it has the profile that was sent and has never logged in.
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
		// After a lost response, "already exists" can be about the user of this call. A 500 in Jira's own form can follow a
		// successful creation.
		if !lost && !hasStatus(err, http.StatusInternalServerError) {
			return User{}, err
		}
		user, found, lookErr := c.createdAfterAll(ctx, wanted)
		// The username is taken, but no user has it: cluster nodes learn of a new user one after the other (facts 6.3).
		unsettled := outcomeUnknown(err) || RefusesField(err, "username") && user.Key == ""
		switch {
		case lookErr != nil:
			return User{}, &UnknownOutcomeError{Cause: err, LookUp: lookErr}
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

// created records a user that this client created. The response to the creation is complete, so that the user need not
// be read again.
func (c *Client) created(user User) {
	c.users.forget(user.Key)
	c.users.remember(user, c.users.moment())
	c.users.noteCreated(user.Key)
}

// createdAfterAll looks up whether Jira created the user although no response said so. The user that it returns may
// belong to someone else; created reports whether it is the one of this call.
func (c *Client) createdAfterAll(ctx context.Context, wanted NewUser) (user User, created bool, err error) {
	ctx, cancel := c.afterInterruption(ctx)
	defer cancel()
	err = c.lookUp(ctx, func() (err error) {
		user, err = c.UserNow(ctx, ByUsername(wanted.Username))
		return err
	})
	if IsNotFound(err) {
		return User{}, false, nil
	}
	if err != nil {
		return User{}, false, err
	}
	created = user.createdAs(wanted)
	if created {
		c.created(user)
	}
	return user, created, nil
}

// ActiveIgnoredError reports that Jira accepted a change of a user and ignored its Active (facts 5.4).
type ActiveIgnoredError struct {
	// Version is the version of Jira, such as 8.2.6.
	Version string
}

// Error returns the version and the first one that supports the change.
func (e *ActiveIgnoredError) Error() string {
	return fmt.Sprintf("Jira %s cannot change active over REST (supported since Jira 8.3)", e.Version)
}

// UpdateUser changes a user (PUT user) and returns it as it is afterwards. The user key is the same after a rename. With
// an ActiveIgnoredError everything else was changed, and the user is returned too.
func (c *Client) UpdateUser(ctx context.Context, key string, change UserChange) (User, error) {
	put, err := jsonRequest(http.MethodPut, userPath, ByKey(key).query(), change.body())
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
		info, _ := c.ServerInfo(ctx) // sends no request: it was read before
		return user, &ActiveIgnoredError{Version: info.Version}
	}
	return user, err
}

// ignoresActive reports whether Jira ignored "active" in a change. Where the change has no other field, such a Jira
// refuses it as empty (facts 5.4), with a localized message that must not be matched.
func (c *Client) ignoresActive(ctx context.Context, change UserChange, user User, err error) bool {
	switch {
	case !change.SetsActive():
		return false
	case err == nil:
		return user.Active != change.Active
	case !hasStatus(err, http.StatusBadRequest) || len(change.Fields) > 1:
		return false
	}
	info, err := c.ServerInfo(ctx)
	return err == nil && slices.Compare(info.VersionNumbers, []int{8, 3}) < 0
}

// change sends a change until Jira has made or refused it.
func (c *Client) change(ctx context.Context, key string, put request, change UserChange) (User, error) {
	for attempt := 0; ; attempt++ {
		user, err := doJSON(ctx, c, put, User.isIdentified)
		if err == nil || !outcomeUnknown(err) {
			return user, err
		}
		// Jira refuses a change that was already made, because there is nothing left to change (facts 5.4).
		if user, lookErr := c.UserNow(ctx, ByKey(key)); lookErr == nil && change.isIn(user) {
			return user, nil
		}
		if !c.again(ctx, attempt) {
			return User{}, err
		}
	}
}

// DeleteUser deletes a user (DELETE user). A user that does not exist is no error. Jira refuses to delete a user with
// history: the Error then lists the reasons (facts 5.6).
func (c *Client) DeleteUser(ctx context.Context, key string) error {
	c.users.forget(key)
	defer c.users.forget(key)
	_, err := c.do(ctx, request{method: http.MethodDelete, path: userPath, query: ByKey(key).query(), repeatable: true})
	if IsNotFound(err) {
		return nil
	}
	return err
}

// AlreadyExists reports whether a creation or a rename failed because the username is taken, and returns the user that
// has it. The field error alone does not say so: it has many causes, and its text is localized.
func (c *Client) AlreadyExists(ctx context.Context, err error, username string) (User, bool) {
	if !RefusesField(err, "username") {
		return User{}, false
	}
	user, err := c.UserNow(ctx, ByUsername(username))
	return user, err == nil
}
