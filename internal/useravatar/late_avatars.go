// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar

import (
	"context"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/jira-robots/terraform-provider-jira/internal/avatarimage"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// lateUpload is what proves that an avatar comes from an upload whose outcome is unknown (DESIGN.md, section 5).
type lateUpload struct {
	// Before are the custom avatars that the user had before the upload.
	Before []jira.AvatarID `json:"before"`
	// Sent is the signature of the image.
	Sent avatarimage.Signature `json:"sent"`
}

// remember adds an upload that Jira may still carry out. Nil adds nothing.
func (h *avatarHistory) remember(late *jira.LateUpload, diags *diag.Diagnostics) {
	if late == nil {
		return
	}
	sent, err := avatarimage.SignatureOf(late.Image.PNG)
	if err != nil {
		diags.Append(privateStateError(err))
		return
	}
	h.Late = append(h.Late, lateUpload{Before: late.Before, Sent: sent})
}

// lateAvatars deletes the avatars that Jira created after the client stopped waiting.
type lateAvatars struct {
	client *jira.Client
	user   jira.User
	// own are avatars that the resource manages, and the one that the user is to show.
	own   []jira.AvatarID
	diags *diag.Diagnostics
}

// delete deletes an avatar if it is new since one of the uploads and shows what was sent, unless it is selected. It reports
// every other new avatar. It does not fail, because the uploads are forgotten afterwards.
func (l lateAvatars) delete(ctx context.Context, uploads []lateUpload) {
	if len(uploads) == 0 {
		return
	}
	avatars, err := l.client.Avatars(ctx, l.user)
	if err != nil {
		l.diags.Append(lateAvatarsNotListedWarning(l.user.Username, err))
		return
	}
	for _, avatar := range avatars.Custom {
		sent := signaturesSentBefore(avatar.ID, uploads)
		if len(sent) == 0 || slices.Contains(l.own, avatar.ID) {
			continue
		}
		if reason := l.deleteProven(ctx, avatar, sent); reason != "" {
			l.diags.Append(lateAvatarKeptWarning(avatar.ID, l.user.Username, reason))
		}
	}
}

// signaturesSentBefore returns the signatures of the uploads that an avatar is newer than.
func signaturesSentBefore(id jira.AvatarID, uploads []lateUpload) []avatarimage.Signature {
	var sent []avatarimage.Signature
	for _, upload := range uploads {
		if !slices.Contains(upload.Before, id) {
			sent = append(sent, upload.Sent)
		}
	}
	return sent
}

// deleteProven deletes an avatar that shows what was sent. It returns the reason why it did not.
func (l lateAvatars) deleteProven(ctx context.Context, avatar jira.Avatar, sent []avatarimage.Signature) (reason string) {
	if avatar.Selected {
		return "it is selected"
	}
	rendition, err := l.client.AvatarRendition(ctx, l.user, avatar.ID)
	if err != nil {
		return withoutPeriod(err)
	}
	for _, signature := range sent {
		shows, err := showsSignature(rendition, signature)
		if err != nil {
			return "its image cannot be compared: " + withoutPeriod(err)
		}
		if !shows {
			continue
		}
		if err := l.client.DeleteAvatar(ctx, l.user, avatar.ID); err != nil {
			return withoutPeriod(err)
		}
		return ""
	}
	return "it shows another image"
}
