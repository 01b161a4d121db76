// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package store

import (
	"cmp"
	"image"
	"slices"
)

// DefaultAvatar is the ID of the system avatar that a user without a choice shows. IDs differ from installation to
// installation; these follow the ranges of real ones (facts 4.5).
const (
	DefaultAvatar     = 10122
	firstSystemAvatar = 10334
	moreSystemAvatars = 24
	firstCustomAvatar = 10500
)

// Avatar is a custom avatar.
type Avatar struct {
	ID int64
	// Owner is a user key.
	Owner string
	// Image is the largest stored rendition: a square of at most 256 pixels. It must not be changed.
	Image image.Image
}

// ShownAvatar identifies the avatar that a user shows. Owner is empty for system avatars.
type ShownAvatar struct {
	ID    int64
	Owner string
}

// IsSystemAvatar reports whether an ID is that of a system avatar.
func IsSystemAvatar(id int64) bool {
	return id == DefaultAvatar || id >= firstSystemAvatar && id < firstSystemAvatar+moreSystemAvatars
}

// SystemAvatarIDs returns the IDs of all system avatars, the default avatar first.
func SystemAvatarIDs() []int64 {
	ids := []int64{DefaultAvatar}
	for id := int64(firstSystemAvatar); IsSystemAvatar(id); id++ {
		ids = append(ids, id)
	}
	return ids
}

// Shown returns the avatar that a user shows. A user that selected none, or one that does not exist, shows the default
// avatar (facts 4.5, 4.6).
func (s *Store) Shown(user *UserRecord) ShownAvatar {
	if custom := s.avatars[user.SelectedAvatar]; custom != nil {
		return ShownAvatar{custom.ID, custom.Owner}
	}
	if IsSystemAvatar(user.SelectedAvatar) {
		return ShownAvatar{ID: user.SelectedAvatar}
	}
	return ShownAvatar{ID: DefaultAvatar}
}

// ShowsGravatar reports whether a user shows its Gravatar: users do that if they show the default avatar (facts 4.4).
func (s *Store) ShowsGravatar(user *UserRecord) bool {
	return s.settings.Gravatar && s.Shown(user).ID == DefaultAvatar && user.EmailAddress != ""
}

// FindAvatar returns a custom avatar, or nil.
func (s *Store) FindAvatar(id int64) *Avatar { return s.avatars[id] }

// AvatarsOf returns the custom avatars of a user, sorted by ID.
func (s *Store) AvatarsOf(userKey string) []*Avatar {
	var owned []*Avatar
	for _, custom := range s.avatars {
		if custom.Owner == userKey {
			owned = append(owned, custom)
		}
	}
	slices.SortFunc(owned, func(a, b *Avatar) int { return cmp.Compare(a.ID, b.ID) })
	return owned
}

// AddAvatar stores the square part of an image as a custom avatar with an ID, or with the next ID for 0. It does not
// select the avatar.
func (s *Store) AddAvatar(ownerKey string, id int64, source image.Image, square image.Rectangle) *Avatar {
	if id == 0 {
		id = s.nextAvatarID
	}
	s.nextAvatarID = max(s.nextAvatarID, id+1)
	added := &Avatar{ID: id, Owner: ownerKey, Image: largestRendition(source, square)}
	s.avatars[id] = added
	return added
}

// RemoveAvatar deletes a custom avatar. Users that selected it keep the dangling choice and show the default avatar (facts
// 4.6).
func (s *Store) RemoveAvatar(id int64) { delete(s.avatars, id) }

// MayEditAvatarsOf reports whether a caller may change the avatars of a user: administrators and the user itself may,
// anonymous callers (nil) never (facts 4).
func (s *Store) MayEditAvatarsOf(userKey string, caller *UserRecord) bool {
	return caller != nil && (caller.Key == userKey || s.Administers(caller))
}

// CanShow reports whether an ID is that of a system avatar or of an avatar of the user.
func (s *Store) CanShow(userKey string, id int64) bool {
	custom := s.FindAvatar(id)
	return IsSystemAvatar(id) || custom != nil && custom.Owner == userKey
}
