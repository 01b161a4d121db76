// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"net/http"
)

// SelectAvatar makes a user show an avatar (PUT user/avatar). Jira does not check that the avatar exists or that the user
// can select it (facts 1.6): callers check before, and read the user afterwards. IsNotFound reports that Jira has no such
// user.
func (c *Client) SelectAvatar(ctx context.Context, user User, id AvatarID) error {
	put, err := jsonRequest(http.MethodPut, avatarPath, ByUsername(user.Username).query(), map[string]string{"id": string(id)})
	if err != nil {
		return err
	}
	put.repeatable, put.newUserKey = true, user.Key
	c.users.invalidate(user.Key)
	defer c.users.invalidate(user.Key)
	_, err = c.do(ctx, put)
	return err
}

// ShownAvatar returns the ID of the avatar that a user shows. It reads the ID from the user's AvatarURLs, and sends a request
// only if those are the URLs of a Gravatar (GET user/avatars). The ID is empty if the user shows a custom avatar of another
// user and Jira does not report which. IsNotFound reports that Jira has no such user.
func (c *Client) ShownAvatar(ctx context.Context, user User) (AvatarID, error) {
	id, _, err := c.ShownAndListed(ctx, user)
	return id, err
}

// ShownAndListed is ShownAvatar. It also returns the avatars if it listed them, and nil otherwise.
func (c *Client) ShownAndListed(ctx context.Context, user User) (AvatarID, *Avatars, error) {
	if id, ok := AvatarIDInURL(user.AvatarURLs["48x48"]); ok {
		return id, nil, nil
	}
	avatars, err := c.Avatars(ctx, user)
	if err != nil {
		return "", nil, err
	}
	selected, _ := avatars.Selected()
	return selected.ID, &avatars, nil
}

// ShownAfterSelect returns the user and the ID of the avatar that the user shows after SelectAvatar (GET user, and the
// requests of ShownAvatar). The nodes of a cluster see the selection at different times (facts 6.3), so it reads the user
// up to MaxRetries times until the user shows the selected avatar. Another avatar is not an error. IsNotFound reports that
// Jira has no such user.
func (c *Client) ShownAfterSelect(ctx context.Context, user User, selected AvatarID) (User, AvatarID, error) {
	for attempt := 0; ; attempt++ {
		current, err := c.UserNow(ctx, ByKey(user.Key))
		if err != nil {
			return User{}, "", err
		}
		shown, err := c.ShownAvatar(ctx, current)
		if err != nil || shown == selected || !c.again(ctx, attempt+1) {
			return current, shown, err
		}
	}
}
