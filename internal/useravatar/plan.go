// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/avatarimage"
)

// ModifyPlan plans every computed attribute. Terraform calls it for the plan and again for the apply, and both results
// must agree (DESIGN.md section 4). The result depends on the configuration, the prior state and the bytes of the image.
// It depends on Jira only to find out which user has a changed username.
func (r *Resource) ModifyPlan(ctx context.Context, request resource.ModifyPlanRequest, response *resource.ModifyPlanResponse) {
	if request.Plan.Raw.IsNull() {
		return
	}
	var plan, config model
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	response.Diagnostics.Append(request.Config.Get(ctx, &config)...)
	var prior *model
	if !request.State.Raw.IsNull() {
		prior = &model{}
		response.Diagnostics.Append(request.State.Get(ctx, prior)...)
	}
	if response.Diagnostics.HasError() {
		return
	}
	if prior != nil && r.ReplaceForAnotherUser(ctx, &config, prior, response) {
		prior = nil // another user: the image is planned, and checked, as that of a new resource
	}
	history := readHistory(ctx, request.Private, &response.Diagnostics)
	r.planImage(ctx, config, prior, &plan, &response.Diagnostics)
	if prior == nil || len(history.Superseded) > 0 || len(history.Late) > 0 {
		plan.URLs = types.MapUnknown(types.StringType)
	}
	response.Diagnostics.Append(response.Plan.Set(ctx, plan)...)
}

// planImage plans the computed attributes that depend on the image. They keep their values if the image does not change.
func (r *Resource) planImage(ctx context.Context, config model, prior, plan *model, diags *diag.Diagnostics) {
	if !config.hasImage() {
		plan.UploadedAvatarID, plan.ImageSHA256, plan.StoredSize = types.StringNull(), types.StringNull(), types.Int64Null()
		plan.AvatarID = config.AvatarID
		if prior != nil && prior.AvatarID.Equal(plan.AvatarID) && prior.UploadedAvatarID.IsNull() {
			plan.URLs = prior.URLs
		} else {
			plan.URLs = types.MapUnknown(types.StringType)
		}
		return
	}
	source := r.planFingerprint(ctx, config, prior, plan, diags)
	if prior != nil && prior.showsUpload() && prior.sameImage(plan) && !r.isStoredTooSmall(ctx, prior, source) {
		plan.AvatarID, plan.UploadedAvatarID, plan.StoredSize, plan.URLs = prior.AvatarID, prior.UploadedAvatarID, prior.StoredSize, prior.URLs
		return
	}
	plan.AvatarID, plan.UploadedAvatarID, plan.StoredSize = types.StringUnknown(), types.StringUnknown(), types.Int64Unknown()
	plan.URLs = types.MapUnknown(types.StringType)
}

// planFingerprint plans the SHA-256 of the image, and adds an error if the image cannot be used. It decodes the image only
// if the image or the crop changed. It returns the bytes of the image, or nil if they are not available.
func (r *Resource) planFingerprint(ctx context.Context, config model, prior, plan *model, diags *diag.Diagnostics) []byte {
	plan.ImageSHA256 = types.StringUnknown()
	if config.File.IsUnknown() || config.ContentBase64.IsUnknown() {
		return nil
	}
	source, problem := config.readImage()
	if problem != nil {
		// An error would block a destroy, and every run on a machine without the file.
		if problem.fileNotFound && prior != nil && prior.File.Equal(config.File) && !prior.ImageSHA256.IsNull() && prior.Crop.Equal(config.Crop) {
			diags.Append(fileNotFoundWarning(config.File.ValueString()))
			plan.ImageSHA256 = prior.ImageSHA256
			return nil
		}
		diags.Append(problem.Diagnostic)
		return nil
	}
	plan.ImageSHA256 = types.StringValue(avatarimage.Fingerprint(source))
	if prior != nil && prior.sameImage(plan) {
		return source
	}
	if crop, known := config.imageCrop(ctx); known {
		if problem := r.check(ctx, &config, source, crop); problem != nil {
			diags.Append(problem.Diagnostic)
		}
	}
	return source
}
