// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"crypto/md5"
	"fmt"
	"net/url"
	"strings"
)

// The renditions that REST tells of, by the name of their size; the ordinary one needs no name.
var toldSizes = map[string]string{"48x48": "", "24x24": "small", "16x16": "xsmall", "32x32": "medium"}

// picturesOf are the URLs of what a user shows, in one of the forms of facts 4.8.
func (s *Server) imagesOf(user *storedUser) map[string]string {
	if s.gravatarShown(user) {
		return gravatarURLs(user)
	}
	return s.avatarURLs(s.shown(user))
}

func (s *Server) avatarURLs(shown shownAvatar) map[string]string {
	urls := map[string]string{}
	for key, size := range toldSizes {
		var query []string
		if size != "" {
			query = append(query, "size="+size)
		}
		if shown.owner != "" {
			query = append(query, "ownerId="+url.QueryEscape(shown.owner))
		}
		query = append(query, "avatarId="+shown.text())
		urls[key] = s.baseURL() + "/secure/useravatar?" + strings.Join(query, "&")
	}
	return urls
}

// gravatarShown is for users that have no avatar selected, or the default one (facts 4.4).
func (s *Server) gravatarShown(user *storedUser) bool {
	return s.settings.Gravatar && s.shown(user).id == defaultAvatar && user.EmailAddress != ""
}

func gravatarURLs(user *storedUser) map[string]string {
	urls := map[string]string{}
	for key := range toldSizes {
		side, _, _ := strings.Cut(key, "x")
		urls[key] = gravatarURL(user, side)
	}
	return urls
}

func gravatarURL(user *storedUser, side string) string {
	return fmt.Sprintf("https://www.gravatar.com/avatar/%x?d=mm&s=%s", md5.Sum([]byte(strings.ToLower(user.EmailAddress))), side)
}
