// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"

	"github.com/jira-robots/terraform-provider-jira/internal/avatarimage"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/userref"
)

// model is the configuration, the plan or the state of the resource.
type model struct {
	userref.Owned

	File             types.String `tfsdk:"file"`
	ContentBase64    types.String `tfsdk:"content_base64"`
	AvatarID         types.String `tfsdk:"avatar_id"`
	Crop             types.Object `tfsdk:"crop"`
	OnDestroy        types.String `tfsdk:"on_destroy"`
	UploadedAvatarID types.String `tfsdk:"uploaded_avatar_id"`
	ImageSHA256      types.String `tfsdk:"image_sha256"`
	StoredSize       types.Int64  `tfsdk:"stored_size"`
	URLs             types.Map    `tfsdk:"urls"`
}

// emptyModel returns the model that an import begins with: the resource has uploaded nothing, and what only the provider
// knows has its default.
func emptyModel() *model {
	return &model{Crop: types.ObjectNull(cropTypes), OnDestroy: types.StringValue(onDestroyReset), URLs: types.MapNull(types.StringType)}
}

// Object names the resource in messages.
func (m *model) Object() string { return "avatar of user with key " + m.OwnerKey() }

// cropModel is the value of the attribute crop.
type cropModel struct {
	X    types.Int64 `tfsdk:"x"`
	Y    types.Int64 `tfsdk:"y"`
	Size types.Int64 `tfsdk:"size"`
}

var cropTypes = map[string]attr.Type{"x": types.Int64Type, "y": types.Int64Type, "size": types.Int64Type}

// hasImage reports whether the resource uploads an image, as opposed to selecting an avatar that Jira has.
func (m *model) hasImage() bool { return !m.File.IsNull() || !m.ContentBase64.IsNull() }

// showsUpload reports whether the user shows the avatar that this resource uploaded.
func (m *model) showsUpload() bool {
	return !m.UploadedAvatarID.IsNull() && m.UploadedAvatarID.Equal(m.AvatarID)
}

// sameImage reports whether two models have the same image with the same crop.
func (m *model) sameImage(other *model) bool {
	return !m.ImageSHA256.IsNull() && m.ImageSHA256.Equal(other.ImageSHA256) && m.Crop.Equal(other.Crop)
}

// imageCrop returns the crop, or nil if it is not set. It returns false while any part of the crop is unknown.
func (m *model) imageCrop(ctx context.Context) (crop *avatarimage.Crop, known bool) {
	if m.Crop.IsNull() {
		return nil, true
	}
	var value cropModel
	if m.Crop.IsUnknown() || m.Crop.As(ctx, &value, basetypes.ObjectAsOptions{}).HasError() ||
		value.X.IsUnknown() || value.Y.IsUnknown() || value.Size.IsUnknown() {
		return nil, false
	}
	return &avatarimage.Crop{X: int(value.X.ValueInt64()), Y: int(value.Y.ValueInt64()), Size: int(value.Size.ValueInt64())}, true
}

// setShown sets the attributes that describe the avatar that the user shows.
func (m *model) setShown(ctx context.Context, shown jira.AvatarID, urls map[string]string, diags *diag.Diagnostics) {
	m.AvatarID = stringOrNull(string(shown))
	m.URLs = urlMap(ctx, urls, diags)
}

// urlMap returns the URLs of an avatar by size. Without URLs it returns an empty map, where MapValueFrom alone would
// return null.
func urlMap(ctx context.Context, urls map[string]string, diags *diag.Diagnostics) types.Map {
	if urls == nil {
		urls = map[string]string{}
	}
	value, mapDiags := types.MapValueFrom(ctx, types.StringType, urls)
	diags.Append(mapDiags...)
	return value
}

// stringOrNull returns null for an empty text.
func stringOrNull(text string) types.String {
	if text == "" {
		return types.StringNull()
	}
	return types.StringValue(text)
}

func avatarID(value types.String) jira.AvatarID { return jira.AvatarID(value.ValueString()) }
