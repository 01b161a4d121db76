// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar

import (
	"context"
	"regexp"

	"github.com/hashicorp/terraform-plugin-framework-validators/int64validator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/identityschema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringdefault"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/userref"
)

// What happens to the picture when the resource is destroyed.
const (
	onDestroyReset = "reset"
	onDestroyKeep  = "keep"
)

// Schema describes the resource's attributes.
func (r *Resource) Schema(_ context.Context, _ resource.SchemaRequest, response *resource.SchemaResponse) {
	attributes := userref.RefAttributes()
	attributes["id"] = schema.StringAttribute{
		Computed:            true,
		MarkdownDescription: "The user key of the user.",
	}
	for name, attribute := range imageAttributes() {
		attributes[name] = attribute
	}
	for name, attribute := range computedAttributes() {
		attributes[name] = attribute
	}
	response.Schema = schema.Schema{
		MarkdownDescription: "The picture (avatar) of a user: one of your own, from a file or from bytes, or one that Jira already has. " +
			"A picture of your own is cut to a square, scaled to at most 500 pixels, uploaded, confirmed and selected; what it replaces is deleted after that. " +
			"When somebody selects another picture by hand, or deletes this one, the plan shows it and the apply repairs it with the least work.",
		Attributes: attributes,
	}
}

func imageAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"file": schema.StringAttribute{
			Optional: true,
			MarkdownDescription: "The path of a picture on disk: PNG, JPEG, GIF, WebP, BMP or TIFF, at most 50 MB and 100 megapixels. Exactly one of `file`, `content_base64` and `avatar_id`. " +
				"What counts is the content: a changed file is uploaded, a renamed one is not. A file of unchanged path that is missing is a warning, and the picture stays.",
		},
		"content_base64": schema.StringAttribute{
			Optional: true,
			MarkdownDescription: "The bytes of a picture, base64-encoded, at most 1 MB. They lie in the state as they are: prefer `file`. " +
				"Exactly one of `file`, `content_base64` and `avatar_id`.",
		},
		"avatar_id": schema.StringAttribute{
			Optional: true, Computed: true,
			Validators: []validator.String{stringvalidator.RegexMatches(regexp.MustCompile(`^[0-9]+$`), "must be the number of an avatar, such as 10122")},
			MarkdownDescription: "The number of an avatar that Jira already has: one of Jira's own, or one that was uploaded for this user. Exactly one of `file`, `content_base64` and `avatar_id`. " +
				"Where the picture is uploaded, this is the avatar that the user shows.",
		},
		"crop": schema.SingleNestedAttribute{
			Optional: true,
			MarkdownDescription: "The square of the picture to use, in pixels of the picture as it is seen upright (a photo's orientation is honored). " +
				"Default: the largest square in its middle. Not with `avatar_id`. A change uploads the picture again.",
			Attributes: map[string]schema.Attribute{
				"x":    cropAttribute(0, "Pixels from the left edge to the square."),
				"y":    cropAttribute(0, "Pixels from the upper edge to the square."),
				"size": cropAttribute(1, "Side of the square in pixels."),
			},
		},
		"on_destroy": schema.StringAttribute{
			Optional: true, Computed: true,
			Default:    stringdefault.StaticString(onDestroyReset),
			Validators: []validator.String{stringvalidator.OneOf(onDestroyReset, onDestroyKeep)},
			MarkdownDescription: "What destroying the resource does. `reset` (default): what this resource uploaded is deleted, and Jira's default avatar is selected, unless somebody has selected another one meanwhile. " +
				"`keep`: the user keeps its picture. A changed value must be applied before the resource is removed from the configuration.",
		},
	}
}

func cropAttribute(least int64, description string) schema.Int64Attribute {
	return schema.Int64Attribute{Required: true, Validators: []validator.Int64{int64validator.AtLeast(least)}, MarkdownDescription: description}
}

func computedAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"uploaded_avatar_id": schema.StringAttribute{
			Computed: true,
			MarkdownDescription: "The avatar that this resource uploaded and owns; null with `avatar_id`. It is the only one that the resource ever deletes. " +
				"Where `avatar_id` differs from it, the user shows something else, and the next apply selects it again.",
		},
		"image_sha256": schema.StringAttribute{
			Computed:            true,
			MarkdownDescription: "The fingerprint (SHA-256) of the picture's bytes, by which a change is seen; null with `avatar_id`. Jira re-encodes pictures: what it serves has another one.",
		},
		"stored_size": schema.Int64Attribute{
			Computed:            true,
			MarkdownDescription: "The side, in pixels, of the square that Jira was given, and makes its renditions from: at most 500, and 48 where this Jira takes no larger ones (see `avatar_upload` of the provider). Null with `avatar_id`.",
		},
		"urls": schema.MapAttribute{
			Computed: true, ElementType: types.StringType,
			MarkdownDescription: "The addresses of the picture that the user shows, by size: `16x16`, `24x24`, `32x32` and `48x48`.",
		},
	}
}

// IdentitySchema describes what identifies a user's picture for good: its user.
func (r *Resource) IdentitySchema(_ context.Context, _ resource.IdentitySchemaRequest, response *resource.IdentitySchemaResponse) {
	response.IdentitySchema = identityschema.Schema{
		Attributes: map[string]identityschema.Attribute{
			"user_key": identityschema.StringAttribute{RequiredForImport: true, Description: "The user key of the user, such as JIRAUSER10100."},
		},
	}
}
