// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

// UserParts are the parts of a user that a caller needs beside the user key and the username. A list of all users may lack
// them (facts 12.6).
type UserParts uint8

const (
	// WithProfile is the display name, the e-mail address and whether the user is active.
	WithProfile UserParts = 1 << iota
	// WithAvatar is the avatar that the user shows.
	WithAvatar
	// WithAccess is the groups and the applications of the user.
	WithAccess
	// unlisted excludes the users of a list.
	unlisted

	// WithEverything is all that GET user returns. Groups and applications may still be unknown.
	WithEverything = WithProfile | WithAvatar | unlisted
)

// userSource is the kind of response that a user comes from.
type userSource int

const (
	// fromList is a page of GET user/list.
	fromList userSource = iota
	// fromWrite is the response to a write, which does not expand groups and applications.
	fromWrite
	// fromRead is GET user, which has everything that Jira returns.
	fromRead
)

// cachedUser is a user with the kind of response that it comes from.
type cachedUser struct {
	User
	source userSource
	// knowsActive is set if an entry of a list has "active".
	knowsActive bool
	// served is set once a read was served from an entry of a list.
	served bool
}

// has reports whether the user has these parts.
func (u *cachedUser) has(parts UserParts) bool {
	switch u.source {
	case fromRead:
		return true
	case fromWrite:
		return parts&WithAccess == 0 || u.knowsAccess()
	case fromList:
	}
	profile := u.knowsActive && u.DisplayName != "" && !u.HidesEmailAddress()
	switch {
	case parts&(unlisted|WithAccess) != 0:
		return false
	case !profile && (parts&WithProfile != 0 || IsAnonymizedUsername(u.Username)):
		return false // without a profile, an anonymized user is not recognized
	}
	_, shown := AvatarIDInURL(u.AvatarURLs["48x48"])
	return shown || parts&WithAvatar == 0
}

// knowsAccess reports whether the response had groups and applications.
func (u *cachedUser) knowsAccess() bool {
	_, groups := u.Groups()
	_, applications := u.ApplicationKeys()
	return groups && applications
}
