// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// Each way of facts 12.2 to refuse a raw body. The form is tried once, and the run keeps to it.
func TestUploadAvatar_rawBodyRefused(t *testing.T) {
	t.Parallel()
	for _, status := range []int{400, 403, 404, 405, 406, 415, 500} {
		for _, html := range []bool{false, true} {
			for _, side := range []int{48, 60} {
				t.Run(fmt.Sprintf("%d, HTML %t, %d pixels", status, html, side), func(t *testing.T) {
					t.Parallel()
					server := startJira(t, jirasim.Settings{RawUploadOff: true, RawUploadOffStatus: status, RawUploadOffHTML: html})
					client := connect(t, server)
					raw := 1
					if status == 500 && side > 48 {
						raw = 5 // it has the same effect when it is sent twice, so that a 500 is retried
					}
					for _, username := range []string{"first", "second"} {
						robot := addRobot(server, username)
						if _, err := upload(t, client, robot, quarters(side, blue)); err != nil {
							t.Fatal(err)
						}
						if stored := server.Avatars(robot.Key); len(stored) != 1 {
							t.Errorf("%s has %d avatars", username, len(stored))
						}
						if got := strings.Count(strings.Join(requestsOf(server), ","), "POST temporary"); got != raw+1 {
							t.Errorf("%s: the image was sent %d times, want %d", username, got, raw+1)
						}
						server.ForgetRequests()
						raw = 0
					}
				})
			}
		}
	}
}

// uploads responds to an uploaded image, by the way it is sent.
func uploads(raw, form http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.Method == http.MethodGet:
			respondWith(200, asJSON, `{"system":[],"custom":[]}`)(w, r)
		case strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/"):
			form(w, r)
		default:
			raw(w, r)
		}
	}
}

// collection is a refusal by Jira with a message; textarea is the same in the response to a form (facts 4.2).
func collection(status int, message string) http.HandlerFunc {
	return respondWith(status, asJSON, fmt.Sprintf(`{"errorMessages":[%s],"errors":{}}`, message))
}

func textarea(message string) http.HandlerFunc {
	return respondWith(200, asHTML, fmt.Sprintf(`<html><body><textarea>{"errorMessages": [%s]}</textarea></body></html>`, message))
}

// A refusal that is about the user, the permission or the image stays an error. After two refusals, the error is the one that
// says more.
func TestUploadAvatar_refusalStays(t *testing.T) {
	t.Parallel()
	const at = " (HTTP %d to POST rest/api/2/user/avatar/temporary)"
	page := respondWith(415, asHTML, "<html><title>Blocked</title></html>")
	for name, test := range map[string]struct {
		raw, form http.HandlerFunc
		requests  int
		want      string
	}{
		"user":                     {collection(404, `"No such user."`), textarea(`"form"`), 1, fmt.Sprintf("No such user."+at, 404)},
		"permission":               {collection(403, "null"), textarea(`"form"`), 1, fmt.Sprintf("Jira gave no reason"+at, 403)},
		"image":                    {collection(400, `"Corrupted."`), textarea(`"Corrupted image."`), 2, fmt.Sprintf("Corrupted image."+at, 400)},
		"reason of the form":       {page, textarea(`"Corrupted image."`), 2, fmt.Sprintf("Corrupted image."+at, 400)},
		"reason of the raw body":   {collection(400, `"Corrupted."`), textarea("null"), 2, fmt.Sprintf("Corrupted."+at, 400)},
		"page after a reason":      {collection(400, `"Corrupted."`), page, 2, fmt.Sprintf("Corrupted."+at, 400)},
		"permission after a 400":   {collection(400, `"Corrupted."`), collection(403, "null"), 2, fmt.Sprintf("Jira gave no reason"+at, 403)},
		"too large for the proxy":  {respondWith(413, asHTML, "<html>"), textarea(`"form"`), 1, "unexpected response to POST rest/api/2/user/avatar/temporary: HTTP 413 with an HTML page"},
		"neither of them a reason": {collection(400, ""), page, 2, `unexpected response to POST rest/api/2/user/avatar/temporary: HTTP 415 with an HTML page titled "Blocked"`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			sent := 0
			counted := func(next http.HandlerFunc) http.HandlerFunc {
				return func(w http.ResponseWriter, r *http.Request) { sent++; next(w, r) }
			}
			client := script(t, uploads(counted(test.raw), counted(test.form))).connect(t)
			_, err := upload(t, client, jira.User{Key: "JIRAUSER1", Profile: jira.Profile{Username: "robot"}}, quarters(60, blue))
			if err == nil || err.Error() != test.want || sent != test.requests {
				t.Errorf("after %d uploads: %v\nwant %d: %s", sent, err, test.requests, test.want)
			}
		})
	}
}

// Once a raw body was accepted, a refusal is about the image, and no form is sent.
func TestUploadAvatar_rawBodyAccepted(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	robot := addRobot(server, "robot")
	if _, err := upload(t, client, robot, quarters(60, blue)); err != nil {
		t.Fatal(err)
	}
	server.ForgetRequests()
	_, err := client.UploadAvatar(t.Context(), robot, exactly(jira.Image{PNG: []byte("no image"), Side: 60}))
	var refusal *jira.Error
	if !errors.As(err, &refusal) || refusal.Status != 400 {
		t.Errorf("failed with %v, want a 400", err)
	}
	wantRequests(t, server, "GET avatars", "POST temporary")
}
