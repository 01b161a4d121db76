// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/url"
	"strconv"
)

// AvatarID is the identifier of an avatar: a positive integer in decimal digits. What an avatar shows never changes
// (facts 4.7).
type AvatarID string

// UnmarshalJSON reads an avatar ID that is a string or a number, because Jira's responses have both (facts 4.2, 4.3).
func (id *AvatarID) UnmarshalJSON(data []byte) error {
	var number json.Number
	if err := json.Unmarshal(bytes.Trim(data, `"`), &number); err != nil || number == "" {
		return err
	}
	parsed, err := parseAvatarID(number.String())
	*id = parsed
	return err
}

// parseAvatarID refuses everything but a positive integer.
func parseAvatarID(text string) (AvatarID, error) {
	number, err := strconv.ParseUint(text, 10, 63)
	if err != nil {
		return "", err
	}
	if number == 0 {
		return "", errors.New("avatar ID 0 is not valid")
	}
	return AvatarID(strconv.FormatUint(number, 10)), nil
}

// AvatarIDInURL returns the avatar ID in the URL of a user's avatar, such as
// https://jira.example.com/secure/useravatar?avatarId=10122. It returns false if there is none, for example in the URL of a
// Gravatar (facts 4.8). It sends no request.
func AvatarIDInURL(text string) (AvatarID, bool) {
	address, err := url.Parse(text)
	if err != nil {
		return "", false
	}
	id, err := parseAvatarID(address.Query().Get("avatarId"))
	return id, err == nil
}
