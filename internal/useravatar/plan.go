// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/avatarimage"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// ModifyPlan decides every computed attribute. Terraform calls it for the plan and again for the apply, and the answers
// must agree: it depends on the configuration, the prior state and the picture's bytes, and on Jira only for whose the
// changed username is.
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
	if prior != nil {
		plan.ID = prior.ID
		if replaced := config.userRef().OtherUser(ctx, r.Connection, prior.ID, prior.Username, &response.Diagnostics); replaced != nil {
			response.RequiresReplace.Append(*replaced)
			return
		}
	}
	leftovers := leftoversIn(ctx, request.Private, &response.Diagnostics)
	r.planImage(ctx, config, prior, &plan, &response.Diagnostics)
	if prior == nil || len(leftovers.Superseded) > 0 {
		plan.URLs = types.MapUnknown(types.StringType)
	}
	response.Diagnostics.Append(response.Plan.Set(ctx, plan)...)
}

// planPicture decides what is known of the picture before the apply: all of it where nothing about it changes.
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
	if prior != nil && prior.showsOurs() && prior.sameImage(plan) && !r.outgrown(ctx, prior, source) {
		plan.AvatarID, plan.UploadedAvatarID, plan.StoredSize, plan.URLs = prior.AvatarID, prior.UploadedAvatarID, prior.StoredSize, prior.URLs
		return
	}
	plan.AvatarID, plan.UploadedAvatarID, plan.StoredSize = types.StringUnknown(), types.StringUnknown(), types.Int64Unknown()
	plan.URLs = types.MapUnknown(types.StringType)
}

// outgrown tells whether Jira keeps a smaller picture than this one would give, now that the provider is told to insist
// on full ones. Where the picture is not at hand, what Jira has is good enough.
func (r *Resource) outgrown(ctx context.Context, prior *model, source []byte) bool {
	if source == nil || prior.StoredSize.IsNull() || !r.Connection.Known() || r.Connection.Client.AvatarUpload() != jira.AvatarUploadSession {
		return false
	}
	header, err := avatarimage.Inspect(source)
	square, _ := prior.square(ctx)
	return err == nil && prior.StoredSize.ValueInt64() < int64(avatarimage.SideOf(header, square, avatarimage.FullSide))
}

// planFingerprint reads the picture, puts its fingerprint into the plan, and refuses one that cannot be used. It decodes
// only what is new or cut anew. The bytes are nil where they are not at hand.
func (r *Resource) planFingerprint(ctx context.Context, config model, prior, plan *model, diags *diag.Diagnostics) []byte {
	plan.ImageSHA256 = types.StringUnknown()
	if config.File.IsUnknown() || config.ContentBase64.IsUnknown() {
		return nil
	}
	source, fault := config.source()
	if fault != nil {
		// Destroying, and every runner that has no copy of the picture, would fail here if this were an error.
		if fault.missing && prior != nil && prior.File.Equal(config.File) && !prior.ImageSHA256.IsNull() && prior.Crop.Equal(config.Crop) {
			diags.AddAttributeWarning(path.Root("file"), "A picture file is missing",
				fmt.Sprintf("There is no file %q here. The user keeps the picture that was uploaded from it.", config.File.ValueString()))
			plan.ImageSHA256 = prior.ImageSHA256
			return nil
		}
		fault.addTo(diags)
		return nil
	}
	plan.ImageSHA256 = types.StringValue(avatarimage.Fingerprint(source))
	if prior != nil && prior.sameImage(plan) {
		return source
	}
	if square, known := config.square(ctx); known {
		if fault := r.check(ctx, &config, source, square); fault != nil {
			fault.addTo(diags)
		}
	}
	return source
}

// userOf reads the user that the plan names, which may be one that this apply has just made or renamed.
func (r *Resource) userOf(ctx context.Context, plan *model, prior *model, diags *diag.Diagnostics) (jira.User, bool) {
	if prior != nil {
		return plan.userRef().FindSame(ctx, r.Connection.Client, prior.ID.ValueString(), diags)
	}
	return plan.userRef().Find(ctx, r.Connection.Client, diags)
}
