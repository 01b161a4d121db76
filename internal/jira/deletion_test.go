// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// deletion is an operation that deletes, with the look-up that follows an unknown outcome.
type deletion struct {
	run    func(context.Context, *jira.Client) error
	lookUp string
	// gone and there are the responses to the look-up.
	gone, there http.HandlerFunc
	// group is set where Jira responds 200.
	group bool
}

var noSuchObject = respondWith(404, asJSON, `{"errorMessages":["Not found."],"errors":{}}`)

// deletions returns every operation that deletes, for the user JIRAUSER1.
func deletions() map[string]deletion {
	robot := jira.User{Key: "JIRAUSER1", Profile: jira.Profile{Username: "robot"}}
	user := func(more string) http.HandlerFunc {
		return respondWith(200, asJSON, `{"key":"JIRAUSER1","name":"robot"`+more+`}`)
	}
	return map[string]deletion{
		"user": {
			func(ctx context.Context, client *jira.Client) error { return client.DeleteUser(ctx, robot.Key) },
			"GET /rest/api/2/user", noSuchObject, user(""), false,
		},
		"columns": {
			func(ctx context.Context, client *jira.Client) error { return client.ResetColumns(ctx, robot) },
			"GET /rest/api/2/user", noSuchObject, user(""), false,
		},
		"property": {
			func(ctx context.Context, client *jira.Client) error {
				return client.DeleteUserProperty(ctx, robot.Key, "p")
			},
			"GET /rest/api/2/user/properties/p", noSuchObject, respondWith(200, asJSON, `{"key":"p","value":1}`), false,
		},
		"application": {
			func(ctx context.Context, client *jira.Client) error {
				return client.RevokeApplication(ctx, robot, "jira-core")
			},
			"GET /rest/api/2/user", user(`,"applicationRoles":{"size":0,"items":[]}`),
			user(`,"applicationRoles":{"size":1,"items":[{"key":"jira-core"}]}`), false,
		},
		"group": {
			func(ctx context.Context, client *jira.Client) error { return client.DeleteGroup(ctx, "robots") },
			"GET /rest/api/2/group/member", noSuchObject, respondWith(200, asJSON, `{"values":[],"total":0,"isLast":true}`), true,
		},
		"membership": {
			func(ctx context.Context, client *jira.Client) error {
				return client.RemoveFromGroup(ctx, robot, "robots")
			},
			"GET /rest/api/2/user", user(`,"groups":{"size":0,"items":[]}`), user(`,"groups":{"size":1,"items":[{"name":"Robots"}]}`), true,
		},
	}
}

// respondAs is like respondWith, with the username of the caller.
func respondAs(username string, status int, contentType, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-AUSERNAME", username)
		respondWith(status, contentType, body)(w, r)
	}
}

// A DELETE is done only after the response that Jira gives to it. After any other response the object is looked up.
func TestDelete_responses(t *testing.T) {
	t.Parallel()
	refusal := `{"errorMessages":["No."],"errors":{}}`
	for name, test := range map[string]struct {
		response           http.HandlerFunc
		isJira, isForGroup bool // whether the response is that of Jira to most requests, and to those about groups
	}{
		"204":                     {respondWith(204, "", ""), true, false},
		"empty 200":               {respondWith(200, "", ""), false, false},
		"empty 200 of Jira":       {respondAs("ADMIN", 200, "", ""), false, true},
		"empty 200 of another":    {respondAs("other", 200, "", ""), false, false},
		"200 with JSON":           {respondWith(200, asJSON, `{"name":"robots"}`), false, true},
		"200 with another body":   {respondWith(200, "text/plain", "OK"), false, false},
		"200 with a page":         {respondWith(200, asHTML, "<html><title>Log in</title>"), false, false},
		"202":                     {respondWith(202, asJSON, "{}"), false, false},
		"404 of Jira":             {respondWith(404, asJSON, refusal), false, false},
		"404 of a proxy":          {respondWith(404, asHTML, "<html><title>Not Found</title>"), false, false},
		"500 of Jira":             {respondWith(500, asJSON, refusal), false, false},
		"502 of a proxy":          {respondWith(502, asHTML, "<html><title>Bad Gateway</title>"), false, false},
		"a proxy's 404 with JSON": {respondWith(404, asJSON, `{"message":"no route"}`), false, false},
	} {
		for object, deletion := range deletions() {
			t.Run(name+"/"+object, func(t *testing.T) {
				t.Parallel()
				isDone := test.isJira && !deletion.group || test.isForGroup && deletion.group
				for _, gone := range []bool{true, false} {
					lookUp := deletion.there
					if gone {
						lookUp = deletion.gone
					}
					scripted := script(t, func(w http.ResponseWriter, r *http.Request) {
						if r.Method == http.MethodDelete {
							test.response(w, r)
							return
						}
						lookUp(w, r)
					})
					err := deletion.run(t.Context(), scripted.connect(t))
					lookedUp := slices.Contains(scripted.requests(), deletion.lookUp)
					if lookedUp == isDone || (err == nil) != (isDone || gone) {
						t.Errorf("the object exists: %t; the error is %v, and the requests are %q", !gone, err, scripted.requests())
					}
				}
			})
		}
	}
}

// A DELETE that nothing of Jira has received is sent again, until the object is deleted.
func TestDelete_sentAgain(t *testing.T) {
	t.Parallel()
	for object, deletion := range deletions() {
		sent, script := 0, script(t, func(w http.ResponseWriter, r *http.Request) {
			if r.Method == http.MethodGet {
				deletion.there(w, r)
			}
		})
		again := script.Config.Handler
		script.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.Method == http.MethodDelete {
				if sent++; sent == 2 {
					respondAs("admin", map[bool]int{true: 200, false: 204}[deletion.group], "", "")(w, r)
					return
				}
			}
			again.ServeHTTP(w, r)
		})
		if err := deletion.run(t.Context(), script.connect(t)); err != nil || sent != 2 {
			t.Errorf("%s: %v after %d requests, want success after 2", object, err, sent)
		}
	}
}

// The first DELETE is carried out after the look-up.
func TestDeleteUser_late(t *testing.T) {
	t.Parallel()
	inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		robot := addRobot(server, "robot")
		server.Misbehave(jirasim.Fault{Method: "DELETE", Kind: jirasim.DropBefore, Times: 1})
		server.Misbehave(jirasim.Fault{Method: "DELETE", Times: 1, During: func(jirasim.Request) { server.RemoveUser("robot") }})
		if err := client.DeleteUser(t.Context(), robot.Key); err != nil {
			t.Error(err)
		}
		wantRequests(t, server, "DELETE user", "GET user", "DELETE user", "GET user")
	})
}

func TestDeleteUser_lookUpFails(t *testing.T) {
	t.Parallel()
	var unknown *jira.UnknownOutcomeError
	client := script(t, respondWith(200, asHTML, "<html>")).connect(t)
	if err := client.DeleteUser(t.Context(), "JIRAUSER1"); !errors.As(err, &unknown) {
		t.Errorf("the error is %v, want an UnknownOutcomeError", err)
	}
}

// With a token, the expected username is that of the first response.
func TestDeleteGroup_emptyResponseToToken(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	server.AddGroup("robots")
	client := connect(t, server, func(settings *jira.Settings) {
		settings.Username, settings.Password, settings.Token = "", "", server.AddToken("admin")
	})
	makeFirstRequest(t, server, client)
	if err := client.DeleteGroup(t.Context(), "robots"); err != nil {
		t.Error(err)
	}
	wantRequests(t, server, "DELETE group")
}
