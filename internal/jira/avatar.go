// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"slices"
)

const avatarPath = userPath + "/avatar"

// Avatar is a system avatar, which every user can select, or a custom avatar, which was uploaded for one user.
type Avatar struct {
	ID AvatarID `json:"id"`
	// Owner is the user key of the user that a custom avatar was uploaded for. It is empty for a system avatar.
	Owner string `json:"owner"`
	// System is set for a system avatar.
	System bool `json:"isSystemAvatar"`
	// Selected is set for the avatar that the user has selected, and for the default avatar if the user has not selected an
	// avatar that exists (facts 4.5).
	Selected bool `json:"isSelected"`
	// Deletable says whether the user that the client authenticates as may delete the avatar. It is nil in the responses of
	// Jira versions that do not report it.
	Deletable *bool `json:"isDeletable"`
	// URLs are the renditions, by size: "16x16", "24x24", "32x32" and "48x48".
	URLs map[string]string `json:"urls"`
}

// UnmarshalJSON accepts both names that Jira has for the selected avatar: isSelected and selected (facts 4.5).
func (a *Avatar) UnmarshalJSON(data []byte) error {
	type plain Avatar
	decoded := struct {
		*plain
		AlsoSelected bool `json:"selected"`
	}{plain: (*plain)(a)}
	if err := json.Unmarshal(data, &decoded); err != nil {
		return err
	}
	a.Selected = a.Selected || decoded.AlsoSelected
	return nil
}

// MayBeDeleted reports whether the avatar can be deleted: it is a custom avatar, and Jira does not report that the client
// lacks the permission.
func (a Avatar) MayBeDeleted() bool {
	return !a.System && (a.Deletable == nil || *a.Deletable)
}

// Avatars are the avatars that a user can select.
type Avatars struct {
	// System are the system avatars, and Custom the avatars that were uploaded for this user.
	System []Avatar `json:"system"`
	Custom []Avatar `json:"custom"`
}

// Find returns the avatar with this ID, and false if the user cannot select it.
func (a Avatars) Find(id AvatarID) (Avatar, bool) {
	for _, avatar := range slices.Concat(a.Custom, a.System) {
		if avatar.ID == id {
			return avatar, true
		}
	}
	return Avatar{}, false
}

// Selected returns the avatar that Jira marks as selected. It returns false if there is none, because the user has selected
// a custom avatar of another user (facts 4.5).
func (a Avatars) Selected() (Avatar, bool) {
	for _, avatar := range slices.Concat(a.Custom, a.System) {
		if avatar.Selected {
			return avatar, true
		}
	}
	return Avatar{}, false
}

// CustomIDs returns the IDs of the custom avatars.
func (a Avatars) CustomIDs() []AvatarID {
	ids := make([]AvatarID, len(a.Custom))
	for index, avatar := range a.Custom {
		ids[index] = avatar.ID
	}
	return ids
}

// AddedSince returns the IDs of the custom avatars that an earlier list did not have. Being new does not prove who uploaded
// an avatar (facts 12.2).
func (a Avatars) AddedSince(before []AvatarID) []AvatarID {
	return slices.DeleteFunc(a.CustomIDs(), func(id AvatarID) bool { return slices.Contains(before, id) })
}

// Avatars returns the avatars that a user can select (GET user/avatars). IsNotFound reports that Jira has no such user.
func (c *Client) Avatars(ctx context.Context, user User) (Avatars, error) {
	return doJSON(ctx, c, request{
		method: http.MethodGet, path: userPath + "/avatars", query: ByUsername(user.Username).query(), knownUser: true,
	}, func(avatars Avatars) bool { return avatars.System != nil || avatars.Custom != nil })
}

// AvatarRendition returns an avatar of a user as Jira shows it, 48 pixels wide and high (GET secure/useravatar). The bytes
// are an image of any format. IsNotFound reports that there is none: outside of the REST API Jira says so in HTML (facts
// 4.7), like any web server, so that it proves nothing about the avatar.
func (c *Client) AvatarRendition(ctx context.Context, user User, id AvatarID) ([]byte, error) {
	shown, err := c.do(ctx, request{
		method: http.MethodGet, path: "secure/useravatar", accept: "image/png",
		query: url.Values{"ownerId": {user.Key}, "avatarId": {string(id)}, "size": {"large"}},
	})
	var unexpected *UnexpectedResponseError
	if errors.As(err, &unexpected) && unexpected.Status == http.StatusNotFound {
		return nil, &Error{Method: unexpected.Method, Path: unexpected.Path, Status: unexpected.Status}
	}
	if err != nil {
		return nil, err
	}
	return shown.body, nil
}

// DeleteAvatar deletes a custom avatar of a user (DELETE user/avatar/{id}). If the user shows this avatar, the user shows the
// default avatar afterwards. Deleting an avatar that does not exist is not an error. A 404 and an unknown outcome do not
// prove that, so they are looked up (GET user/avatars). The error is an *Error if Jira refuses the request, for example for a
// system avatar.
func (c *Client) DeleteAvatar(ctx context.Context, user User, id AvatarID) error {
	c.users.invalidate(user.Key)
	defer c.users.invalidate(user.Key)
	_, err := c.do(ctx, request{
		method: http.MethodDelete, path: avatarPath + "/" + url.PathEscape(string(id)),
		query: ByUsername(user.Username).query(), repeatable: true,
	})
	if !IsNotFound(err) && !outcomeUnknown(err) {
		return err
	}
	avatars, lookUpErr := c.Avatars(ctx, user)
	switch {
	case IsNotFound(lookUpErr):
		return nil // the user was deleted
	case lookUpErr != nil:
		return &UnknownOutcomeError{Cause: err, LookUp: lookUpErr}
	case slices.Contains(avatars.CustomIDs(), id):
		return err
	}
	return nil
}
