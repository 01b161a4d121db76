// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar

import (
	"context"
	"errors"
	"fmt"
	"html"
	"net/url"
	"path"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/function"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

var _ function.Function = (*AvatarIDFunction)(nil)

// AvatarIDFunction is the function avatar_id: the number in the address of a picture, which is how people find the
// picture that they want.
type AvatarIDFunction struct{}

// NewAvatarIDFunction makes the function.
func NewAvatarIDFunction() function.Function { return &AvatarIDFunction{} }

// Metadata names the function.
func (*AvatarIDFunction) Metadata(_ context.Context, _ function.MetadataRequest, response *function.MetadataResponse) {
	response.Name = "avatar_id"
}

// Definition describes the function.
func (*AvatarIDFunction) Definition(_ context.Context, _ function.DefinitionRequest, response *function.DefinitionResponse) {
	response.Definition = function.Definition{
		Summary: "The number of an avatar in the address of its picture",
		MarkdownDescription: "The number of an avatar in the address of its picture, as copied from a browser (\"copy image address\"): what `avatar_id` of the resource `jira_user_avatar` takes. " +
			"Jira is not asked: whether the user may show that avatar, the resource finds out. Needs Terraform 1.8 or OpenTofu 1.7.",
		Parameters: []function.Parameter{function.StringParameter{
			Name:                "url",
			MarkdownDescription: "The address of a user's picture in Jira, such as `https://jira.example.com/secure/useravatar?ownerId=JIRAUSER10100&avatarId=10500`. Anything else is an error, Gravatars too: those have no number.",
		}},
		Return: function.StringReturn{},
	}
}

// Run reads the number.
func (*AvatarIDFunction) Run(ctx context.Context, request function.RunRequest, response *function.RunResponse) {
	var address string
	response.Error = request.Arguments.Get(ctx, &address)
	if response.Error != nil {
		return
	}
	id, err := avatarIDInAddress(address)
	if err != nil {
		response.Error = function.NewArgumentFuncError(0, err.Error())
		return
	}
	response.Error = response.Result.Set(ctx, string(id))
}

// avatarIDInAddress reads the number from the address of a user's picture. Its errors are for people.
func avatarIDInAddress(text string) (jira.AvatarID, error) {
	const wanted = "Wanted is the address of a user's picture in Jira, such as https://jira.example.com/secure/useravatar?avatarId=10500."
	// Copied from a page's source, a & is written as &amp;.
	address, err := url.Parse(html.UnescapeString(strings.TrimSpace(text)))
	if err != nil {
		return "", errors.New("This is no address. " + wanted) //nolint:staticcheck // it is shown as it is
	}
	if strings.HasSuffix("."+address.Hostname(), ".gravatar.com") {
		return "", errors.New("This is a Gravatar, which belongs to an e-mail address and has no number in Jira. " + wanted) //nolint:staticcheck // it is shown as it is
	}
	// Projects and issue types have avatars too, with numbers that mean nothing here.
	if path.Base(address.Path) != "useravatar" {
		return "", fmt.Errorf("The address leads to %q and not to the picture of a user. %s", path.Base(address.Path), wanted) //nolint:staticcheck // it is shown as it is
	}
	id, ok := jira.AvatarIDInURL(address.String())
	if !ok {
		return "", errors.New("The address says whose picture it is, but not which: it has no number as avatarId. The data source jira_user_avatars lists a user's pictures. " + wanted) //nolint:staticcheck // it is shown as it is
	}
	return id, nil
}
