// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"bytes"
	_ "embed"
	"html/template"
	"net/http"
	"net/url"
	"strconv"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim/store"
)

//go:embed users_page.html
var usersPageHTML string

var usersTemplate = template.Must(template.New("page").Parse(usersPageHTML))

type usersView struct {
	Version string
	// Updates is the path from which the page reads its cards again.
	Updates string
	Users   []userView
}

type userView struct {
	Key, Name, DisplayName, EmailAddress string
	Active, DefaultAvatar                bool
	AvatarID                             int64
	Avatar                               imageView
	Strip, AllSizes                      []imageView
}

type imageView struct {
	Source string
	Side   int
}

// usersPage shows all users with their avatars to everyone: it is for demonstrations. The route has the lock. The page reads
// the cards again and again from the control path, which is not logged, and shows only what changed.
func (s *Server) usersPage(*exchange) *httpResponse { return s.usersHTML("page") }

// usersCards returns the cards of the page.
func (s *Server) usersCards() *httpResponse {
	s.store.Lock()
	defer s.store.Unlock()
	return s.usersHTML("cards")
}

// usersHTML executes a template with all users. The caller has the lock.
func (s *Server) usersHTML(name string) *httpResponse {
	view := usersView{Version: s.version.String(), Updates: controlPath + "users"}
	for _, user := range s.store.Users() {
		view.Users = append(view.Users, s.viewOf(user))
	}
	var page bytes.Buffer
	if err := usersTemplate.ExecuteTemplate(&page, name, view); err != nil {
		return htmlResponse(http.StatusInternalServerError, "The page failed", err.Error())
	}
	return typedResponse(http.StatusOK, htmlType, page.Bytes())
}

func (s *Server) viewOf(user *store.UserRecord) userView {
	shown := s.store.Shown(user).ID
	view := userView{
		Key: user.Key, Name: user.Name, DisplayName: user.DisplayName, EmailAddress: user.EmailAddress,
		Active: user.Active, DefaultAvatar: shown == store.DefaultAvatar, AvatarID: shown,
	}
	const avatarSide, stripSide = 128, 64
	for _, side := range sortedSides {
		image := avatarView(user.Key, side, shown)
		view.AllSizes = append(view.AllSizes, image)
		if side <= stripSide {
			view.Strip = append(view.Strip, image)
		}
		if side == avatarSide {
			view.Avatar = image
		}
	}
	return view
}

// avatarView returns an image of the control path, because /secure/useravatar shows the default avatar to anonymous callers.
func avatarView(userKey string, side int, shown int64) imageView {
	// The parameter avatar has no effect. It makes the browser load the image again after a change.
	query := url.Values{"userKey": {userKey}, "side": {strconv.Itoa(side)}, "avatar": {strconv.FormatInt(shown, 10)}}
	return imageView{controlPath + "avatar?" + query.Encode(), side}
}
