// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"image"
	"slices"
)

// AddAccount adds an account and returns it with its key and its applications. Where an account of that name exists,
// nothing is added and the existing one is returned.
func (s *Server) AddAccount(added Account) Account {
	s.mu.Lock()
	defer s.mu.Unlock()
	if existing := s.findByName(added.Name); existing != nil {
		return s.describe(existing)
	}
	stored := s.store(added)
	if !added.Deleted {
		s.applyMembership(stored.Key, Account{}, added)
	}
	return s.describe(stored)
}

// applyMembership turns differences in Groups and ApplicationKeys into memberships.
func (s *Server) applyMembership(userKey string, before, after Account) {
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

// Account finds an account by username, without case. Deleted ones are not found.
func (s *Server) Account(username string) (Account, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.described(s.findByName(username))
}

// AccountByKey finds an account by user key. Deleted ones are not found.
func (s *Server) AccountByKey(key string) (Account, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.described(s.liveAccount(key))
}

func (s *Server) described(found *account) (Account, bool) {
	if found == nil {
		return Account{}, false
	}
	return s.describe(found), true
}

// Accounts are all that are not deleted, the administrator included, sorted by name.
func (s *Server) Accounts() []Account {
	s.mu.Lock()
	defer s.mu.Unlock()
	var all []Account
	for _, user := range s.liveAccounts() {
		all = append(all, s.describe(user))
	}
	return all
}

// ChangeAccount lets the function change the account of that name. The key stays; an unknown name changes nothing.
// The function must not call the server.
func (s *Server) ChangeAccount(username string, change func(*Account)) {
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
	user.Account = after
	if after.Deleted {
		s.erase(user)
	}
}

// RemoveAccount deletes an account, whatever Jira would have to say against it.
func (s *Server) RemoveAccount(username string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if user := s.findByName(username); user != nil {
		s.erase(user)
	}
}

// Notified are the names of the accounts that were sent a welcome e-mail, in that order.
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
	Picture image.Image
}

// Avatars are an account's custom avatars, by id.
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

// DefaultAvatar is the system avatar that accounts without a choice show.
func (s *Server) DefaultAvatar() int64 { return defaultAvatar }

// AddAvatar gives an account an avatar with this id (0: the next one) and returns the id. Of a picture that is not square
// the centre is taken. It is not selected by that.
func (s *Server) AddAvatar(userKey string, id int64, picture image.Image) int64 {
	bounds := picture.Bounds()
	side := min(bounds.Dx(), bounds.Dy())
	corner := bounds.Min.Add(image.Pt((bounds.Dx()-side)/2, (bounds.Dy()-side)/2))
	kept := master(picture, image.Rectangle{Min: corner, Max: corner.Add(image.Pt(side, side))})
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.addAvatar(userKey, id, kept).id
}

// SelectAvatar changes what an account shows. The id need not exist.
func (s *Server) SelectAvatar(userKey string, id int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if user := s.liveAccount(userKey); user != nil {
		user.SelectedAvatar = id
	}
}

// RemoveAvatar deletes a custom avatar; whoever selected it shows the default from then on.
func (s *Server) RemoveAvatar(id int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.avatars, id)
}

// ShownAvatar is the id of what an account shows, after the fallbacks; 0 for an unknown account.
func (s *Server) ShownAvatar(userKey string) int64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	if user := s.liveAccount(userKey); user != nil {
		return s.shown(user).id
	}
	return 0
}

// ShownPicture is what an account shows, pixel by pixel as /secure/useravatar serves it as PNG in that size; nil for an
// unknown account. The side is in pixels.
func (s *Server) ShownPicture(userKey string, side int) image.Image {
	s.mu.Lock()
	user := s.liveAccount(userKey)
	if user == nil {
		s.mu.Unlock()
		return nil
	}
	shown := s.shown(user)
	var picture *image.RGBA
	if custom := s.avatars[shown.id]; custom != nil {
		picture = custom.master
	}
	s.mu.Unlock()
	return pixels(shown, picture, side)
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
