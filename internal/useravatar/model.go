// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"

	"github.com/jira-robots/terraform-provider-jira/internal/avatarimage"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/userref"
)

// model is the resource as Terraform holds it.
type model struct {
	ID               types.String     `tfsdk:"id"`
	UserKey          types.String     `tfsdk:"user_key"`
	Username         userref.Username `tfsdk:"username"`
	File             types.String     `tfsdk:"file"`
	ContentBase64    types.String     `tfsdk:"content_base64"`
	AvatarID         types.String     `tfsdk:"avatar_id"`
	Crop             types.Object     `tfsdk:"crop"`
	OnDestroy        types.String     `tfsdk:"on_destroy"`
	UploadedAvatarID types.String     `tfsdk:"uploaded_avatar_id"`
	ImageSHA256      types.String     `tfsdk:"image_sha256"`
	StoredSize       types.Int64      `tfsdk:"stored_size"`
	URLs             types.Map        `tfsdk:"urls"`
}

// identity is what identifies the resource for good.
type identity struct {
	UserKey types.String `tfsdk:"user_key"`
}

// cropModel is the square as written.
type cropModel struct {
	X    types.Int64 `tfsdk:"x"`
	Y    types.Int64 `tfsdk:"y"`
	Size types.Int64 `tfsdk:"size"`
}

var cropTypes = map[string]attr.Type{"x": types.Int64Type, "y": types.Int64Type, "size": types.Int64Type}

// user is how the picture names its user.
func (m *model) userRef() userref.UserRef {
	return userref.UserRef{UserKey: m.UserKey, Username: m.Username, Belongs: "this picture belongs"}
}

// hasPicture tells whether the picture is one of the user's own, to be uploaded, as opposed to one that Jira has.
func (m *model) hasImage() bool { return !m.File.IsNull() || !m.ContentBase64.IsNull() }

// showsOurs tells whether the user shows the picture that this resource uploaded.
func (m *model) showsOurs() bool {
	return !m.UploadedAvatarID.IsNull() && m.UploadedAvatarID.Equal(m.AvatarID)
}

// samePicture tells whether two models mean the same picture, cut in the same way.
func (m *model) sameImage(other *model) bool {
	return !m.ImageSHA256.IsNull() && m.ImageSHA256.Equal(other.ImageSHA256) && m.Crop.Equal(other.Crop)
}

// square is the square to cut out: nil for the default. It is not known while any of its numbers is not.
func (m *model) square(ctx context.Context) (square *avatarimage.Crop, known bool) {
	if m.Crop.IsNull() {
		return nil, true
	}
	var crop cropModel
	if m.Crop.IsUnknown() || m.Crop.As(ctx, &crop, basetypes.ObjectAsOptions{}).HasError() ||
		crop.X.IsUnknown() || crop.Y.IsUnknown() || crop.Size.IsUnknown() {
		return nil, false
	}
	return &avatarimage.Crop{X: int(crop.X.ValueInt64()), Y: int(crop.Y.ValueInt64()), Size: int(crop.Size.ValueInt64())}, true
}

// takeShown takes over what the user shows.
func (m *model) takeShown(shown jira.AvatarID, urls map[string]string) {
	m.AvatarID = textOrNull(string(shown))
	m.URLs = urlMap(urls)
}

// urlMap are the addresses of a picture by size.
func urlMap(urls map[string]string) types.Map {
	elements := make(map[string]attr.Value, len(urls))
	for size, address := range urls {
		elements[size] = types.StringValue(address)
	}
	return types.MapValueMust(types.StringType, elements)
}

// textOrNull is null for an empty text.
func textOrNull(text string) types.String {
	if text == "" {
		return types.StringNull()
	}
	return types.StringValue(text)
}

func avatarID(value types.String) jira.AvatarID { return jira.AvatarID(value.ValueString()) }
