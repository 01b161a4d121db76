// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// FuzzUserJSON: a parsed user has a key and a username, and parses to itself after it is encoded.
func FuzzUserJSON(f *testing.F) {
	f.Add([]byte(`{"key":"JIRAUSER10100","name":"fred","emailAddress":"fred@example.com","avatarUrls":{"48x48":"https://h/x?avatarId=1"},"displayName":"Fred","active":true}`))
	f.Add([]byte(`{"key":"fred","name":"fred","emailAddress":"fred at example dot com","lastLoginTime":"2023-08-30T16:37:01+1000"}`))
	f.Add([]byte(`{"key":"","name":"fred"}`))
	f.Add([]byte(`{"key":null,"name":1}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		user, err := (&response{request: request{method: http.MethodGet, path: userPath}, status: 200, body: body}).user()
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
		again, err := (&response{body: written}).user()
		if err != nil || again.Key != user.Key || again.Username != user.Username || again.EmailAddress != user.EmailAddress {
			t.Errorf("%+v is encoded and parsed to %+v, %v", user, again, err)
		}
	})
}

// FuzzAvatarsJSON: the ID of every parsed avatar consists of digits or is empty, and the selected avatar is one of them.
func FuzzAvatarsJSON(f *testing.F) {
	f.Add([]byte(`{"system":[{"id":"10122","isSystemAvatar":true,"isSelected":true,"urls":{"48x48":"u"}}],"custom":[{"id":10500,"owner":"k","selected":false}]}`))
	f.Add([]byte(`{"system":[],"custom":[{"id":"1e3"},{"id":-1},{"id":null}]}`))
	f.Add([]byte(`{"custom":[{"id":"\"1\""},{"selected":true}]}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		var avatars Avatars
		if json.Unmarshal(body, &avatars) != nil {
			return
		}
		for _, avatar := range append(avatars.System, avatars.Custom...) {
			if strings.Trim(string(avatar.ID), "0123456789") != "" {
				t.Errorf("an avatar has the ID %q", avatar.ID)
			}
			if _, found := avatars.Find(avatar.ID); !found {
				t.Errorf("the list contains %q and Find does not find it", avatar.ID)
			}
		}
		if selected, ok := avatars.Selected(); ok != selected.Selected {
			t.Errorf("the selected avatar is %+v, %t", selected, ok)
		}
		if newest, ok := avatars.newest(nil); ok {
			if _, found := avatars.Find(newest); !found {
				t.Errorf("the newest avatar is %q, and the list does not contain it", newest)
			}
			if other, ok := avatars.newest([]AvatarID{newest}); ok && other.number() >= newest.number() {
				t.Errorf("the newest avatar is %q, and without it %q", newest, other)
			}
		}
	})
}

// FuzzAvatarURL: an ID that is found consists of digits, and is found again in a URL with that ID.
func FuzzAvatarURL(f *testing.F) {
	for _, address := range []string{
		"https://h/secure/useravatar?ownerId=JIRAUSER10100&avatarId=10500", "https://h/secure/useravatar?size=small&avatarId=10122",
		"https://www.gravatar.com/avatar/0bc8?d=mm&s=48", "?avatarId=007", "?avatarId=1;avatarId=2", "https://[", "",
	} {
		f.Add(address)
	}
	f.Fuzz(func(t *testing.T, address string) {
		id, found := AvatarIDInURL(address)
		if found != (id != "") || strings.Trim(string(id), "0123456789") != "" {
			t.Fatalf("the ID is %q, %t", id, found)
		}
		if !found {
			return
		}
		if again, _ := AvatarIDInURL("https://h/secure/useravatar?" + url.Values{"avatarId": {string(id)}}.Encode()); again != id {
			t.Errorf("the ID of a URL with %q is %q", id, again)
		}
	})
}
