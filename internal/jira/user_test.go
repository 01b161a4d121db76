// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"encoding/json"
	"net/http"
	"testing"
)

// FuzzUserJSON checks that a decoded user has a user key and a username, and is the same after it is encoded and decoded.
func FuzzUserJSON(f *testing.F) {
	f.Add([]byte(`{"key":"JIRAUSER10100","name":"fred","emailAddress":"fred@example.com","avatarUrls":{"48x48":"https://h/x?avatarId=1"},"displayName":"Fred","active":true}`))
	f.Add([]byte(`{"key":"fred","name":"fred","emailAddress":"fred at example dot com","lastLoginTime":"2023-08-30T16:37:01+1000"}`))
	f.Add([]byte(`{"key":"","name":"fred"}`))
	f.Add([]byte(`{"key":null,"name":1}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		user, err := decodeJSON(&response{request: request{method: http.MethodGet, path: userPath}, status: 200, body: body}, User.isIdentified)
		if err != nil {
			if user.Key != "" || user.Username != "" {
				t.Errorf("returns an error and %+v", user)
			}
			return
		}
		if user.Key == "" || user.Username == "" {
			t.Errorf("a user without key or username: %+v", user)
		}
		written, err := json.Marshal(user)
		if err != nil {
			t.Fatal(err)
		}
		again, err := decodeJSON(&response{body: written}, User.isIdentified)
		if err != nil || again.Key != user.Key || again.Username != user.Username || again.EmailAddress != user.EmailAddress {
			t.Errorf("%+v is encoded and parsed to %+v, %v", user, again, err)
		}
	})
}
