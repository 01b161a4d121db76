// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"encoding/json"
	"net/url"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

func TestAvatarID_unmarshal(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]jira.AvatarID{
		`{"id":"10500"}`: "10500", `{"id":10500}`: "10500", `{"id":null}`: "", `{}`: "", `{"id":"9007199254740993"}`: "9007199254740993",
	} {
		var avatar jira.Avatar
		if err := json.Unmarshal([]byte(body), &avatar); err != nil || avatar.ID != want {
			t.Errorf("%s has the ID %q, %v, want %q", body, avatar.ID, err, want)
		}
	}
	for _, body := range []string{
		`{"id":"abc"}`, `{"id":""}`, `{"id":true}`, `{"id":{}}`, `{"id":[1]}`, `{"id":1.5}`, `{"id":"1e3"}`, `{"id":-1}`, `{"id":"10500; drop"}`,
	} {
		var avatar jira.Avatar
		if err := json.Unmarshal([]byte(body), &avatar); err == nil {
			t.Errorf("%s has the ID %q, want an error", body, avatar.ID)
		}
	}
}

func TestAvatarIDInURL(t *testing.T) {
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
			t.Errorf("AvatarIDInURL(%q) = %q, %t, want %q", address, got, ok, want)
		}
	}
}

// FuzzAvatarURL checks that an avatar ID in a URL has only digits and is the one in the query.
func FuzzAvatarURL(f *testing.F) {
	for _, address := range []string{
		"https://h/secure/useravatar?ownerId=JIRAUSER10100&avatarId=10500", "https://h/secure/useravatar?size=small&avatarId=10122",
		"https://www.gravatar.com/avatar/0bc8?d=mm&s=48", "?avatarId=007", "?avatarId=1;avatarId=2", "https://[", "",
	} {
		f.Add(address)
	}
	f.Fuzz(func(t *testing.T, address string) {
		id, found := jira.AvatarIDInURL(address)
		if found != (id != "") || strings.Trim(string(id), "0123456789") != "" {
			t.Fatalf("AvatarIDInURL(%q) = %q, %t", address, id, found)
		}
		if !found {
			return
		}
		if again, _ := jira.AvatarIDInURL("https://h/secure/useravatar?" + url.Values{"avatarId": {string(id)}}.Encode()); again != id {
			t.Errorf("a URL with the ID %q has the ID %q", id, again)
		}
	})
}
