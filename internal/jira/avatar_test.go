// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func TestAvatars_selectedByEitherName(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		body string
		want jira.AvatarID
	}{
		"custom avatar":         {`{"system":[{"id":"1","isSelected":false}],"custom":[{"id":"2","isSelected":true}]}`, "2"},
		"system avatar":         {`{"system":[{"id":"1","isSelected":true,"selected":true}],"custom":[{"id":"2","isSelected":false}]}`, "1"},
		"selected instead":      {`{"system":[{"id":"1","selected":false},{"id":"3","selected":true}],"custom":[]}`, "3"},
		"no avatar is selected": {`{"system":[{"id":"1"}],"custom":[{"id":"2"}]}`, ""},
		"no avatars":            {`{}`, ""},
	}
	for name, test := range tests {
		var avatars jira.Avatars
		if err := json.Unmarshal([]byte(test.body), &avatars); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if selected, found := avatars.Selected(); selected.ID != test.want || found != (test.want != "") {
			t.Errorf("%s: Selected() = %q, %t, want %q", name, selected.ID, found, test.want)
		}
	}
}

func TestAvatars_list(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	robot, other := addRobot(server, "robot ü&+"), addRobot(server, "other")
	custom := jira.AvatarID(digits(server.AddAvatar(robot.Key, 0, square(64, blue))))
	otherCustom := jira.AvatarID(digits(server.AddAvatar(other.Key, 0, square(64, red))))
	defaultAvatar := jira.AvatarID(digits(server.DefaultAvatar()))

	avatars, err := client.Avatars(t.Context(), robot)
	if err != nil {
		t.Fatal(err)
	}
	if len(avatars.System) != len(server.SystemAvatars()) || len(avatars.Custom) != 1 {
		t.Errorf("%d system avatars and %d custom avatars, want %d and 1", len(avatars.System), len(avatars.Custom), len(server.SystemAvatars()))
	}
	if found, ok := avatars.Find(custom); !ok || found.Owner != robot.Key || found.System || found.Selected || found.URLs["48x48"] == "" {
		t.Errorf("the custom avatar is %+v, %t", found, ok)
	}
	if found, ok := avatars.Find(defaultAvatar); !ok || !found.System || !found.Selected || found.Owner != "" {
		t.Errorf("the default avatar is %+v, %t", found, ok)
	}
	for _, id := range []jira.AvatarID{otherCustom, "", "0", "1"} {
		if found, ok := avatars.Find(id); ok {
			t.Errorf("Find(%q) = %+v, want no avatar", id, found)
		}
	}
}

func TestAvatars_unknownUser(t *testing.T) {
	t.Parallel()
	client := connect(t, startJira(t, jirasim.Settings{}))
	if _, err := client.Avatars(t.Context(), jira.User{Profile: jira.Profile{Username: "nobody"}}); !jira.IsNotFound(err) {
		t.Errorf("the list for an unknown user failed with %v, want not found", err)
	}
}

func TestAvatars_unexpectedResponse(t *testing.T) {
	t.Parallel()
	for _, body := range []string{`{}`, `[]`, `null`, ownRefusal, `{"system":"none"}`, `{"custom":[{"id":"x"}]}`} {
		_, err := script(t, respondWith(200, asJSON, body)).connect(t).Avatars(t.Context(), jira.User{Profile: jira.Profile{Username: "robot"}})
		var unexpected *jira.UnexpectedResponseError
		if !errors.As(err, &unexpected) {
			t.Errorf("%s: the error is %v, want an UnexpectedResponseError", body, err)
		}
	}
}

func TestDeleteAvatar_twice(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	robot, id := robotWithAvatar(server)
	for range 2 {
		if err := client.DeleteAvatar(t.Context(), robot, id); err != nil {
			t.Error(err)
		}
	}
	if left := server.Avatars(robot.Key); len(left) > 0 {
		t.Errorf("%d avatars are left", len(left))
	}
}

func TestDeleteAvatar_systemAvatar(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	robot := addRobot(server, "robot")
	err := client.DeleteAvatar(t.Context(), robot, jira.AvatarID(digits(server.DefaultAvatar())))
	var refusal *jira.Error
	if !errors.As(err, &refusal) || refusal.Status != 403 {
		t.Errorf("the error is %v, want HTTP 403 from Jira", err)
	}
}

func TestDeleteAvatar_oneFault(t *testing.T) {
	t.Parallel()
	for _, kind := range everySmallFault {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
				robot, id := robotWithAvatar(server)
				server.Misbehave(jirasim.Fault{Method: "DELETE", Kind: kind, Times: 1})
				err := client.DeleteAvatar(t.Context(), robot, id)
				fails := kind == jirasim.Redirect // after any other response, the avatar is looked up and the request sent again
				if (err != nil) != fails {
					t.Errorf("the error is %v, want one: %t", err, fails)
				}
				if exists := len(server.Avatars(robot.Key)) > 0; exists != fails {
					t.Errorf("the avatar exists: %t, want %t", exists, fails)
				}
			})
		})
	}
}

func TestAvatars_addedSince(t *testing.T) {
	t.Parallel()
	listed := jira.Avatars{System: []jira.Avatar{{ID: "20000"}}, Custom: []jira.Avatar{{ID: "9999"}, {ID: "10501"}, {ID: "998"}}}
	for name, test := range map[string]struct{ before, want []jira.AvatarID }{
		"all are new":          {nil, []jira.AvatarID{"9999", "10501", "998"}},
		"the highest is old":   {[]jira.AvatarID{"10501"}, []jira.AvatarID{"9999", "998"}},
		"a deleted avatar":     {[]jira.AvatarID{"1", "998", "9999"}, []jira.AvatarID{"10501"}},
		"none is new":          {[]jira.AvatarID{"10501", "9999", "998"}, nil},
		"a system avatar only": {[]jira.AvatarID{"20000", "10501", "9999", "998"}, nil},
	} {
		if got := listed.AddedSince(test.before); !slices.Equal(got, test.want) {
			t.Errorf("%s: AddedSince() = %q, want %q", name, got, test.want)
		}
	}
}

// FuzzAvatarsJSON checks that every avatar ID is empty or has only digits, and that Selected returns a listed avatar.
func FuzzAvatarsJSON(f *testing.F) {
	f.Add([]byte(`{"system":[{"id":"10122","isSystemAvatar":true,"isSelected":true,"urls":{"48x48":"u"}}],"custom":[{"id":10500,"owner":"k","selected":false}]}`))
	f.Add([]byte(`{"system":[],"custom":[{"id":"1e3"},{"id":-1},{"id":null}]}`))
	f.Add([]byte(`{"custom":[{"id":"\"1\""},{"selected":true}]}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		var avatars jira.Avatars
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
	})
}

// robotWithAvatar adds a user with one custom avatar, which is not selected.
func robotWithAvatar(server *jirasim.Server) (robot jira.User, avatar jira.AvatarID) {
	robot = addRobot(server, "robot")
	return robot, jira.AvatarID(digits(server.AddAvatar(robot.Key, 0, square(64, red))))
}
