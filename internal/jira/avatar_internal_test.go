// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestAvatars_newest(t *testing.T) {
	t.Parallel()
	listed := Avatars{System: []Avatar{{ID: "20000"}}, Custom: []Avatar{{ID: "9999"}, {ID: "10501"}, {ID: "10500"}, {ID: "998"}}}
	tests := map[string]struct {
		known []AvatarID
		want  AvatarID
	}{
		"none is known":       {nil, "10501"},
		"the newest is known": {[]AvatarID{"10501"}, "10500"},
		"compared as numbers": {[]AvatarID{"10501", "10500"}, "9999"},
		"avatars of others":   {[]AvatarID{"20000", "1"}, "10501"},
		"all are known":       {[]AvatarID{"10501", "10500", "9999", "998"}, ""},
		"an empty avatar ID":  {[]AvatarID{""}, "10501"},
	}
	for name, test := range tests {
		if got, found := listed.newest(test.known); got != test.want || found != (test.want != "") {
			t.Errorf("%s: newest(%q) = %q, %t, want %q", name, test.known, got, found, test.want)
		}
	}
}

// FuzzAvatarsJSON checks that every avatar ID is empty or has only digits, and that Selected and newest return listed avatars.
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
				t.Errorf("Find does not return the listed avatar %q", avatar.ID)
			}
		}
		if selected, ok := avatars.Selected(); ok != selected.Selected {
			t.Errorf("Selected() = %+v, %t", selected, ok)
		}
		if newest, ok := avatars.newest(nil); ok {
			if _, found := avatars.Find(newest); !found {
				t.Errorf("the newest avatar %q is not listed", newest)
			}
			if other, ok := avatars.newest([]AvatarID{newest}); ok && other.number() >= newest.number() {
				t.Errorf("the newest avatar is %q, and without it %q", newest, other)
			}
		}
	})
}
