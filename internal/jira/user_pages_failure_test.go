// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// A failed page costs one request, and at most two pages are tried. The login counts as valid.
func TestUserPages_failures(t *testing.T) {
	t.Parallel()
	isPage := func(request jirasim.Request) bool { return strings.HasSuffix(request.Path, "/user/list") }
	for name, test := range map[string]struct {
		fault jirasim.Fault
		pages int
	}{
		"HTTP 500":          {jirasim.Fault{Kind: jirasim.Status500}, 2},
		"HTTP 500 once":     {jirasim.Fault{Kind: jirasim.Status500, Times: 1}, 2},
		"HTTP 502":          {jirasim.Fault{Kind: jirasim.BadGateway}, 2},
		"login page":        {jirasim.Fault{Kind: jirasim.LoginPage}, 1},
		"truncated":         {jirasim.Fault{Kind: jirasim.Truncated}, 2},
		"empty":             {jirasim.Fault{Kind: jirasim.Empty}, 1},
		"redirect":          {jirasim.Fault{Kind: jirasim.Redirect}, 1},
		"too many requests": {jirasim.Fault{Kind: jirasim.TooManyRequests, Times: 1}, 2},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			onEstate(t, jirasim.Settings{Version: "11.3"}, 200, 150, func(t *testing.T, estate estate) {
				fault := test.fault
				fault.Match = isPage
				estate.server.Misbehave(fault)
				estate.refresh(t, jira.WithProfile, jira.WithAvatar)
				pages, all := estate.requests()
				if want := len(estate.keys); pages != test.pages || all-pages > want {
					t.Errorf("%d pages and %d single reads, want %d and at most %d", pages, all-pages, test.pages, want)
				}
			})
		})
	}
}

// While a page takes long, reads wait for it at most 2 seconds. After that, no read waits.
func TestUserPages_slow(t *testing.T) {
	t.Parallel()
	onEstate(t, jirasim.Settings{Version: "11.3"}, 600, 500, func(t *testing.T, estate estate) {
		release := make(chan struct{})
		estate.server.Misbehave(jirasim.Fault{Times: 1, Match: func(request jirasim.Request) bool {
			return strings.HasSuffix(request.Path, "/user/list")
		}, During: func(jirasim.Request) { <-release }})
		time.AfterFunc(20*time.Second, func() { close(release) })
		began := time.Now()
		estate.refresh(t, jira.WithProfile, jira.WithAvatar)
		if took := time.Since(began); took != 2*time.Second {
			t.Errorf("the reads took %s, want 2 s", took)
		}
		estate.wantAtMost(t, 1, 501)
		<-release
	})
}

// What a Jira or a proxy without a readable list responds. The next reads are sent one by one.
func TestUserPages_unusable(t *testing.T) {
	t.Parallel()
	refusal := `{"errorMessages":["No permission."],"errors":{}}`
	user := `{"key":"K-%d","name":"robot-%[1]d"}`
	for name, test := range map[string]struct {
		version string
		page    http.HandlerFunc
		pages   int
	}{
		"404":                       {"11.3.8", respondWith(404, asJSON, `{"message":"HTTP 404 Not Found","status-code":404}`), 1},
		"404 of 10.3.2":             {"10.3.2", respondWith(404, asJSON, `{"message":"HTTP 404 Not Found","status-code":404}`), 1},
		"405":                       {"11.3.8", respondWith(405, asHTML, "<html>"), 1},
		"401":                       {"11.3.8", respondWith(401, asJSON, refusal), 1},
		"401 without a body":        {"11.3.8", respondWith(401, "", ""), 1},
		"401 as anonymous":          {"11.3.8", respondsWith(401, map[string]string{"X-AUSERNAME": "anonymous"}, refusal), 1},
		"403":                       {"11.3.8", respondWith(403, asJSON, refusal), 1},
		"403 like basic disabled":   {"11.3.8", respondsWith(403, map[string]string{"X-ANODEID": "node"}, basicDisabled), 1},
		"no values":                 {"11.3.8", respondWith(200, asJSON, `{"isLast":true}`), 1},
		"another type":              {"11.3.8", respondWith(200, asJSON, `[]`), 1},
		"numeric cursor":            {"11.3.8", respondWith(200, asJSON, `{"values":[],"nextCursor":7}`), 1},
		"empty":                     {"11.3.8", respondWith(200, asJSON, `{"values":[],"nextCursor":"7"}`), 1},
		"same cursor":               {"11.3.8", respondWith(200, asJSON, `{"values":[`+fmt.Sprintf(user, 900)+`],"nextCursor":"7"}`), 2},
		"not in the list":           {"11.3.8", respondWith(200, asJSON, `{"values":[`+fmt.Sprintf(user, 900)+`]}`), 1},
		"without username":          {"11.3.8", respondWith(200, asJSON, `{"values":[{"key":"K-99","active":true}],"isLast":true}`), 1},
		"without active and e-mail": {"11.3.8", respondWith(200, asJSON, `{"values":[`+fmt.Sprintf(user, 99)+`],"isLast":true}`), 1},
		"masked e-mail":             {"11.3.8", respondWith(200, asJSON, `{"values":[{"key":"K-99","name":"robot-99","displayName":"Robot","active":true,"emailAddress":"a at b"}],"isLast":true}`), 1},
		"10.4 has no list":          {"10.4.0", nil, 0},
		"10.2 has no list":          {"10.2.0", nil, 0},
		"9.12 has no list":          {"9.12.15", nil, 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			pages, reads := 0, 0
			client := scriptAll(t, func(w http.ResponseWriter, r *http.Request) {
				switch {
				case strings.HasSuffix(r.URL.Path, "/serverInfo"):
					respondWith(200, asJSON, fmt.Sprintf(`{"version":%q,"versionNumbers":[%s]}`, test.version, strings.ReplaceAll(test.version, ".", ",")))(w, r)
				case strings.HasSuffix(r.URL.Path, "/user/list"):
					pages++
					test.page(w, r)
				default:
					reads++
					key := r.URL.Query().Get("key")
					respondWith(200, asJSON, fmt.Sprintf(`{"key":%q,"name":"robot","emailAddress":"r@example.com","active":true}`, key))(w, r)
				}
			}).connect(t)
			for number := range 100 {
				key := fmt.Sprintf("K-%d", number)
				user, err := client.UserWith(t.Context(), jira.ByKey(key), jira.WithProfile)
				if err != nil || user.Key != key || user.EmailAddress != "r@example.com" || !user.Active {
					t.Fatalf("the user with key %s is %+v, %v", key, user, err)
				}
			}
			if pages != test.pages || reads != 100 {
				t.Errorf("%d pages and %d single reads, want %d and 100", pages, reads, test.pages)
			}
		})
	}
}
