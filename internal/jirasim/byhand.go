// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"image"
	"slices"
)

// AddAccount adds a user and returns it with its key and its applications. Where a user of that name exists,
// nothing is added and the existing one is returned.
func (s *Server) AddUser(added User) User {
	s.mu.Lock()
	defer s.mu.Unlock()
	if existing := s.findByName(added.Name); existing != nil {
		return s.describe(existing)
	}
	stored := s.store(added)
	if !added.Deleted {
		s.applyMembership(stored.Key, User{}, added)
	}
	return s.describe(stored)
}

// applyMembership turns differences in Groups and ApplicationKeys into memberships.
func (s *Server) applyMembership(userKey string, before, after User) {
	missing := func(from, in []string) []string {
		return slices.DeleteFunc(slices.Clone(from), func(name string) bool { return slices.Contains(in, name) })
	}
	for _, name := range missing(before.Groups, after.Groups) {
		s.leave(name, userKey)
	}
	for _, name := range missing(after.Groups, before.Groups) {
		s.join(name, userKey)
	}
	for _, key := range missing(before.ApplicationKeys, after.ApplicationKeys) {
		if application := s.findApplication(key); application != nil {
			s.withdraw(application, userKey)
		}
	}
	for _, key := range missing(after.ApplicationKeys, before.ApplicationKeys) {
		if application := s.findApplication(key); application != nil {
			s.grant(application, userKey)
		}
	}
}

// User finds a user by username, without case. Deleted ones are not found.
func (s *Server) User(username string) (User, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.described(s.findByName(username))
}

// AccountByKey finds a user by user key. Deleted ones are not found.
func (s *Server) UserByKey(key string) (User, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.described(s.liveUser(key))
}

func (s *Server) described(found *storedUser) (User, bool) {
	if found == nil {
		return User{}, false
	}
	return s.describe(found), true
}

// Users are all that are not deleted, the administrator included, sorted by name.
func (s *Server) Users() []User {
	s.mu.Lock()
	defer s.mu.Unlock()
	var all []User
	for _, user := range s.liveUsers() {
		all = append(all, s.describe(user))
	}
	return all
}

// ChangeAccount lets the function change the user of that name. The key stays; an unknown name changes nothing.
// The function must not call the server.
func (s *Server) ChangeUser(username string, change func(*User)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	user := s.findByName(username)
	if user == nil {
		return
	}
	before := s.describe(user)
	after := s.describe(user)
	change(&after)
	s.applyMembership(user.Key, before, after)
	if after.Name != before.Name {
		s.rename(user, after.Name)
	}
	after.Key, after.Groups, after.ApplicationKeys = before.Key, nil, nil
	user.User = after
	if after.Deleted {
		s.erase(user)
	}
}

// RemoveAccount deletes a user, whatever Jira would have to say against it.
func (s *Server) RemoveUser(username string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if user := s.findByName(username); user != nil {
		s.erase(user)
	}
}

// Notified are the names of the users that were sent a welcome e-mail, in that order.
func (s *Server) Notified() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.notified)
}

// Avatar is a custom avatar.
type Avatar struct {
	ID int64
	// Owner is a user key.
	Owner string
	// Picture is the stored master; it must not be changed.
	Image image.Image
}

// Avatars are a user's custom avatars, by id.
func (s *Server) Avatars(userKey string) []Avatar {
	s.mu.Lock()
	defer s.mu.Unlock()
	var owned []Avatar
	for _, custom := range s.avatarsOf(userKey) {
		owned = append(owned, Avatar{custom.id, custom.owner, custom.master})
	}
	return owned
}

// SystemAvatars are the ids of the avatars that belong to nobody.
func (s *Server) SystemAvatars() []int64 { return systemAvatarIDs() }

// DefaultAvatar is the system avatar that users without a choice show.
func (s *Server) DefaultAvatar() int64 { return defaultAvatar }

// AddAvatar gives a user an avatar with this id (0: the next one) and returns the id. Of a picture that is not square
// the center is taken. It is not selected by that.
func (s *Server) AddAvatar(userKey string, id int64, pixels image.Image) int64 {
	bounds := pixels.Bounds()
	side := min(bounds.Dx(), bounds.Dy())
	corner := bounds.Min.Add(image.Pt((bounds.Dx()-side)/2, (bounds.Dy()-side)/2))
	kept := master(pixels, image.Rectangle{Min: corner, Max: corner.Add(image.Pt(side, side))})
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.addAvatar(userKey, id, kept).id
}

// SelectAvatar changes what a user shows. The id need not exist.
func (s *Server) SelectAvatar(userKey string, id int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if user := s.liveUser(userKey); user != nil {
		user.SelectedAvatar = id
	}
}

// RemoveAvatar deletes a custom avatar; whoever selected it shows the default from then on.
func (s *Server) RemoveAvatar(id int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.avatars, id)
}

// ShownAvatar is the id of what a user shows, after the fallbacks; 0 for an unknown user.
func (s *Server) ShownAvatar(userKey string) int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	if user := s.liveUser(userKey); user != nil {
		return s.shown(user).id
	}
	return 0
}

// ShownPicture is what a user shows, pixel by pixel as /secure/useravatar serves it as PNG in that size; nil for an
// unknown user. The side is in pixels.
func (s *Server) ShownImage(userKey string, side int) image.Image {
	s.mu.Lock()
	user := s.liveUser(userKey)
	if user == nil {
		s.mu.Unlock()
		return nil
	}
	shown := s.shown(user)
	var pixels *image.RGBA
	if custom := s.avatars[shown.id]; custom != nil {
		pixels = custom.master
	}
	s.mu.Unlock()
	return renderedAvatar(shown, pixels, side)
}

// StoredSide is the side, in pixels, of what Jira keeps of a custom avatar; 0 where there is none.
func (s *Server) StoredSide(avatarID int64) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	if custom := s.avatars[avatarID]; custom != nil {
		return custom.master.Bounds().Dx()
	}
	return 0
}
