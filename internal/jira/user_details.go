// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"
)

// UsersInDetail returns the users with everything that Jira tells only in the response about one user, such as LastLoginTime
// (facts 12.3). It reads each user (GET user), as many at the same time as the client allows. A user that Jira does not find stays
// as it is: it was deleted since it was listed. The error is an *Error if Jira refuses a request.
func (c *Client) UsersInDetail(ctx context.Context, users []User) ([]User, error) {
	detailed := slices.Clone(users)
	group, ctx := errgroup.WithContext(ctx)
	for index := range detailed {
		group.Go(func() error {
			read, err := c.User(ctx, ByKey(detailed[index].Key))
			switch {
			case IsNotFound(err):
				return nil
			case err != nil:
				return err
			}
			detailed[index] = read
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	return detailed, nil
}

// lastLoginLayout is the format of LastLoginTime. Its offset has no colon (facts 5.1).
const lastLoginLayout = "2006-01-02T15:04:05-0700"

// LastLogin returns when the user last logged in, in RFC 3339. A time in another format is returned as Jira formats it. It is
// empty where Jira does not tell it.
func (u User) LastLogin() string {
	moment, err := time.Parse(lastLoginLayout, u.LastLoginTime)
	if err != nil {
		return u.LastLoginTime
	}
	return moment.Format(time.RFC3339)
}
