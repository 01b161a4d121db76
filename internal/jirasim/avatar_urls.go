// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"crypto/md5"
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim/store"
)

// sizeNames are the sizes of avatar URLs in REST with their values of the parameter size. The default size needs none.
var sizeNames = map[string]string{"48x48": "", "24x24": "small", "16x16": "xsmall", "32x32": "medium"}

// userAvatarURLs returns the URLs of the avatar that a user shows, in one of the forms of facts 4.8.
func (s *Server) userAvatarURLs(user *store.UserRecord) map[string]string {
	if s.store.ShowsGravatar(user) {
		return gravatarURLs(user)
	}
	return s.avatarURLs(s.store.Shown(user))
}

func (s *Server) avatarURLs(shown store.ShownAvatar) map[string]string {
	urls := map[string]string{}
	for key, size := range sizeNames {
		var query []string
		if size != "" {
			query = append(query, "size="+size)
		}
		if shown.Owner != "" {
			query = append(query, "ownerId="+url.QueryEscape(shown.Owner))
		}
		query = append(query, "avatarId="+strconv.FormatInt(shown.ID, 10))
		urls[key] = s.baseURL() + "/secure/useravatar?" + strings.Join(query, "&")
	}
	return urls
}

func gravatarURLs(user *store.UserRecord) map[string]string {
	urls := map[string]string{}
	for key := range sizeNames {
		side, _, _ := strings.Cut(key, "x")
		urls[key] = gravatarURL(user, side)
	}
	return urls
}

func gravatarURL(user *store.UserRecord, side string) string {
	return fmt.Sprintf("https://www.gravatar.com/avatar/%x?d=mm&s=%s", md5.Sum([]byte(strings.ToLower(user.EmailAddress))), side)
}
