// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar_test

import (
	"fmt"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/acceptance/versions"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
	"github.com/jira-robots/terraform-provider-jira/internal/useravatar"
)

func TestAvatarIDFunction_avatarURL(t *testing.T) {
	t.Parallel()
	for url, want := range map[string]string{
		"https://jira.example.com/secure/useravatar?avatarId=10122":                                           "10122",
		"https://example.com/jira/secure/useravatar?size=xlarge&ownerId=JIRAUSER10100&avatarId=10500":         "10500",
		"https://example.com/jira/secure/useravatar?avatarId=10500&ownerId=a%2Bb&format=png#top":              "10500",
		" https://example.com/jira/secure/useravatar?ownerId=JIRAUSER10100&amp;avatarId=10500&amp;size=small": "10500",
		"/secure/useravatar?avatarId=10500":                                                                   "10500",
	} {
		if id, err := callAvatarID(t, url); id != want || err != nil {
			t.Errorf("%s: the avatar ID is %q (%v), want %s", url, id, err, want)
		}
	}
}

func TestAvatarIDFunction_otherURL(t *testing.T) {
	t.Parallel()
	const (
		expected    = " Use the URL of a user's avatar, such as https://jira.example.com/secure/useravatar?avatarId=10500."
		gravatar    = "The URL is that of a Gravatar, which belongs to an e-mail address and has no avatar ID in Jira." + expected
		noAvatarID  = "The URL has no parameter avatarId with an avatar ID. The data source jira_user_avatars lists the avatars of a user." + expected
		notURL      = "The argument is not a URL." + expected
		otherFormat = "The path of the URL ends with %q and not with \"useravatar\"." + expected
	)
	for url, want := range map[string]string{
		"":      fmt.Sprintf(otherFormat, "."),
		"10500": fmt.Sprintf(otherFormat, "10500"),
		"https://jira.example.com/secure/projectavatar?pid=10000&avatarId=10500": fmt.Sprintf(otherFormat, "projectavatar"),
		"https://jira.example.com/secure/viewavatar?avatarId=10300":              fmt.Sprintf(otherFormat, "viewavatar"),
		"https://www.gravatar.com/avatar/0cc175b9c0f1b6a831c399e269772661?d=mm":  gravatar,
		"https://jira.example.com/secure/useravatar?ownerId=JIRAUSER10100":       noAvatarID,
		"https://jira.example.com/secure/useravatar?avatarId=-1":                 noAvatarID,
		"https://jira.example.com/secure/useravatar?avatarId=robot":              noAvatarID,
		"https://jira example com/":                                              notURL,
	} {
		if id, err := callAvatarID(t, url); err == nil || err.Text != want {
			t.Errorf("%s: the avatar ID is %q, the error is\n\t%v\nwant\n\t%s", url, id, err, want)
		}
	}
}

// callAvatarID calls the function without Terraform.
func callAvatarID(t *testing.T, url string) (string, *function.FuncError) {
	t.Helper()
	request := function.RunRequest{Arguments: function.NewArgumentsData([]attr.Value{types.StringValue(url)})}
	response := function.RunResponse{Result: function.NewResultData(types.StringUnknown())}
	useravatar.NewAvatarIDFunction().Run(t.Context(), request, &response)
	result, ok := response.Result.Value().(types.String)
	if !ok {
		t.Fatalf("the result is %v", response.Result.Value())
	}
	return result.ValueString(), response.Error
}

func TestAccAvatarIDFunction_select(t *testing.T) {
	acceptance.Needs(t, versions.Functions)
	workspace, user := newWorkspace(t, jirasim.Settings{})
	workspace.Jira.AddAvatar(user.Key, 24880, acceptance.Plain(64, 64, green))
	url := fmt.Sprintf("%s/secure/useravatar?size=xlarge&ownerId=%s&avatarId=24880", workspace.Jira.URL(), user.Key)
	workspace.Configure(avatarConfig(fmt.Sprintf("avatar_id = provider::jira::avatar_id(%q)", url)))
	workspace.Apply().ExpectNoWarnings()
	workspace.ExpectShown("robot", 24, 24, green)
	workspace.ExpectEmptyPlan()

	workspace.Configure(avatarConfig(`avatar_id = provider::jira::avatar_id("https://www.gravatar.com/avatar/1")`))
	workspace.Try("plan").ExpectError("avatar_id =", "The URL is that of a Gravatar")
}
