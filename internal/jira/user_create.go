// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
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

// CreateUser creates a user (POST user). If the outcome of the request is unknown, the user is looked up by username
// (GET user) before the request is sent again, so that the user is neither created twice nor lost. A user found this way
// counts as created by this call if it has the profile that was sent and has never logged in.
//
// The error is an *Error if Jira refuses the user, and an *UnknownOutcomeError if the look-up failed too.
func (c *Client) CreateUser(ctx context.Context, newUser NewUser) (User, error) {
	post, err := jsonRequest(http.MethodPost, userPath, nil, newUser.body())
	if err != nil {
		return User{}, err
	}
	post.creates = true
	wasUnknown := false
	for attempt := 0; ; attempt++ {
		user, err := c.postUser(ctx, post)
		if err == nil {
			return user, nil
		}
		wasUnknown = wasUnknown || outcomeUnknown(err)
		// After an unknown outcome, "already exists" can be about the user of this call. A 500 with an error collection can
		// follow a successful creation.
		if !wasUnknown && !hasStatus(err, http.StatusInternalServerError) {
			return User{}, err
		}
		user, found, lookUpErr := c.findCreated(ctx, newUser)
		// The username is taken, but no user has it: cluster nodes learn of a new user one after the other (facts 6.3).
		unsettled := outcomeUnknown(err) || RefusesField(err, "username") && user.Key == ""
		switch {
		case lookUpErr != nil:
			return User{}, &UnknownOutcomeError{Cause: err, LookUp: lookUpErr}
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
	c.users.invalidate(user.Key)
	c.users.add(user, c.users.now())
	c.users.noteCreated(user.Key)
}

// findCreated looks up the user after a creation whose outcome is unknown. It returns any user with this username, and
// created reports whether that user counts as created by this call.
func (c *Client) findCreated(ctx context.Context, sent NewUser) (user User, created bool, err error) {
	ctx, cancel := c.afterInterruption(ctx)
	defer cancel()
	err = c.lookUp(ctx, func() (err error) {
		user, err = c.UserNow(ctx, ByUsername(sent.Username))
		return err
	})
	if IsNotFound(err) {
		return User{}, false, nil
	}
	if err != nil {
		return User{}, false, err
	}
	created = user.createdAs(sent)
	if created {
		c.created(user)
	}
	return user, created, nil
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
