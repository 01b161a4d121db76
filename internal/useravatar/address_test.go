// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar

import (
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

func TestAvatarIDInAddress(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]jira.AvatarID{
		"https://jira.example.com/secure/useravatar?avatarId=10122":                                           "10122",
		"https://example.com/jira/secure/useravatar?size=xlarge&ownerId=JIRAUSER10100&avatarId=10500":         "10500",
		"https://example.com/jira/secure/useravatar?avatarId=10500&ownerId=a%2Bb&format=png#top":              "10500",
		" https://example.com/jira/secure/useravatar?ownerId=JIRAUSER10100&amp;avatarId=10500&amp;size=small": "10500",
		"/secure/useravatar?avatarId=10500":                                                                   "10500",
	} {
		if id, err := avatarIDInAddress(address); id != want || err != nil {
			t.Errorf("%s has %q (%v)", address, id, err)
		}
	}
	for address, want := range map[string]string{
		"":      "leads to",
		"10500": "leads to",
		"https://jira.example.com/secure/projectavatar?pid=10000&avatarId=10500": `leads to "projectavatar"`,
		"https://jira.example.com/secure/viewavatar?avatarId=10300":              `leads to "viewavatar"`,
		"https://www.gravatar.com/avatar/0cc175b9c0f1b6a831c399e269772661?d=mm":  "Gravatar",
		"https://jira.example.com/secure/useravatar?ownerId=JIRAUSER10100":       "jira_user_avatars",
		"https://jira.example.com/secure/useravatar?avatarId=-1":                 "no number",
		"https://jira.example.com/secure/useravatar?avatarId=robot":              "no number",
		"https://jira example com/":                                              "no address",
	} {
		if id, err := avatarIDInAddress(address); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s has %q (%v)", address, id, err)
		}
	}
}
