// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package store

import "image"

const (
	maxTemporarySide = 500 // pixels; larger uploads are scaled down
	maxUncroppedSide = 48  // pixels; a square image of at most this side needs no confirmation
)

// MaxCropOffset is the largest offset of a crop square, in pixels, that Jira accepts on either axis (facts 4.3).
const MaxCropOffset = maxTemporarySide - maxUncroppedSide

// TemporaryAvatar is an uploaded image that waits in a session for confirmation.
type TemporaryAvatar struct {
	// Image is scaled to at most 500 pixels; crop coordinates refer to it. It is nil after an avatar was created from it:
	// the file is deleted, but the session still has the temporary avatar (facts 4.3).
	Image *image.RGBA
	// Magic identifies the upload in the URL of its preview.
	Magic int64
}

// NewTemporaryAvatar decodes an uploaded image and scales it down. Errors have Jira's texts.
func NewTemporaryAvatar(content []byte, magic int64) (*TemporaryAvatar, error) {
	decoded, err := decodeImage(content)
	if err != nil {
		return nil, err
	}
	width, height := fitTemporary(decoded.Bounds().Dx(), decoded.Bounds().Dy())
	return &TemporaryAvatar{Image: scale(decoded, decoded.Bounds(), width, height), Magic: magic}, nil
}

// fitTemporary returns the size of an image after it is scaled down proportionally to 500 pixels. Jira truncates
// fractions.
func fitTemporary(width, height int) (fittedWidth, fittedHeight int) {
	switch {
	case width <= maxTemporarySide && height <= maxTemporarySide:
		return width, height
	case width >= height:
		return maxTemporarySide, max(1, height*maxTemporarySide/width)
	default:
		return max(1, width*maxTemporarySide/height), maxTemporarySide
	}
}

// Consumed reports whether an avatar was already created from the upload.
func (t *TemporaryAvatar) Consumed() bool { return t.Image == nil }

// NeedsCropping reports whether the upload has to be confirmed. A small square becomes an avatar at once (facts 1.3).
func (t *TemporaryAvatar) NeedsCropping() bool {
	size := t.Image.Bounds().Size()
	return size.X > maxUncroppedSide || size.X != size.Y
}

// SuggestedCrop returns the square that Jira suggests, in pixels. Most of the image is outside of it (facts 4.1).
func (t *TemporaryAvatar) SuggestedCrop() (x, y, width int) {
	offset := func(side int) int {
		if side <= maxUncroppedSide {
			return 0
		}
		return (side - maxUncroppedSide) / 5
	}
	size := t.Image.Bounds().Size()
	width = min(size.X, size.Y)
	if width > maxUncroppedSide {
		width = maxUncroppedSide + (width-maxUncroppedSide)/3
	}
	return offset(size.X), offset(size.Y), width
}

// KeepUpload stores an upload in a session, in place of any earlier upload (facts 4.1). It creates the avatar at once and
// returns it if the upload needs no cropping; otherwise it returns nil.
func (s *Store) KeepUpload(session *Session, ownerKey string, uploaded *TemporaryAvatar) *Avatar {
	session.Temporary = uploaded
	if uploaded.NeedsCropping() {
		if s.restarts < s.settings.RestartsAfterUpload {
			s.restarts++
			s.RestartNode(session.Node)
		}
		return nil
	}
	return s.ConfirmUpload(uploaded, ownerKey, uploaded.Image.Bounds())
}

// Discard consumes the upload without an avatar.
func (t *TemporaryAvatar) Discard() { t.Image = nil }

// ConfirmUpload creates an avatar from the square part of an upload and consumes the upload. The part of the square that
// is outside of the image is transparent.
func (s *Store) ConfirmUpload(uploaded *TemporaryAvatar, ownerKey string, square image.Rectangle) *Avatar {
	source := uploaded.Image
	uploaded.Image = nil
	return s.AddAvatar(ownerKey, 0, source, square)
}
