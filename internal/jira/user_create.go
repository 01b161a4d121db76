// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"errors"
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
		return field == activeField && !sent.Active || field == emailAddressField && u.HidesEmailAddress()
	})
	return len(unexpected) == 0 && u.LastLoginTime == ""
}

// CreatedUser is a user that CreateUser created or found.
type CreatedUser struct {
	User
	// Unproven is nil if Jira's response proves that this call created the user. Otherwise it is the failure of a request
	// with an unknown outcome, after which Jira has a user with the profile that was sent. This call created that user, or
	// it existed before: nothing distinguishes the two.
	Unproven error
}

// UserExistsError reports that a user cannot be created, because Jira already has another user with the username.
type UserExistsError struct {
	// User is the existing user.
	User User
}

// Error returns the username and the user key of the existing user.
func (e *UserExistsError) Error() string {
	return fmt.Sprintf("Jira already has user %q (user key %s)", e.User.Username, e.User.Key)
}

// CreateUser creates a user (POST user). If the outcome of the request is unknown, the user is looked up by username
// (GET user) before the request is sent again, so that the user is neither created twice nor lost. A user found this way
// that has the profile that was sent and has never logged in is returned as unproven. The same holds where Jira refuses a
// later request, because an earlier one arrived late.
//
// The error is an *Error if Jira refuses the user, a *UserExistsError if the look-up finds another user, and an
// *UnknownOutcomeError if the look-up failed too.
func (c *Client) CreateUser(ctx context.Context, newUser NewUser) (CreatedUser, error) {
	post, err := jsonRequest(http.MethodPost, userPath, nil, newUser.body())
	if err != nil {
		return CreatedUser{}, err
	}
	post.creates = true
	var unknown error
	for attempt := 0; ; attempt++ {
		user, err := c.postUser(ctx, post)
		if err == nil {
			return CreatedUser{User: user}, nil
		}
		if unknown == nil && mayHaveCreated(err) {
			unknown = err
		}
		if unknown == nil {
			return CreatedUser{}, err
		}
		user, found, lookUpErr := c.findAfterCreate(ctx, newUser.Username)
		// The username is taken, but no user has it: cluster nodes learn of a new user one after the other (facts 6.3).
		unsettled := mayHaveCreated(err) || RefusesField(err, "username")
		switch {
		case lookUpErr != nil:
			return CreatedUser{}, &UnknownOutcomeError{Cause: err, LookUp: lookUpErr}
		case found && user.createdAs(newUser):
			c.users.noteCreated(user.Key, false)
			return CreatedUser{User: user, Unproven: unknown}, nil
		case found:
			return CreatedUser{}, &UserExistsError{User: user}
		case !unsettled || !c.again(ctx, attempt):
			return CreatedUser{}, err
		}
	}
}

// mayHaveCreated reports whether Jira may have created the object, although the request failed: its outcome is unknown, or
// the response is a 5xx. A 500 with an error collection can follow a successful creation.
func mayHaveCreated(err error) bool {
	var refusal *Error
	return outcomeUnknown(err) || errors.As(err, &refusal) && refusal.Status >= http.StatusInternalServerError
}

// postUser sends the creation. The response is complete, so that the user need not be read again.
func (c *Client) postUser(ctx context.Context, post request) (User, error) {
	user, err := doJSON(ctx, c, post, User.isIdentified)
	if err != nil {
		return User{}, err
	}
	c.users.invalidate(user.Key)
	c.users.add(user, fromWrite, c.users.now())
	c.users.noteCreated(user.Key, true)
	return user, nil
}

// findAfterCreate looks up the user with a username after a creation whose outcome is unknown.
func (c *Client) findAfterCreate(ctx context.Context, username string) (user User, found bool, err error) {
	ctx, cancel := c.afterInterruption(ctx)
	defer cancel()
	err = c.lookUp(ctx, func() (err error) {
		user, err = c.UserNow(ctx, ByUsername(username))
		return err
	})
	found, err = existsAfter(err)
	return user, found, err
}

// AlreadyExists reports whether a creation or a rename failed because the username is taken, and returns the user that
// has it. A field error alone does not say so: it has many causes, and its text is localized.
func (c *Client) AlreadyExists(ctx context.Context, err error, username string) (User, bool) {
	var exists *UserExistsError
	if errors.As(err, &exists) {
		return exists.User, true
	}
	if !RefusesField(err, "username") {
		return User{}, false
	}
	user, err := c.UserNow(ctx, ByUsername(username))
	return user, err == nil
}
