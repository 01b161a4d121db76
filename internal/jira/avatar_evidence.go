// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"fmt"
	"strings"
)

// LateUpload is an upload of which it is unknown whether Jira has created an avatar or will still do so.
type LateUpload struct {
	// Image is what was sent.
	Image Image
	// Before are the custom avatars that the user had before the upload.
	Before []AvatarID
}

// LateUploadError is the failure of an upload that Jira may have carried out, or may still carry out.
type LateUploadError struct {
	LateUpload
	// Cause is the failure of the last request.
	Cause error
	// Unclaimed are avatars that are new since the upload and may be its own, without proof.
	Unclaimed []AvatarID
}

// Error returns the failure of the last request and the avatars that may be the upload's.
func (e *LateUploadError) Error() string {
	if len(e.Unclaimed) == 0 {
		return e.Cause.Error()
	}
	ids := make([]string, len(e.Unclaimed))
	for index, id := range e.Unclaimed {
		ids[index] = string(id)
	}
	return fmt.Sprintf("%s; new avatars that may be this upload: %s", e.Cause, strings.Join(ids, ", "))
}

// Unwrap returns the failure of the last request.
func (e *LateUploadError) Unwrap() error { return e.Cause }

// uploadEvidence tells the avatar that an upload created from the avatars of others (DESIGN.md, section 5). All attempts of
// an upload share it.
type uploadEvidence struct {
	client *Client
	user   User
	// before are the custom avatars that the user had before the first attempt. It is empty for a user that this run
	// created: then, the comparison of the images alone decides.
	before []AvatarID
	// unsettled is the last image that may become an avatar of which this upload does not know. It is nil if there is none.
	unsettled *Image
	// unclaimed are the avatars for which the last look-up found no proof.
	unclaimed []AvatarID
}

// newEvidence lists the custom avatars of the user (GET user/avatars), unless this run created the user.
func (c *Client) newEvidence(ctx context.Context, user User) (*uploadEvidence, error) {
	evidence := &uploadEvidence{client: c, user: user}
	if c.CreatedInThisRun(user.Key) {
		return evidence, nil
	}
	avatars, err := c.Avatars(ctx, user)
	evidence.before = avatars.CustomIDs()
	return evidence, err
}

// find looks up the avatar of an image whose creation failed with an error for which mayHaveCreated holds. Only an avatar
// that was not there before and shows the image can be it, and only if there is exactly one. Wait is set if Jira may still
// be carrying the request out.
func (e *uploadEvidence) find(ctx context.Context, image Image, wait bool) (AvatarID, bool) {
	ctx, cancel := e.client.afterInterruption(ctx)
	defer cancel()
	var avatars Avatars
	err := e.client.lookUp(ctx, func() (err error) {
		avatars, err = e.client.Avatars(ctx, e.user)
		return err
	})
	if err != nil {
		e.unsettled = &image
		return "", false
	}
	matching, unreadable := e.compare(ctx, image, avatars.AddedSince(e.before))
	e.unclaimed = append(matching, unreadable...)
	if len(matching) == 1 && len(unreadable) == 0 {
		e.unclaimed = nil
		return matching[0], true
	}
	if wait || len(e.unclaimed) > 0 {
		e.unsettled = &image
	}
	return "", false
}

// compare divides avatars into those that show the image and those whose rendition cannot be read. Others are omitted.
func (e *uploadEvidence) compare(ctx context.Context, image Image, ids []AvatarID) (matching, unreadable []AvatarID) {
	for _, id := range ids {
		var rendition []byte
		err := e.client.lookUp(ctx, func() (err error) {
			rendition, err = e.client.AvatarRendition(ctx, e.user, id)
			return err
		})
		shows := false
		if err == nil {
			shows, err = image.Shows(rendition)
		}
		switch {
		case err != nil:
			unreadable = append(unreadable, id)
		case shows:
			matching = append(matching, id)
		}
	}
	return matching, unreadable
}

// late returns what is not settled, or nil.
func (e *uploadEvidence) late() *LateUpload {
	if e.unsettled == nil {
		return nil
	}
	return &LateUpload{Image: *e.unsettled, Before: e.before}
}

// explain adds what is not settled to the failure of an upload.
func (e *uploadEvidence) explain(err error) error {
	if err == nil || e.unsettled == nil {
		return err
	}
	return &LateUploadError{LateUpload: *e.late(), Cause: err, Unclaimed: e.unclaimed}
}
