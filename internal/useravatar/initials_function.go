// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar

import (
	"context"
	"encoding/base64"

	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/initials"
)

var _ function.Function = (*InitialsAvatarFunction)(nil)

// InitialsAvatarFunction is the function initials_avatar. It draws an avatar for users that have no image.
type InitialsAvatarFunction struct{}

// NewInitialsAvatarFunction returns the function initials_avatar.
func NewInitialsAvatarFunction() function.Function { return &InitialsAvatarFunction{} }

// Metadata implements function.Function.
func (*InitialsAvatarFunction) Metadata(_ context.Context, _ function.MetadataRequest, response *function.MetadataResponse) {
	response.Name = "initials_avatar"
}

// Definition implements function.Function.
func (*InitialsAvatarFunction) Definition(_ context.Context, _ function.DefinitionRequest, response *function.DefinitionResponse) {
	response.Definition = function.Definition{
		Summary: "Draws an avatar with one to three characters",
		MarkdownDescription: "Returns an avatar with one to three characters for `content_base64` of the resource `jira_user_avatar`: a PNG image of 256 x 256 pixels in base64. " +
			"The characters are centered on a background color, in black or white, whichever has the higher contrast. The contrast is always at least 4.58:1. " +
			"The same arguments return the same image on every machine. The image takes about 1 to 4 KB in state. " +
			"The function sends no request to Jira. Requires Terraform 1.8 or OpenTofu 1.7.",
		Parameters: []function.Parameter{function.StringParameter{
			Name: "text",
			MarkdownDescription: "One to three characters, such as the initials of the display name. The image shows them as they are, in uppercase or lowercase. " +
				"Latin, Greek and Cyrillic letters, digits and common symbols are supported. Any other character is an error.",
		}},
		VariadicParameter: function.StringParameter{
			Name:           "color",
			AllowNullValue: true,
			MarkdownDescription: "The background color, of the form `#rrggbb`, such as `#0052cc`. At most one color. " +
				"If it is omitted or null, the color is derived from the text: the same text always has the same color.",
		},
		Return: function.StringReturn{},
	}
}

// Run implements function.Function.
func (*InitialsAvatarFunction) Run(ctx context.Context, request function.RunRequest, response *function.RunResponse) {
	var text string
	var colors []types.String
	response.Error = request.Arguments.Get(ctx, &text, &colors)
	if response.Error != nil {
		return
	}
	background, funcError := backgroundColor(text, colors)
	if funcError != nil {
		response.Error = funcError
		return
	}
	// Terraform passes every string in Unicode's form NFC, in which a letter with an accent is one character.
	png, err := initials.Draw(text, background)
	if err != nil {
		response.Error = initialsError(err)
		return
	}
	response.Error = response.Result.Set(ctx, base64.StdEncoding.EncodeToString(png))
}

// backgroundColor returns the color of the optional argument, or the color that is derived from the text.
func backgroundColor(text string, colors []types.String) (initials.Color, *function.FuncError) {
	if len(colors) > 1 {
		return initials.Color{}, severalColorsError(len(colors))
	}
	if len(colors) == 0 || colors[0].IsNull() {
		return initials.ColorOf(text), nil
	}
	color, err := initials.ParseColor(colors[0].ValueString())
	if err != nil {
		return initials.Color{}, notColorError(colors[0].ValueString())
	}
	return color, nil
}
