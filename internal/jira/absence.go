// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"errors"
	"time"
)

// defaultAbsenceWaits is the default of Settings.AbsenceWaits. The waits are longer together than the nodes of a cluster
// need to learn of a new object (facts 6.3).
var defaultAbsenceWaits = []time.Duration{time.Second, 2 * time.Second, 4 * time.Second}

// LookAgain looks up an object again that Jira has just reported as not found, after each wait of Settings.AbsenceWaits,
// until it is found. Only an object that stays absent was deleted: a node of a cluster may not know an object yet (facts
// 6.3). The look-up must send a request each time.
func (c *Client) LookAgain(ctx context.Context, look func(context.Context) (found bool, err error)) (bool, error) {
	for _, wait := range c.settings.AbsenceWaits {
		if err := sleep(ctx, wait); err != nil {
			return false, err
		}
		if found, err := look(ctx); found || err != nil {
			return found, err
		}
	}
	return false, nil
}

// absence is the result of the look-ups of a user that was not found by its key at first.
type absence struct {
	// user is the user if found is true. Otherwise it is the user that has the username now, if any.
	user  User
	found bool
	// username is the username of the look-ups; empty if the user was looked up by key only.
	username string
}

// UserOrAbsence reads these parts of the user with a key, as UserWith does. If Jira does not find it, it is looked up again by key and by the
// username that it had, which may be empty, as LookAgain does. The result is shared: a deleted user costs these look-ups
// once in a run, however many objects belonged to it. If found is false, the result is the user that has the username now,
// or the zero value. The error is an *Error if Jira refuses a request.
func (c *Client) UserOrAbsence(ctx context.Context, key, username string, parts UserParts) (user User, found bool, err error) {
	if _, known := c.users.absenceOf(key); !known {
		user, err = c.UserWith(ctx, ByKey(key), parts)
		if !IsNotFound(err) {
			return user, err == nil, err
		}
	}
	result, err := c.sharedAbsence(ctx, key, username)
	return result.user, result.found, err
}

// sharedAbsence makes the further look-ups once for all callers that need the same user at the same time.
func (c *Client) sharedAbsence(ctx context.Context, key, username string) (absence, error) {
	for {
		isOwnLookUp := false
		looking := c.users.looking.DoChan(key, func() (any, error) {
			isOwnLookUp = true
			return c.confirmAbsence(ctx, key, username)
		})
		select {
		case looked := <-looking:
			result := looked.Val.(absence)
			switch {
			case errors.Is(looked.Err, context.Canceled) && ctx.Err() == nil:
				continue // another caller that shared the look-ups was canceled
			case looked.Err == nil && !result.found && username != "" && result.username == "":
				continue // the shared look-ups had no username
			case !isOwnLookUp:
				looked.Err = repeatedLoginError(looked.Err)
			}
			return result, looked.Err
		case <-ctx.Done():
			return absence{}, ctx.Err()
		}
	}
}

// confirmAbsence looks up a user that was not found by key. If the look-ups by key are done, only that by username is left.
func (c *Client) confirmAbsence(ctx context.Context, key, username string) (absence, error) {
	result, known := c.users.absenceOf(key)
	if known && (username == "" || result.username != "") {
		return result, nil
	}
	look := func(ctx context.Context) (bool, error) {
		var err error
		result, err = c.lookForAbsent(ctx, key, username, known)
		return result.found, err
	}
	var err error
	if known {
		_, err = look(ctx)
	} else {
		_, err = c.LookAgain(ctx, look)
	}
	if err != nil {
		return absence{}, err
	}
	if !result.found {
		c.users.noteAbsent(key, result)
	}
	return result, nil
}

// lookForAbsent looks up a user by key, unless that is done, and by username.
func (c *Client) lookForAbsent(ctx context.Context, key, username string, byKeyDone bool) (absence, error) {
	if !byKeyDone {
		user, err := c.readUser(ctx, ByKey(key), request{})
		if !IsNotFound(err) {
			return absence{user: user, found: err == nil}, err
		}
	}
	if username == "" {
		return absence{}, nil
	}
	user, err := c.readUser(ctx, ByUsername(username), request{})
	if IsNotFound(err) {
		return absence{username: username}, nil
	}
	return absence{user: user, found: err == nil && user.Key == key, username: username}, err
}

// noteAbsent records that no user has this key. A user that is created under a former username gets its key (facts 5.3),
// and add forgets the absence.
func (u *userCache) noteAbsent(key string, result absence) {
	u.mutex.Lock()
	defer u.mutex.Unlock()
	if u.absent == nil {
		u.absent = map[string]absence{}
	}
	u.absent[key] = result
}

func (u *userCache) absenceOf(key string) (absence, bool) {
	u.mutex.Lock()
	defer u.mutex.Unlock()
	result, known := u.absent[key]
	return result, known
}
