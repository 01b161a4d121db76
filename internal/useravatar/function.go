// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar

import (
	"context"
	"html"
	"net/url"
	"path"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/function"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

var _ function.Function = (*AvatarIDFunction)(nil)

// AvatarIDFunction is the function avatar_id. It returns the avatar ID in the URL of an avatar, which users can copy from
// a browser.
type AvatarIDFunction struct{}

// NewAvatarIDFunction returns the function avatar_id.
func NewAvatarIDFunction() function.Function { return &AvatarIDFunction{} }

// Metadata implements function.Function.
func (*AvatarIDFunction) Metadata(_ context.Context, _ function.MetadataRequest, response *function.MetadataResponse) {
	response.Name = "avatar_id"
}

// Definition implements function.Function.
func (*AvatarIDFunction) Definition(_ context.Context, _ function.DefinitionRequest, response *function.DefinitionResponse) {
	response.Definition = function.Definition{
		Summary: "Returns the avatar ID in the URL of an avatar",
		MarkdownDescription: "Returns the avatar ID in the URL of a user's avatar, for `avatar_id` of the resource `jira_user_avatar`. The URL can be copied from a browser (\"copy image address\"). " +
			"The function sends no request to Jira. The resource checks that the user can select the avatar. Requires Terraform 1.8 or OpenTofu 1.7.",
		Parameters: []function.Parameter{function.StringParameter{
			Name: "url",
			MarkdownDescription: "The URL of a user's avatar in Jira, such as `https://jira.example.com/secure/useravatar?ownerId=JIRAUSER10100&avatarId=10500`. " +
				"Any other text is an error. The URL of a Gravatar is an error, too, because it has no avatar ID.",
		}},
		Return: function.StringReturn{},
	}
}

// Run implements function.Function.
func (*AvatarIDFunction) Run(ctx context.Context, request function.RunRequest, response *function.RunResponse) {
	var text string
	response.Error = request.Arguments.Get(ctx, &text)
	if response.Error != nil {
		return
	}
	id, funcError := parseAvatarURL(text)
	if funcError != nil {
		response.Error = funcError
		return
	}
	response.Error = response.Result.Set(ctx, string(id))
}

// parseAvatarURL returns the avatar ID in the URL of a user's avatar.
func parseAvatarURL(text string) (jira.AvatarID, *function.FuncError) {
	// In the source of a page, & is written as &amp;.
	address, err := url.Parse(html.UnescapeString(strings.TrimSpace(text)))
	if err != nil {
		return "", notURLError()
	}
	if strings.HasSuffix("."+address.Hostname(), ".gravatar.com") {
		return "", gravatarURLError()
	}
	// Projects and issue types have avatars, too, whose IDs are not those of users' avatars.
	if path.Base(address.Path) != "useravatar" {
		return "", notUserAvatarURLError(path.Base(address.Path))
	}
	id, ok := jira.AvatarIDInURL(address.String())
	if !ok {
		return "", noAvatarIDError()
	}
	return id, nil
}
