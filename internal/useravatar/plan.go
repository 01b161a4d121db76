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

	"github.com/jira-robots/terraform-provider-jira/internal/account"
	"github.com/jira-robots/terraform-provider-jira/internal/diagnosis"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/picture"
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
		if replaced := r.otherAccount(ctx, config, prior, &response.Diagnostics); replaced != nil {
			response.RequiresReplace.Append(*replaced)
			return
		}
	}
	leftovers := leftoversIn(ctx, request.Private, &response.Diagnostics)
	r.planPicture(ctx, config, prior, &plan, &response.Diagnostics)
	if prior == nil || len(leftovers.Superseded) > 0 {
		plan.URLs = types.MapUnknown(types.StringType)
	}
	response.Diagnostics.Append(response.Plan.Set(ctx, plan)...)
}

// otherAccount answers with the attribute that makes the resource another account's, nil where it stays this one's.
func (r *Resource) otherAccount(ctx context.Context, config model, prior *model, diagnostics *diag.Diagnostics) *path.Path {
	userKey, username := path.Root("user_key"), path.Root("username")
	switch {
	case config.UserKey.IsUnknown():
		return &userKey
	case !config.UserKey.IsNull():
		if config.UserKey.Equal(prior.ID) {
			return nil
		}
		return &userKey
	case config.Username.IsUnknown() || !r.connection.Known() || jira.SameUsername(config.Username.ValueString(), prior.Username.ValueString()):
		return nil
	}
	named, err := r.connection.Client.User(ctx, jira.ByUsername(config.Username.ValueString()))
	switch {
	case jira.IsNotFound(err):
		// A rename in this very apply: the account gets the name before its picture is dealt with.
		return nil
	case err != nil:
		diagnosis.Add(diagnostics, fmt.Sprintf("look up the account %q", config.Username.ValueString()), err, nil)
		return nil
	case named.Key == prior.ID.ValueString(), r.connection.Client.CreatedInThisRun(named.Key):
		// An account that this run has just created was nobody's when the plan was made; Update says what to do.
		return nil
	}
	return &username
}

// planPicture decides what is known of the picture before the apply: all of it where nothing about it changes.
func (r *Resource) planPicture(ctx context.Context, config model, prior, plan *model, diagnostics *diag.Diagnostics) {
	if !config.hasPicture() {
		plan.UploadedAvatarID, plan.ImageSHA256, plan.StoredSize = types.StringNull(), types.StringNull(), types.Int64Null()
		plan.AvatarID = config.AvatarID
		if prior != nil && prior.AvatarID.Equal(plan.AvatarID) && prior.UploadedAvatarID.IsNull() {
			plan.URLs = prior.URLs
		} else {
			plan.URLs = types.MapUnknown(types.StringType)
		}
		return
	}
	source := r.planFingerprint(ctx, config, prior, plan, diagnostics)
	if prior != nil && prior.showsOurs() && prior.samePicture(plan) && !r.outgrown(ctx, prior, source) {
		plan.AvatarID, plan.UploadedAvatarID, plan.StoredSize, plan.URLs = prior.AvatarID, prior.UploadedAvatarID, prior.StoredSize, prior.URLs
		return
	}
	plan.AvatarID, plan.UploadedAvatarID, plan.StoredSize = types.StringUnknown(), types.StringUnknown(), types.Int64Unknown()
	plan.URLs = types.MapUnknown(types.StringType)
}

// outgrown tells whether Jira keeps a smaller picture than this one would give, now that the provider is told to insist
// on full ones. Where the picture is not at hand, what Jira has is good enough.
func (r *Resource) outgrown(ctx context.Context, prior *model, source []byte) bool {
	if source == nil || prior.StoredSize.IsNull() || !r.connection.Known() || r.connection.Client.AvatarUpload() != jira.AvatarUploadSession {
		return false
	}
	header, err := picture.Inspect(source)
	square, _ := prior.square(ctx)
	return err == nil && prior.StoredSize.ValueInt64() < int64(picture.SideOf(header, square, picture.FullSide))
}

// planFingerprint reads the picture, puts its fingerprint into the plan, and refuses one that cannot be used. It decodes
// only what is new or cut anew. The bytes are nil where they are not at hand.
func (r *Resource) planFingerprint(ctx context.Context, config model, prior, plan *model, diagnostics *diag.Diagnostics) []byte {
	plan.ImageSHA256 = types.StringUnknown()
	if config.File.IsUnknown() || config.ContentBase64.IsUnknown() {
		return nil
	}
	source, fault := config.source()
	if fault != nil {
		// Destroying, and every runner that has no copy of the picture, would fail here if this were an error.
		if fault.missing && prior != nil && prior.File.Equal(config.File) && !prior.ImageSHA256.IsNull() && prior.Crop.Equal(config.Crop) {
			diagnostics.AddAttributeWarning(path.Root("file"), "A picture file is missing",
				fmt.Sprintf("There is no file %q here. The account keeps the picture that was uploaded from it.", config.File.ValueString()))
			plan.ImageSHA256 = prior.ImageSHA256
			return nil
		}
		fault.addTo(diagnostics)
		return nil
	}
	plan.ImageSHA256 = types.StringValue(picture.Fingerprint(source))
	if prior != nil && prior.samePicture(plan) {
		return source
	}
	if square, known := config.square(ctx); known {
		if fault := r.check(ctx, &config, source, square); fault != nil {
			fault.addTo(diagnostics)
		}
	}
	return source
}

// userOf reads the account that the plan names, which may be one that this apply has just made or renamed.
func (r *Resource) userOf(ctx context.Context, plan *model, prior *model, diagnostics *diag.Diagnostics) (jira.User, bool) {
	if prior != nil {
		return r.sameUser(ctx, plan, prior, diagnostics)
	}
	attribute, named := path.Root("user_key"), jira.ByKey(plan.UserKey.ValueString())
	if plan.UserKey.IsNull() {
		attribute, named = path.Root("username"), jira.ByUsername(plan.Username.ValueString())
	}
	user, err := r.connection.Client.User(ctx, named)
	if jira.IsNotFound(err) {
		diagnostics.AddAttributeError(attribute, "No such account", "Jira has not got "+named.String()+". "+
			"For an account of this configuration write user_key = jira_user.NAME.key, so that the account is made first.")
		return jira.User{}, false
	}
	if err != nil {
		diagnosis.Add(diagnostics, "read "+named.String(), err, nil)
		return jira.User{}, false
	}
	return user, true
}

// sameUser reads the account that state knows by its key, and makes sure that it has the name which the plan gives it.
func (r *Resource) sameUser(ctx context.Context, plan, prior *model, diagnostics *diag.Diagnostics) (jira.User, bool) {
	key := prior.ID.ValueString()
	user, gone, err := account.Read(ctx, r.connection.Client, key, "")
	switch {
	case err != nil:
		diagnosis.Add(diagnostics, "read the account with the key "+key, err, nil)
		return jira.User{}, false
	case gone:
		diagnostics.AddError("The account is gone", fmt.Sprintf("Jira has no account with the key %s any more. Plan again: the plan will show what is left to do.", key))
		return jira.User{}, false
	case plan.Username.IsNull() || jira.SameUsername(plan.Username.ValueString(), user.Username):
		return user, true
	}
	wanted := plan.Username.ValueString()
	if named, err := r.connection.Client.User(ctx, jira.ByUsername(wanted)); err == nil {
		diagnostics.AddAttributeError(path.Root("username"), "Another account",
			fmt.Sprintf("%q is a new account (user key %s), and this picture belongs to the one with the key %s. Apply again: the plan then replaces the resource. "+
				"With user_key = jira_user.NAME.key instead of username, one apply is enough.", wanted, named.Key, key))
		return jira.User{}, false
	}
	diagnostics.AddAttributeError(path.Root("username"), "No such account",
		fmt.Sprintf("No account is called %q. The picture belongs to the account %q (user key %s): use that name, or rename the account.", wanted, user.Username, key))
	return jira.User{}, false
}
