// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"image"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim/store"
)

// Avatars returns the custom avatars of a user, sorted by ID.
func (s *Server) Avatars(userKey string) []Avatar {
	s.store.Lock()
	defer s.store.Unlock()
	var owned []Avatar
	for _, custom := range s.store.AvatarsOf(userKey) {
		owned = append(owned, *custom)
	}
	return owned
}

// SystemAvatars returns the IDs of all system avatars, the default avatar first.
func (s *Server) SystemAvatars() []int64 { return store.SystemAvatarIDs() }

// DefaultAvatar returns the ID of the system avatar that a user without a choice shows.
func (s *Server) DefaultAvatar() int64 { return store.DefaultAvatar }

// AddAvatar gives a user a custom avatar with an ID, or with the next ID for 0, and returns the ID. It uses the centered
// square of the image and does not select the avatar.
func (s *Server) AddAvatar(userKey string, id int64, source image.Image) int64 {
	bounds := source.Bounds()
	side := min(bounds.Dx(), bounds.Dy())
	corner := bounds.Min.Add(image.Pt((bounds.Dx()-side)/2, (bounds.Dy()-side)/2))
	s.store.Lock()
	defer s.store.Unlock()
	return s.store.AddAvatar(userKey, id, source, image.Rectangle{Min: corner, Max: corner.Add(image.Pt(side, side))}).ID
}

// SelectAvatar changes the avatar that a user shows. The avatar need not exist.
func (s *Server) SelectAvatar(userKey string, id int64) {
	s.store.Lock()
	defer s.store.Unlock()
	if user := s.store.FindByKey(userKey); user != nil {
		user.SelectedAvatar = id
	}
}

// RemoveAvatar deletes a custom avatar. Users that selected it show the default avatar from then on.
func (s *Server) RemoveAvatar(id int64) {
	s.store.Lock()
	defer s.store.Unlock()
	s.store.RemoveAvatar(id)
}

// ShownAvatar returns the ID of the avatar that a user shows, 0 for an unknown user.
func (s *Server) ShownAvatar(userKey string) int64 {
	s.store.Lock()
	defer s.store.Unlock()
	if user := s.store.FindByKey(userKey); user != nil {
		return s.store.Shown(user).ID
	}
	return 0
}

// ShownImage returns the avatar that a user shows, with exactly the pixels of the PNG that /secure/useravatar serves in that
// size; nil for an unknown user. The side is in pixels.
func (s *Server) ShownImage(userKey string, side int) image.Image {
	shown, stored, found := s.shownImage(userKey)
	if !found {
		return nil
	}
	return store.Rendition(shown, stored, side)
}

// shownImage returns what Rendition needs, which runs without the lock.
func (s *Server) shownImage(userKey string) (shown int64, stored image.Image, found bool) {
	s.store.Lock()
	defer s.store.Unlock()
	user := s.store.FindByKey(userKey)
	if user == nil {
		return 0, nil, false
	}
	shown = s.store.Shown(user).ID
	if custom := s.store.FindAvatar(shown); custom != nil {
		stored = custom.Image
	}
	return shown, stored, true
}

// StoredSide returns the side, in pixels, of the image that Jira stores of a custom avatar, 0 for an unknown avatar.
func (s *Server) StoredSide(avatarID int64) int {
	s.store.Lock()
	defer s.store.Unlock()
	if custom := s.store.FindAvatar(avatarID); custom != nil {
		return custom.Image.Bounds().Dx()
	}
	return 0
}
