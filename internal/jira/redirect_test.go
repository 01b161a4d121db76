// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"errors"
	"net/http"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

const marked = "marked-secret"

func TestRedirect_locationAndBaseURL(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		location, wantBaseURL, wantText string
	}{
		"to https":              {"https://jira.example.com/jira/rest/api/2/serverInfo", "https://jira.example.com/jira", "redirected to "},
		"to https at the root":  {"https://jira.example.com/rest/api/2/serverInfo", "https://jira.example.com", "redirected to "},
		"with a query":          {"https://jira.example.com/rest/api/2/serverInfo?token=" + marked + "#" + marked, "https://jira.example.com", "https://jira.example.com/rest/api/2/serverInfo (HTTP 302)"},
		"with credentials":      {"https://admin:" + marked + "@jira.example.com/rest/api/2/serverInfo", "https://jira.example.com", "to https://jira.example.com/rest"},
		"missing context path":  {"/jira/rest/api/2/serverInfo", "SERVER/jira", "redirected to "},
		"to a login page":       {"https://sso.example.com/login?return=" + marked, "", "redirected to https://sso.example.com/login (HTTP 302)"},
		"to the login of Jira":  {"/login.jsp?os_destination=" + marked, "", "redirected to SERVER/login.jsp (HTTP 302)"},
		"to a page of Jira":     {"/jira/login.jsp?os_destination=" + marked, "SERVER/jira", "redirected to SERVER/jira/login.jsp (HTTP 302)"},
		"to a page elsewhere":   {"https://sso.example.com/idp/login.jsp", "", "redirected to https://sso.example.com/idp/login.jsp (HTTP 302)"},
		"to the same address":   {"/rest/api/2/serverInfo?attempt=2", "", "redirected to SERVER/rest/api/2/serverInfo"},
		"no location":           {"", "", "redirected to an unknown location"},
		"invalid location":      {"https://[" + marked, "", "redirected to an unknown location"},
		"location without host": {"mailto:" + marked, "", "redirected to an unknown location"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			scripted := scriptAll(t, func(w http.ResponseWriter, _ *http.Request) {
				if test.location != "" {
					w.Header().Set("Location", test.location)
				}
				w.WriteHeader(http.StatusFound)
			})
			here := strings.NewReplacer("SERVER", scripted.URL)
			_, err := scripted.connect(t).ServerInfo(t.Context())
			var redirect *jira.RedirectError
			if !errors.As(err, &redirect) {
				t.Fatalf("failed with %T %v, want a RedirectError", err, err)
			}
			if want := here.Replace(test.wantBaseURL); redirect.BaseURL != want {
				t.Errorf("the base URL is %q, want %q", redirect.BaseURL, want)
			}
			if want := here.Replace(test.wantText); !strings.Contains(err.Error(), want) {
				t.Errorf("the error is %q, want it to contain %q", err, want)
			}
			if strings.Contains(err.Error(), marked) {
				t.Errorf("the error repeats a secret: %q", err)
			}
			if requests := scripted.requests(); len(requests) != 1 {
				t.Errorf("the requests are %q, want one", requests)
			}
		})
	}
}

func TestRedirect_notFollowed(t *testing.T) {
	t.Parallel()
	target := scriptAll(t, respondWith(200, asJSON, aUser))
	for _, status := range []int{301, 302, 303, 307, 308} {
		scripted := script(t, func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, target.URL+r.URL.Path, status)
		})
		client := scripted.connect(t)
		displayName := "New"
		for name, err := range map[string]error{
			"read":   errorOf(client.User(t.Context(), jira.ByKey("JIRAUSER1"))),
			"create": errorOf(client.CreateUser(t.Context(), jira.NewUser{Profile: jira.Profile{Username: "robot", Active: true}})),
			"update": errorOf(client.UpdateUser(t.Context(), "JIRAUSER1", jira.UserChange{Profile: jira.Profile{DisplayName: displayName}, Fields: []string{"displayName"}})),
			"upload": errorOf(client.UploadAvatar(t.Context(), jira.User{Profile: jira.Profile{Username: "robot"}}, exactly(jira.Image{PNG: []byte("png"), Side: 48}))),
			"delete": client.DeleteUser(t.Context(), "JIRAUSER1"),
		} {
			var redirect *jira.RedirectError
			if !errors.As(err, &redirect) || redirect.Status != status {
				t.Errorf("HTTP %d, %s: failed with %v, want a RedirectError", status, name, err)
			}
		}
		if requests := scripted.requests(); len(requests) != 6 {
			t.Errorf("HTTP %d: the requests are %q, want serverInfo and one for each call", status, requests)
		}
	}
	if requests := target.requests(); len(requests) > 0 {
		t.Errorf("the target of the redirect received %q", requests)
	}
}

// errorOf returns the error of a call with two results.
func errorOf[T any](_ T, err error) error { return err }
