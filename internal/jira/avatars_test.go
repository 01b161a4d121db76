// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"encoding/json"
	"errors"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func TestAvatarIDIsReadAsAStringOrANumber(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]jira.AvatarID{
		`{"id":"10500"}`: "10500", `{"id":10500}`: "10500", `{"id":null}`: "", `{}`: "", `{"id":"9007199254740993"}`: "9007199254740993",
	} {
		var avatar jira.Avatar
		if err := json.Unmarshal([]byte(body), &avatar); err != nil || avatar.ID != want {
			t.Errorf("%s is read as %q, %v, want %q", body, avatar.ID, err, want)
		}
	}
	for _, body := range []string{
		`{"id":"abc"}`, `{"id":""}`, `{"id":true}`, `{"id":{}}`, `{"id":[1]}`, `{"id":1.5}`, `{"id":"1e3"}`, `{"id":-1}`, `{"id":"10500; drop"}`,
	} {
		var avatar jira.Avatar
		if err := json.Unmarshal([]byte(body), &avatar); err == nil {
			t.Errorf("%s is read as %q", body, avatar.ID)
		}
	}
}

func TestSelectedAvatarIsReadByEitherOfItsMarks(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		body string
		want jira.AvatarID
	}{
		"custom":          {`{"system":[{"id":"1","isSelected":false}],"custom":[{"id":"2","isSelected":true}]}`, "2"},
		"system":          {`{"system":[{"id":"1","isSelected":true,"selected":true}],"custom":[{"id":"2","isSelected":false}]}`, "1"},
		"by the old mark": {`{"system":[{"id":"1","selected":false},{"id":"3","selected":true}],"custom":[]}`, "3"},
		"none":            {`{"system":[{"id":"1"}],"custom":[{"id":"2"}]}`, ""},
		"empty":           {`{}`, ""},
	}
	for name, test := range tests {
		var avatars jira.Avatars
		if err := json.Unmarshal([]byte(test.body), &avatars); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if selected, found := avatars.Selected(); selected.ID != test.want || found != (test.want != "") {
			t.Errorf("%s: selected is %q (%t), want %q", name, selected.ID, found, test.want)
		}
	}
}

func TestAvatarsAreListedAndFound(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	robot, other := addRobot(server, "robot ü&+"), addRobot(server, "other")
	mine := jira.AvatarID(digits(server.AddAvatar(robot.Key, 0, square(64, blue))))
	theirs := jira.AvatarID(digits(server.AddAvatar(other.Key, 0, square(64, red))))
	standard := jira.AvatarID(digits(server.DefaultAvatar()))

	avatars, err := client.Avatars(t.Context(), robot)
	if err != nil {
		t.Fatal(err)
	}
	if len(avatars.System) != len(server.SystemAvatars()) || len(avatars.Custom) != 1 {
		t.Errorf("lists %d system and %d custom avatars", len(avatars.System), len(avatars.Custom))
	}
	if found, ok := avatars.Find(mine); !ok || found.Owner != robot.Key || found.System || found.Selected || found.URLs["48x48"] == "" {
		t.Errorf("its own is %+v, %t", found, ok)
	}
	if found, ok := avatars.Find(standard); !ok || !found.System || !found.Selected || found.Owner != "" {
		t.Errorf("the default is %+v, %t", found, ok)
	}
	for _, id := range []jira.AvatarID{theirs, "", "0", "1"} {
		if found, ok := avatars.Find(id); ok {
			t.Errorf("%q is found as %+v", id, found)
		}
	}
	if _, err := client.Avatars(t.Context(), jira.User{Profile: jira.Profile{Username: "nobody"}}); !jira.IsNotFound(err) {
		t.Errorf("the avatars of nobody: %v", err)
	}
}

func TestAnswerWithoutListsIsNoListOfAvatars(t *testing.T) {
	t.Parallel()
	for _, body := range []string{`{}`, `[]`, `null`, ownRefusal, `{"system":"none"}`, `{"custom":[{"id":"x"}]}`} {
		_, err := script(t, says(200, asJSON, body)).connect(t).Avatars(t.Context(), jira.User{Profile: jira.Profile{Username: "robot"}})
		var foreign *jira.UnexpectedResponseError
		if !errors.As(err, &foreign) {
			t.Errorf("%s ended with %v", body, err)
		}
	}
}

func TestAvatarIDIsFoundInTheURLOfAPictureInJira(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]jira.AvatarID{
		"https://h/secure/useravatar?avatarId=10122":                                                           "10122",
		"https://h/jira/secure/useravatar?ownerId=JIRAUSER10100&avatarId=10500":                                "10500",
		"https://h/secure/useravatar?avatarId=10500&ownerId=JIRAUSER10100":                                     "10500",
		"https://h/secure/useravatar?size=xsmall&avatarId=10500&ownerId=a%26b%3D1":                             "10500",
		"https://h/secure/useravatar?size=small&ownerId=avatarId%3D1&avatarId=10500":                           "10500",
		"/secure/useravatar?avatarId=10500#avatarId=1":                                                         "10500",
		"https://h/secure/useravatar?size=large&ownerId=fred":                                                  "",
		"https://www.gravatar.com/avatar/0bc83cb571cd1c50ba6f3e8a78ef1346?d=mm&s=48":                           "",
		"https://www.gravatar.com/avatar/0bc8?d=https%3A%2F%2Fh%2Fsecure%2Fuseravatar%3FavatarId%3D10122&s=48": "",
		"https://h/secure/useravatar?avatarId=":                                                                "",
		"https://h/secure/useravatar?avatarId=abc":                                                             "",
		"https://h/secure/useravatar?avatarId=-1":                                                              "",
		"https://h/secure/useravatar?avatarId=1e3":                                                             "",
		"https://h/secure/useravatar?avatarId=99999999999999999999":                                            "",
		"https://h/secure/useravatar/avatarId=10500":                                                           "",
		"https://h/secure/useravatar?avatarid=10500":                                                           "",
		"avatarId=10500": "", "": "", "%zz": "", "https://[": "", "\x00": "",
	} {
		if got, ok := jira.AvatarIDInURL(address); got != want || ok != (want != "") {
			t.Errorf("%q has the avatar %q (%t), want %q", address, got, ok, want)
		}
	}
}
