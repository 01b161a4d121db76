// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// connectToList connects to a Jira of this version whose GET user/list is the handler. Two applications have the same
// group, with one member.
func connectToList(t *testing.T, version string, list http.HandlerFunc) *jira.Client {
	t.Helper()
	return scriptAll(t, func(w http.ResponseWriter, r *http.Request) {
		switch {
		case strings.HasSuffix(r.URL.Path, "/serverInfo"):
			numbers := strings.ReplaceAll(version, ".", ",")
			respondWith(200, asJSON, fmt.Sprintf(`{"version":%q,"versionNumbers":[%s],"deploymentType":"Server"}`, version, numbers))(w, r)
		case strings.HasSuffix(r.URL.Path, "/user/list"):
			list(w, r)
		case strings.HasSuffix(r.URL.Path, "/applicationrole"):
			respondWith(200, asJSON, `[{"key":"a","groups":["users"]},{"key":"b","groups":["users"]}]`)(w, r)
		default:
			respondWith(200, asJSON, `{"isLast":true,"values":[{"key":"K1","name":"member"}]}`)(w, r)
		}
	}).connect(t)
}

// listUsernames returns the usernames that EachUser lists.
func listUsernames(t *testing.T, client *jira.Client) (usernames []string, coverage jira.Coverage, err error) {
	t.Helper()
	coverage, err = client.EachUser(t.Context(), func(user jira.User) bool {
		usernames = append(usernames, user.Username)
		return true
	})
	return usernames, coverage, err
}

func TestEachUser_withoutUserList(t *testing.T) {
	t.Parallel()
	// How Jira's REST framework responds to an unknown path.
	unknownPath := respondWith(404, asJSON, `{"message":"null for uri: /rest/api/2/user/list","status-code":404}`)
	usernames, coverage, err := listUsernames(t, connectToList(t, "10.3.2", unknownPath))
	if err != nil || coverage != jira.ApplicationMembers || !slices.Equal(usernames, []string{"member"}) {
		t.Errorf("Jira 10.3.2: EachUser lists %v, %v, %v, want the member of the application", usernames, coverage, err)
	}
	// Jira 11 has the endpoint, so that a 404 is not Jira's.
	var unexpected *jira.UnexpectedResponseError
	if usernames, _, err := listUsernames(t, connectToList(t, "11.0.0", unknownPath)); !errors.As(err, &unexpected) || usernames != nil {
		t.Errorf("Jira 11.0.0: EachUser lists %v, %v, want an UnexpectedResponseError", usernames, err)
	}
	// Jira 9 does not have the endpoint, so that the client does not try it.
	usernames, coverage, err = listUsernames(t, connectToList(t, "9.12.15", func(http.ResponseWriter, *http.Request) {
		t.Error("the client requests user/list from Jira 9.12.15")
	}))
	if err != nil || coverage != jira.ApplicationMembers || !slices.Equal(usernames, []string{"member"}) {
		t.Errorf("Jira 9.12.15: EachUser lists %v, %v, %v, want the member of the application", usernames, coverage, err)
	}
}

func TestEachUser_pages(t *testing.T) {
	t.Parallel()
	pages := map[string]string{
		"":  `{"values":[{"key":"K1","name":"a"}],"nextCursor":"7","isLast":false}`,
		"7": `{"values":[{"key":"K2","name":"b"}],"nextCursor":"9","isLast":false}`,
		"9": `{"values":[],"isLast":true}`,
	}
	list := func(w http.ResponseWriter, r *http.Request) {
		respondWith(200, asJSON, pages[r.URL.Query().Get("cursor")])(w, r)
	}
	usernames, coverage, err := listUsernames(t, connectToList(t, "11.3.8", list))
	if err != nil || coverage != jira.EveryUser || !slices.Equal(usernames, []string{"a", "b"}) {
		t.Errorf("EachUser lists %v, %v, %v, want a and b", usernames, coverage, err)
	}
	for name, page := range map[string]string{
		"no cursor": `{"values":[{"key":"K1","name":"a"}],"isLast":false}`,
		"no users":  `{"values":[],"nextCursor":"7","isLast":false}`,
	} {
		if _, _, err := listUsernames(t, connectToList(t, "11.3.8", respondWith(200, asJSON, page))); err != nil {
			t.Errorf("%s: EachUser returned %v, want the end of the list", name, err)
		}
	}
	for name, page := range map[string]string{
		"same cursor": `{"values":[{"key":"K1","name":"a"}],"nextCursor":"7","isLast":false}`,
		"no values":   `{"isLast":true}`,
	} {
		if _, _, err := listUsernames(t, connectToList(t, "11.3.8", respondWith(200, asJSON, page))); err == nil {
			t.Errorf("%s: EachUser returned no error", name)
		}
	}
}

func TestEachUser_stops(t *testing.T) {
	t.Parallel()
	requests := 0
	client := connectToList(t, "11.3.8", func(w http.ResponseWriter, r *http.Request) {
		requests++
		respondWith(200, asJSON, `{"values":[{"key":"K1","name":"a"},{"key":"K2","name":"b"}],"nextCursor":"7","isLast":false}`)(w, r)
	})
	calls := 0
	if _, err := client.EachUser(t.Context(), func(jira.User) bool { calls++; return false }); err != nil || calls != 1 || requests != 1 {
		t.Errorf("EachUser called yield %d times and requested %d pages, %v, want 1 and 1", calls, requests, err)
	}
}
