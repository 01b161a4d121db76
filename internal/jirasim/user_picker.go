// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"fmt"
	"html"
	"net/http"
	"slices"
	"strings"
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

// pickUsers is made for a field that completes: active users only, with what matches in bold.
func (s *Server) pickUsers(e *exchange) httpResponse {
	query := e.argument("query")
	excluded := e.query["exclude"]
	matching := s.found(func(user *storedUser) bool {
		return user.Active && query != "" && e.matches(user, query) &&
			!slices.ContainsFunc(excluded, func(name string) bool { return strings.EqualFold(name, user.Name) })
	})
	picked := pickedUsers{Users: []pickedUser{}, Total: len(matching)}
	for _, user := range matching[:min(len(matching), s.settings.SearchCap, max(0, e.integer("maxResults", ordinaryResults)))] {
		bean := pickedUser{Name: user.Name, Key: user.Key, HTML: e.highlighted(user, query), DisplayName: user.DisplayName}
		if e.argument("showAvatar") == "true" {
			bean.AvatarURL = s.imagesOf(user)["16x16"]
		}
		picked.Users = append(picked.Users, bean)
	}
	picked.Header = fmt.Sprintf("Showing %d of %d matching users", len(picked.Users), picked.Total)
	return jsonResponse(http.StatusOK, picked)
}

// highlighted is "display name - e-mail (username)" in HTML.
func (e *exchange) highlighted(user *storedUser, query string) string {
	text := bold(user.DisplayName, query)
	if address := e.visibleEmail(user); address != "" {
		text += " - " + bold(address, query)
	}
	return text + " (" + bold(user.Name, query) + ")"
}

// bold marks the query at the beginning of a text or of one of its words.
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
