// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/avatarimage"
	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// showing is the work of making one user show one picture.
type showing struct {
	resource *Resource
	client   *jira.Client
	user     jira.User
	// plan is completed on the way, and is what the state becomes; prior is nil for a new resource.
	plan, prior *model
	leftovers   leftovers
	diagnostics *diag.Diagnostics
}

// run makes the user show the picture. It answers false, with an error, where nothing came of it that the state must
// know; whatever was uploaded and is still there is in the plan when it answers true.
func (s *showing) run(ctx context.Context) bool {
	if !s.plan.hasImage() {
		return s.showExisting(ctx)
	}
	if s.prior != nil && s.prior.sameImage(s.plan) && !s.prior.UploadedAvatarID.IsNull() && !s.isOutgrown(ctx) {
		avatars, err := s.client.Avatars(ctx, s.user)
		if err != nil {
			s.fail("list the avatars", err)
			return false
		}
		if _, there := avatars.Find(avatarID(s.prior.UploadedAvatarID)); there {
			s.plan.StoredSize = s.prior.StoredSize
			return s.showUploaded(ctx, avatarID(s.prior.UploadedAvatarID), false)
		}
	}
	return s.upload(ctx)
}

func (s *showing) fail(doing string, err error) {
	diagnostics.Add(s.diagnostics, fmt.Sprintf("%s of the user %q", doing, s.user.Username), err, nil)
}

// showExisting selects an avatar that Jira has, after making sure that it is one for this user: Jira would store any
// number (facts 1.6).
func (s *showing) showExisting(ctx context.Context) bool {
	wanted := avatarID(s.plan.AvatarID)
	avatars, err := s.client.Avatars(ctx, s.user)
	if err != nil {
		s.fail("list the avatars", err)
		return false
	}
	if _, there := avatars.Find(wanted); !there {
		s.diagnostics.AddAttributeError(path.Root("avatar_id"), "Not an avatar of this user", notAnAvatar(wanted, s.user.Username, avatars))
		return false
	}
	if err := s.client.SelectAvatar(ctx, s.user, wanted); err != nil {
		s.fail("select the avatar", err)
		return false
	}
	s.leftovers.Selected = wanted
	shown, ok := s.lookAt(ctx, wanted)
	if ok && shown != wanted {
		s.diagnostics.AddAttributeError(path.Root("avatar_id"), "Jira shows another picture", s.showsOther(wanted, shown))
		return false
	}
	s.plan.AvatarID = types.StringValue(string(wanted))
	if s.prior != nil {
		s.leftovers.supersede(avatarID(s.prior.UploadedAvatarID))
	}
	s.deleteSuperseded(ctx)
	return true
}

// notAnAvatar lists what may be selected instead.
func notAnAvatar(wanted jira.AvatarID, username string, avatars jira.Avatars) string {
	list := func(avatars []jira.Avatar) string {
		ids := make([]string, len(avatars))
		for index, avatar := range avatars {
			ids[index] = string(avatar.ID)
		}
		if len(ids) == 0 {
			return "none"
		}
		return strings.Join(ids, ", ")
	}
	return fmt.Sprintf("The user %q cannot show the avatar %s: it is neither one of Jira's own nor one that was uploaded for this user. "+
		"Jira would store the number all the same, and show its default.\n\nUploaded for this user: %s.\nJira's own: %s.",
		username, wanted, list(avatars.Custom), list(avatars.System))
}

// upload makes a new avatar of the picture, and shows it.
func (s *showing) upload(ctx context.Context) bool {
	source, fault := s.plan.source()
	if fault == nil && avatarimage.Fingerprint(source) != s.plan.ImageSHA256.ValueString() && !s.plan.ImageSHA256.IsUnknown() {
		fault = &sourceError{
			attribute: path.Root("file"), summary: "The picture changed during the apply",
			detail: "The file is not the one that was planned any more. Nothing was uploaded; plan and apply again.",
		}
	}
	if fault != nil {
		fault.addTo(s.diagnostics)
		return false
	}
	s.plan.ImageSHA256 = types.StringValue(avatarimage.Fingerprint(source))
	uploaded, err := s.client.UploadAvatar(ctx, s.user, func(side int) (jira.Image, error) { return s.resource.prepare(ctx, s.plan, source, side) }, s.known())
	if errors.As(err, &fault) {
		fault.addTo(s.diagnostics)
		return false
	}
	if err != nil {
		s.fail("upload the picture", err)
		return false
	}
	s.plan.StoredSize = types.Int64Value(int64(uploaded.Side))
	if uploaded.Degraded {
		s.warnOfThumbnail()
	}
	return s.showUploaded(ctx, uploaded.ID, true)
}

// isOutgrown asks again what the plan has decided by.
func (s *showing) isOutgrown(ctx context.Context) bool {
	source, fault := s.plan.source()
	return fault == nil && s.resource.outgrown(ctx, s.prior, source)
}

// warnOfThumbnail says why the picture is small. Two hundred users share the summary, which Terraform then folds.
func (s *showing) warnOfThumbnail() {
	s.diagnostics.AddWarning("Pictures are stored with 48 pixels only",
		"Jira did not let the full picture be confirmed, so a small one was uploaded, which needs no confirmation: larger renditions are blurred.\n\n"+
			"With a personal access token that is Jira's default: it ends the session of each request. A Jira administrator can keep the sessions with the system property "+
			"atlassian.pats.invalidate.session.enabled=false. With basic authentication that is allowed for some paths only, the property is "+
			"com.atlassian.plugins.authentication.basic.auth.filter.invalidate.session=false; in a cluster, see that the load balancer keeps sessions on one node.\n\n"+
			"After that, set avatar_upload = \"session\" in the provider block: the next apply uploads the full pictures. To live with small ones without this warning, set it to \"thumbnail\".")
}

// known are the avatars that a new one must not be taken for.
func (s *showing) known() []jira.AvatarID {
	known := slices.Clone(s.leftovers.Superseded)
	if s.prior != nil {
		known = append(known, avatarID(s.prior.UploadedAvatarID), avatarID(s.prior.AvatarID))
	}
	if shown, ok := jira.AvatarIDInURL(s.user.AvatarURLs["48x48"]); ok {
		known = append(known, shown)
	}
	return known
}

// showUploaded selects what this resource uploaded. A new one that cannot be selected is deleted again or, where that
// fails too, kept in the state, so that the next apply only has to select it.
func (s *showing) showUploaded(ctx context.Context, id jira.AvatarID, isNew bool) bool {
	if err := s.client.SelectAvatar(ctx, s.user, id); err != nil {
		if !isNew {
			s.fail("select the picture", err)
			return false
		}
		return s.undoUpload(ctx, id, err)
	}
	s.own(id)
	s.leftovers.Selected = id
	shown, ok := s.lookAt(ctx, id)
	if ok && shown != id {
		s.diagnostics.AddWarning("Jira shows another picture", s.showsOther(id, shown)+" The next apply selects it again.")
		s.plan.AvatarID = textOrNull(string(shown))
		return true
	}
	s.deleteSuperseded(ctx)
	return true
}

// own puts an uploaded avatar into the plan, and notes what it supersedes.
func (s *showing) own(id jira.AvatarID) {
	if s.prior != nil && avatarID(s.prior.UploadedAvatarID) != id {
		s.leftovers.supersede(avatarID(s.prior.UploadedAvatarID))
	}
	s.plan.UploadedAvatarID = types.StringValue(string(id))
	s.plan.AvatarID = s.plan.UploadedAvatarID
}

// undoUpload deletes a new avatar that could not be selected. An interrupted run starts nothing new, not even this.
func (s *showing) undoUpload(ctx context.Context, id jira.AvatarID, selectErr error) bool {
	undoErr := ctx.Err()
	if undoErr == nil {
		undoErr = s.client.DeleteAvatar(ctx, s.user, id)
	}
	if undoErr == nil {
		s.fail("select the picture that was uploaded (it was deleted again)", selectErr)
		return false
	}
	s.own(id)
	before, _ := jira.AvatarIDInURL(s.user.AvatarURLs["48x48"])
	s.plan.takeShown(before, s.user.AvatarURLs)
	s.diagnostics.AddWarning("A picture was uploaded but not selected",
		fmt.Sprintf("The user %q has the new avatar %s, but does not show it yet: %s. The next apply selects it.", s.user.Username, id, selectErr))
	return true
}

// lookAt reads what the user shows after a selection. Where that cannot be read, the selection that Jira accepted
// counts, and the next refresh will tell.
func (s *showing) lookAt(ctx context.Context, wanted jira.AvatarID) (shown jira.AvatarID, ok bool) {
	user, shown, err := s.client.ShownAfterSelect(ctx, s.user, wanted)
	if err != nil {
		s.plan.URLs = types.MapNull(types.StringType)
		s.diagnostics.AddWarning("The selected picture could not be checked",
			fmt.Sprintf("Jira took the selection of the avatar %s for the user %q, but then did not tell what the user shows: %s", wanted, s.user.Username, err))
		return "", false
	}
	s.plan.takeShown(shown, user.AvatarURLs)
	return shown, true
}

func (s *showing) showsOther(wanted, shown jira.AvatarID) string {
	if shown == "" {
		shown = "another user's avatar"
	}
	return fmt.Sprintf("Jira accepted the selection of the avatar %s for the user %q, but the user shows %s.", wanted, s.user.Username, shown)
}

// deleteSuperseded deletes what this resource uploaded earlier, now that its successor is in place. What cannot be
// deleted is remembered, and the next apply tries again.
func (s *showing) deleteSuperseded(ctx context.Context) {
	var left []jira.AvatarID
	for _, id := range s.leftovers.Superseded {
		err := ctx.Err()
		if err == nil {
			err = s.client.DeleteAvatar(ctx, s.user, id)
		}
		if err != nil {
			left = append(left, id)
			s.diagnostics.AddWarning("A superseded picture is left over",
				fmt.Sprintf("The avatar %s of the user %q was replaced, but could not be deleted: %s. The next apply tries again.", id, s.user.Username, err))
		}
	}
	s.leftovers.Superseded = left
}
