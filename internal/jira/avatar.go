// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
)

const avatarPath = userPath + "/avatar"

// Avatar is a picture that Jira has for users: one of its own, or one that was uploaded for a user.
type Avatar struct {
	// ID is a number, which Jira writes as a string. What it shows never changes (facts 4.7).
	ID AvatarID `json:"id"`
	// Owner is the user key of the user that it was uploaded for; empty for Jira's own.
	Owner string `json:"owner"`
	// System tells Jira's own avatars, which everybody may select and nobody can delete.
	System bool `json:"isSystemAvatar"`
	// Selected is set on the avatar that Jira takes as chosen: the default one where nothing valid is (facts 4.5).
	Selected bool `json:"isSelected"`
	// Deletable is Jira's word on whether we may delete it; nil where this version does not tell.
	Deletable *bool `json:"isDeletable"`
	// URLs are the renditions, by "16x16", "24x24", "32x32" and "48x48".
	URLs map[string]string `json:"urls"`
}

// UnmarshalJSON reads an avatar that is marked as selected in either of two ways: Jira's answers have both, its
// documentation one or the other (facts 4.5).
func (a *Avatar) UnmarshalJSON(data []byte) error {
	type plain Avatar
	read := struct {
		*plain
		AlsoSelected bool `json:"selected"`
	}{plain: (*plain)(a)}
	if err := json.Unmarshal(data, &read); err != nil {
		return err
	}
	a.Selected = a.Selected || read.AlsoSelected
	return nil
}

// MayBeDeleted tells whether the avatar can be deleted, which Jira's own never can.
func (a Avatar) MayBeDeleted() bool {
	return !a.System && (a.Deletable == nil || *a.Deletable)
}

// AvatarID is the number of an avatar, in decimal digits.
type AvatarID string

// UnmarshalJSON reads the id as a string or as a number: Jira's answers have both (facts 4.2, 4.3).
func (id *AvatarID) UnmarshalJSON(data []byte) error {
	var number json.Number
	if err := json.Unmarshal(bytes.Trim(data, `"`), &number); err != nil || number == "" {
		return err
	}
	read, err := readAvatarID(number.String())
	*id = read
	return err
}

// readAvatarID refuses what is no number of an avatar, such as 0, -1 or 1.5.
func readAvatarID(text string) (AvatarID, error) {
	number, err := strconv.ParseUint(text, 10, 63)
	if err != nil {
		return "", err
	}
	if number == 0 {
		return "", errors.New("avatar ID 0 is not valid")
	}
	return AvatarID(strconv.FormatUint(number, 10)), nil
}

// number orders ids: Jira gives them out in sequence.
func (id AvatarID) number() int64 {
	number, _ := strconv.ParseInt(string(id), 10, 64)
	return number
}

// Avatars are the pictures that a user can show.
type Avatars struct {
	// System are Jira's own, Custom those that were uploaded for this user.
	System []Avatar `json:"system"`
	Custom []Avatar `json:"custom"`
}

// Find answers with the avatar that has this id, if the user can show it.
func (a Avatars) Find(id AvatarID) (Avatar, bool) {
	for _, avatar := range slices.Concat(a.Custom, a.System) {
		if avatar.ID == id {
			return avatar, true
		}
	}
	return Avatar{}, false
}

// Selected answers with the avatar that Jira flags as selected. There is none where the user's choice is another
// user's avatar (facts 4.5).
func (a Avatars) Selected() (Avatar, bool) {
	for _, avatar := range slices.Concat(a.Custom, a.System) {
		if avatar.Selected {
			return avatar, true
		}
	}
	return Avatar{}, false
}

// newest answers with the user's avatar of the highest id that is not among the known ones.
func (a Avatars) newest(known []AvatarID) (AvatarID, bool) {
	var newest AvatarID
	for _, avatar := range a.Custom {
		if !slices.Contains(known, avatar.ID) && avatar.ID.number() > newest.number() {
			newest = avatar.ID
		}
	}
	return newest, newest != ""
}

// Avatars lists what the user can show (GET user/avatars).
func (c *Client) Avatars(ctx context.Context, user User) (Avatars, error) {
	response, err := c.do(ctx, request{
		method: http.MethodGet, path: userPath + "/avatars", query: ByUsername(user.Username).query(), newUserKey: user.Key,
	})
	if err != nil {
		return Avatars{}, err
	}
	var avatars Avatars
	if err := response.decode(&avatars); err != nil {
		return Avatars{}, err
	}
	if avatars.System == nil && avatars.Custom == nil {
		return Avatars{}, response.foreign()
	}
	return avatars, nil
}

// ShownAvatar tells which avatar the user shows. The user's URLs tell it, except where they lead to Gravatar:
// then Jira is asked for the list (GET user/avatars). Empty, where the user shows another user's avatar and
// hides which.
func (c *Client) ShownAvatar(ctx context.Context, user User) (AvatarID, error) {
	if id, ok := AvatarIDInURL(user.AvatarURLs["48x48"]); ok {
		return id, nil
	}
	avatars, err := c.Avatars(ctx, user)
	if err != nil {
		return "", err
	}
	selected, _ := avatars.Selected()
	return selected.ID, nil
}

// ShownAfterSelect reads the user (GET user) and tells which avatar it shows, after a selection. Nodes of a cluster
// learn of it one after the other (facts 6.3), so it looks a few times before it believes that the choice did not take.
func (c *Client) ShownAfterSelect(ctx context.Context, user User, wanted AvatarID) (User, AvatarID, error) {
	for attempt := 0; ; attempt++ {
		now, err := c.UserNow(ctx, ByKey(user.Key))
		if err != nil {
			return User{}, "", err
		}
		shown, err := c.ShownAvatar(ctx, now)
		if err != nil || shown == wanted || !c.again(ctx, attempt+1) {
			return now, shown, err
		}
	}
}

// AvatarIDInURL reads the id from the URL of a picture in Jira. A Gravatar's URL has none.
func AvatarIDInURL(text string) (AvatarID, bool) {
	address, err := url.Parse(text)
	if err != nil {
		return "", false
	}
	id, err := readAvatarID(address.Query().Get("avatarId"))
	return id, err == nil
}

// SelectAvatar makes a user show an avatar (PUT user/avatar). Jira does not look whether there is such an avatar
// (facts 1.6): check before, and read the user afterwards.
func (c *Client) SelectAvatar(ctx context.Context, user User, id AvatarID) error {
	put, err := jsonRequest(http.MethodPut, avatarPath, ByUsername(user.Username).query(), map[string]string{"id": string(id)})
	if err != nil {
		return err
	}
	put.repeatable, put.newUserKey = true, user.Key
	c.users.forget(user.Key)
	defer c.users.forget(user.Key)
	_, err = c.do(ctx, put)
	return err
}

// DeleteAvatar deletes an avatar that was uploaded for a user (DELETE user/avatar/{id}). One that is gone already is
// no error. A user that shows it shows the default from then on.
func (c *Client) DeleteAvatar(ctx context.Context, user User, id AvatarID) error {
	c.users.forget(user.Key)
	defer c.users.forget(user.Key)
	_, err := c.do(ctx, request{
		method: http.MethodDelete, path: avatarPath + "/" + url.PathEscape(string(id)),
		query: ByUsername(user.Username).query(), repeatable: true,
	})
	if IsNotFound(err) {
		return nil
	}
	return err
}
