// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"cmp"
	"image"
	"slices"
	"strconv"
)

// defaultAvatar is what a user without a choice shows. Ids differ per installation; these are as real ones are.
const (
	defaultAvatar     = 10122
	firstSystemAvatar = 10334
	moreSystemAvatars = 24
	firstCustomAvatar = 10500
)

// avatar is a custom one. Its master is square, at most largestRendition wide, and never changes.
type avatar struct {
	id     int64
	owner  string // user key
	master *image.RGBA
}

func isSystemAvatar(id int64) bool {
	return id == defaultAvatar || id >= firstSystemAvatar && id < firstSystemAvatar+moreSystemAvatars
}

func systemAvatarIDs() []int64 {
	ids := []int64{defaultAvatar}
	for id := int64(firstSystemAvatar); isSystemAvatar(id); id++ {
		ids = append(ids, id)
	}
	return ids
}

// shownAvatar is what a user shows after the fallbacks; owner is "" for system avatars.
type shownAvatar struct {
	id    int64
	owner string
}

func (shown shownAvatar) text() string { return strconv.FormatInt(shown.id, 10) }

// shown resolves a user's choice: none, and one that does not exist, is the default (facts 4.5, 4.6).
func (s *Server) shown(user *storedUser) shownAvatar {
	if custom := s.avatars[user.SelectedAvatar]; custom != nil {
		return shownAvatar{custom.id, custom.owner}
	}
	if isSystemAvatar(user.SelectedAvatar) {
		return shownAvatar{id: user.SelectedAvatar}
	}
	return shownAvatar{id: defaultAvatar}
}

// addAvatar keeps a picture that is already square and small enough. It is not selected by that.
func (s *Server) addAvatar(owner string, id int64, master *image.RGBA) *avatar {
	if id == 0 {
		id = s.nextAvatarID
	}
	s.nextAvatarID = max(s.nextAvatarID, id+1)
	added := &avatar{id: id, owner: owner, master: master}
	s.avatars[id] = added
	return added
}

// avatarsOf are a user's custom avatars, by id.
func (s *Server) avatarsOf(userKey string) []*avatar {
	var owned []*avatar
	for _, custom := range s.avatars {
		if custom.owner == userKey {
			owned = append(owned, custom)
		}
	}
	slices.SortFunc(owned, func(a, b *avatar) int { return cmp.Compare(a.id, b.id) })
	return owned
}

// mayEditAvatarsOf is for administrators and the user itself; anonymous never (facts 4).
func (e *exchange) mayEditAvatarsOf(userKey string) bool {
	return e.caller != nil && (e.caller.Key == userKey || e.callerAdministers())
}
