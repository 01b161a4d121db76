// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import "testing"

func TestNewestAvatarIsTheHighestNumberThatIsNotKnown(t *testing.T) {
	t.Parallel()
	listed := Avatars{System: []Avatar{{ID: "20000"}}, Custom: []Avatar{{ID: "9999"}, {ID: "10501"}, {ID: "10500"}, {ID: "998"}}}
	tests := map[string]struct {
		known []AvatarID
		want  AvatarID
	}{
		"nothing known":     {nil, "10501"},
		"newest known":      {[]AvatarID{"10501"}, "10500"},
		"by number":         {[]AvatarID{"10501", "10500"}, "9999"},
		"unrelated known":   {[]AvatarID{"20000", "1"}, "10501"},
		"everything known":  {[]AvatarID{"10501", "10500", "9999", "998"}, ""},
		"empty id is known": {[]AvatarID{""}, "10501"},
	}
	for name, test := range tests {
		if got, found := listed.newest(test.known); got != test.want || found != (test.want != "") {
			t.Errorf("%s: the newest is %q, %t, want %q", name, got, found, test.want)
		}
	}
}
