// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"fmt"
	"html"
	"net/http"
	"slices"
	"strings"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim/store"
)

type pickedUsers struct {
	Users  []pickedUser `json:"users"`
	Total  int          `json:"total"`
	Header string       `json:"header"`
}

type pickedUser struct {
	Name        string `json:"name"`
	Key         string `json:"key"`
	HTML        string `json:"html"`
	DisplayName string `json:"displayName"`
	AvatarURL   string `json:"avatarUrl,omitempty"`
}

// pickUsers serves an autocompletion field: it finds active users only and shows the matching text in bold (facts 5.9).
func (s *Server) pickUsers(e *exchange) *httpResponse {
	query := e.argument("query")
	excluded := e.query["exclude"]
	matching := s.store.UsersWhere(func(user *store.UserRecord) bool {
		return user.Active && query != "" && s.store.Matches(user, e.caller, query) &&
			!slices.ContainsFunc(excluded, func(name string) bool { return strings.EqualFold(name, user.Name) })
	})
	picked := pickedUsers{Users: []pickedUser{}, Total: len(matching)}
	limit := min(len(matching), s.settings.SearchCap, max(0, e.integerArgument("maxResults", defaultMaxResults)))
	for _, user := range matching[:limit] {
		bean := pickedUser{Name: user.Name, Key: user.Key, HTML: e.highlight(user, query), DisplayName: user.DisplayName}
		if e.argument("showAvatar") == "true" {
			bean.AvatarURL = s.userAvatarURLs(user)["16x16"]
		}
		picked.Users = append(picked.Users, bean)
	}
	picked.Header = fmt.Sprintf("Showing %d of %d matching users", len(picked.Users), picked.Total)
	return jsonResponse(http.StatusOK, picked)
}

// highlight returns "display name - e-mail address (username)" as HTML.
func (e *exchange) highlight(user *store.UserRecord, query string) string {
	text := bold(user.DisplayName, query)
	if address := e.server.store.VisibleEmail(user, e.caller); address != "" {
		text += " - " + bold(address, query)
	}
	return text + " (" + bold(user.Name, query) + ")"
}

// bold marks the query where a text or one of its words starts with it.
func bold(text, query string) string {
	words := strings.Split(text, " ")
	for i := range words {
		rest := strings.Join(words[i:], " ")
		if len(rest) >= len(query) && strings.EqualFold(rest[:len(query)], query) {
			before := len(text) - len(rest)
			return html.EscapeString(text[:before]) + "<strong>" + html.EscapeString(rest[:len(query)]) + "</strong>" + html.EscapeString(rest[len(query):])
		}
	}
	return html.EscapeString(text)
}
