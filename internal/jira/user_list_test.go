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

// listing is a Jira of some version whose user/list is the given one, and in which the group "users" grants the one
// application; its only member is member.
func listing(t *testing.T, version string, list http.HandlerFunc) *jira.Client {
	t.Helper()
	return scriptAll(t, func(w http.ResponseWriter, r *http.Request) {
		switch {
		case strings.HasSuffix(r.URL.Path, "/serverInfo"):
			numbers := strings.ReplaceAll(version, ".", ",")
			says(200, asJSON, fmt.Sprintf(`{"version":%q,"versionNumbers":[%s],"deploymentType":"Server"}`, version, numbers))(w, r)
		case strings.HasSuffix(r.URL.Path, "/user/list"):
			list(w, r)
		case strings.HasSuffix(r.URL.Path, "/applicationrole"):
			says(200, asJSON, `[{"key":"a","groups":["users"]},{"key":"b","groups":["users"]}]`)(w, r)
		default:
			says(200, asJSON, `{"isLast":true,"values":[{"key":"K1","name":"member"}]}`)(w, r)
		}
	}).connect(t)
}

func everybody(t *testing.T, client *jira.Client) (names []string, coverage jira.Coverage, err error) {
	t.Helper()
	coverage, err = client.EachUser(t.Context(), func(user jira.User) bool {
		names = append(names, user.Username)
		return true
	})
	return names, coverage, err
}

// Early releases of Jira 10.3 have no user/list, and a 404 of the REST framework's says so.
func TestMembersOfApplicationsStandInForAMissingList(t *testing.T) {
	t.Parallel()
	missing := says(404, asJSON, `{"message":"null for uri: /rest/api/2/user/list","status-code":404}`)
	names, coverage, err := everybody(t, listing(t, "10.3.2", missing))
	if err != nil || coverage != jira.ApplicationMembers || !slices.Equal(names, []string{"member"}) {
		t.Errorf("%v, %v, %v", names, coverage, err)
	}
	// Jira 11 has it: there a 404 is somebody else's.
	var foreign *jira.UnexpectedResponseError
	if names, _, err := everybody(t, listing(t, "11.0.0", missing)); !errors.As(err, &foreign) || names != nil {
		t.Errorf("%v, %v", names, err)
	}
	// Jira 9 is not asked.
	names, coverage, err = everybody(t, listing(t, "9.12.15", func(http.ResponseWriter, *http.Request) { t.Error("asked for a list") }))
	if err != nil || coverage != jira.ApplicationMembers || !slices.Equal(names, []string{"member"}) {
		t.Errorf("%v, %v, %v", names, coverage, err)
	}
}

func TestPagesFollowTheCursorAndNeverGoInCircles(t *testing.T) {
	t.Parallel()
	pages := map[string]string{
		"":  `{"values":[{"key":"K1","name":"a"}],"nextCursor":"7","isLast":false}`,
		"7": `{"values":[{"key":"K2","name":"b"}],"nextCursor":"9","isLast":false}`,
		"9": `{"values":[],"isLast":true}`,
	}
	answer := func(w http.ResponseWriter, r *http.Request) {
		says(200, asJSON, pages[r.URL.Query().Get("cursor")])(w, r)
	}
	names, coverage, err := everybody(t, listing(t, "11.3.8", answer))
	if err != nil || coverage != jira.EveryUser || !slices.Equal(names, []string{"a", "b"}) {
		t.Errorf("%v, %v, %v", names, coverage, err)
	}
	for name, stuck := range map[string]string{
		"no cursor":   `{"values":[],"isLast":false}`,
		"same cursor": `{"values":[],"nextCursor":"7","isLast":false}`,
		"no values":   `{"isLast":true}`,
	} {
		if _, _, err := everybody(t, listing(t, "11.3.8", says(200, asJSON, stuck))); err == nil {
			t.Errorf("%s is taken for the end of a list", name)
		}
	}
}

func TestListStopsWhenItIsToldTo(t *testing.T) {
	t.Parallel()
	asked := 0
	client := listing(t, "11.3.8", func(w http.ResponseWriter, r *http.Request) {
		asked++
		says(200, asJSON, `{"values":[{"key":"K1","name":"a"},{"key":"K2","name":"b"}],"nextCursor":"7","isLast":false}`)(w, r)
	})
	taken := 0
	if _, err := client.EachUser(t.Context(), func(jira.User) bool { taken++; return false }); err != nil || taken != 1 || asked != 1 {
		t.Errorf("%d users from %d pages, %v", taken, asked, err)
	}
}
