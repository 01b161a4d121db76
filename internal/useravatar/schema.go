// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-validators/int64validator"
	"github.com/hashicorp/terraform-plugin-framework-validators/objectvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringdefault"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/userref"
)

// The values of on_destroy.
const (
	onDestroyReset = "reset"
	onDestroyKeep  = "keep"
)

// Schema implements resource.Resource.
func (r *Resource) Schema(_ context.Context, _ resource.SchemaRequest, response *resource.SchemaResponse) {
	attributes := userref.ResourceAttributes(userref.IDIsUserKey)
	for name, attribute := range imageAttributes() {
		attributes[name] = attribute
	}
	for name, attribute := range computedAttributes() {
		attributes[name] = attribute
	}
	response.Schema = schema.Schema{
		MarkdownDescription: "Manages the avatar of a user. The avatar is created from an image (`file` or `content_base64`), or it is an avatar that Jira already has (`avatar_id`). " +
			"An image is cropped to a square, scaled down to at most 500 x 500 pixels, uploaded and selected. The avatar that it replaces is deleted afterwards. " +
			"If another avatar is selected outside Terraform, the next plan warns and shows the change of `avatar_id`, and the apply selects the uploaded avatar again. " +
			"If the uploaded avatar was deleted, the plan warns and the apply uploads the image again.",
		Attributes: attributes,
	}
}

func imageAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"file": schema.StringAttribute{
			Optional: true,
			MarkdownDescription: "The path of an image file. The format must be PNG, JPEG, GIF, WebP, BMP or TIFF. At most 50 MB and 100 megapixels. " +
				"Exactly one of `file`, `content_base64` and `avatar_id` must be set. " +
				"If the content changes, the image is uploaded again. If only the path changes, the plan shows the new path, and the apply sends no request to Jira. " +
				"If the file is missing and its path did not change, the plan warns and the user keeps the avatar.",
		},
		"content_base64": schema.StringAttribute{
			Optional: true,
			MarkdownDescription: "The bytes of an image, base64-encoded. At most 1 MB. They are stored in state unchanged, so prefer `file`. " +
				"Exactly one of `file`, `content_base64` and `avatar_id` must be set. The function `initials_avatar` draws an image. If the bytes change, the image is uploaded again.",
		},
		"avatar_id": schema.StringAttribute{
			Optional: true, Computed: true,
			Validators: []validator.String{avatarIDValidator{}},
			MarkdownDescription: "The ID of an avatar that Jira already has: a system avatar, or a custom avatar of this user. An avatar that this resource uploaded belongs to the user from then on, and is never deleted. " +
				"Exactly one of `file`, `content_base64` and `avatar_id` must be set. If an image is set, this is the ID of the avatar that the user shows.",
		},
		"crop": schema.SingleNestedAttribute{
			Optional:   true,
			Validators: []validator.Object{objectvalidator.ConflictsWith(path.MatchRoot("avatar_id"))},
			MarkdownDescription: "The square part of the image to use, in pixels of the upright image (the EXIF orientation of a photo is applied). " +
				"Conflicts with `avatar_id`. Defaults to the largest centered square. Changing it uploads the image again.",
			Attributes: map[string]schema.Attribute{
				"x":    cropAttribute(0, "The distance of the square from the left edge of the image, in pixels."),
				"y":    cropAttribute(0, "The distance of the square from the upper edge of the image, in pixels."),
				"size": cropAttribute(1, "The side of the square, in pixels."),
			},
		},
		"on_destroy": schema.StringAttribute{
			Optional: true, Computed: true,
			Default:    stringdefault.StaticString(onDestroyReset),
			Validators: []validator.String{stringvalidator.OneOf(onDestroyReset, onDestroyKeep)},
			MarkdownDescription: "What happens to the avatar when the resource is destroyed. `reset` deletes the avatars that this resource uploaded and selects the default avatar, " +
				"unless another avatar was selected outside Terraform. `keep` leaves the avatar in Jira. Defaults to `reset`. " +
				"A changed value must be applied before the resource is removed from the configuration.",
		},
	}
}

func cropAttribute(minimum int64, description string) schema.Int64Attribute {
	return schema.Int64Attribute{Required: true, Validators: []validator.Int64{int64validator.AtLeast(minimum)}, MarkdownDescription: description}
}

func computedAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"uploaded_avatar_id": schema.StringAttribute{
			Computed: true,
			MarkdownDescription: "The ID of the avatar that this resource uploaded. Null if `avatar_id` is set, and after the avatar was deleted outside Terraform. The resource deletes only avatars that it uploaded. " +
				"If `avatar_id` has another value, the user shows another avatar, and the next apply selects the uploaded one again.",
		},
		"image_sha256": schema.StringAttribute{
			Computed:            true,
			MarkdownDescription: "The SHA-256 of the image, by which changes of the image are detected. Null if `avatar_id` is set. Jira re-encodes images, so the avatar that Jira serves has another SHA-256.",
		},
		"stored_size": schema.Int64Attribute{
			Computed:            true,
			MarkdownDescription: "The side, in pixels, of the uploaded square, from which Jira creates its renditions. At most 500, or at most 48 if a thumbnail was uploaded (see `avatar_upload` of the provider). Null if `avatar_id` is set.",
		},
		"urls": schema.MapAttribute{
			Computed: true, ElementType: types.StringType,
			MarkdownDescription: "The URLs of the avatar that the user shows, by size: `16x16`, `24x24`, `32x32` and `48x48`.",
		},
	}
}
