// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar

import (
	"errors"
	"math"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/jira-robots/terraform-provider-jira/internal/avatarimage"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// sentenceError is an error whose text ends with a period, like those of the client.
type sentenceError string

// Error implements error.
func (e sentenceError) Error() string { return string(e) }

func TestMessages_text(t *testing.T) {
	t.Parallel()
	failure := sentenceError("HTTP 500 from Jira.")
	avatars := jira.Avatars{System: []jira.Avatar{{ID: "10122"}, {ID: "10123"}}}
	file, content, avatarID := path.Root("file"), path.Root("content_base64"), path.Root("avatar_id")
	for name, test := range map[string]struct{ got, want diag.Diagnostic }{
		"file not found": {fileNotFoundError("robot.png"), diag.NewAttributeErrorDiagnostic(file, "Image file not found",
			`The file "robot.png" does not exist. A relative path starts at the directory in which Terraform runs: use "${path.module}/..." for a file next to the configuration. `+
				"If the same apply creates the file, derive its path from the resource that creates it, so that the path is unknown during the plan.")},
		"file not found anymore": {fileNotFoundWarning("robot.png"), diag.NewAttributeWarningDiagnostic(file, "Image file not found",
			`The file "robot.png" does not exist. The user keeps the avatar that was uploaded from it.`)},
		"unreadable file": {fileUnreadableError("robot.png", "permission denied"), diag.NewAttributeErrorDiagnostic(file, "Cannot read image file",
			`The file "robot.png" cannot be read: permission denied.`)},
		"directory": {notRegularFileError("images"), diag.NewAttributeErrorDiagnostic(file, "Cannot read image file",
			`"images" is not a regular file.`)},
		"content too large": {contentTooLargeError(2 << 20), diag.NewAttributeErrorDiagnostic(content, "Image too large for content_base64",
			"The image is about 2048 KB. The limit of content_base64 is 1024 KB, because it is stored in state and in every plan. Use file instead.")},
		"invalid base64": {invalidBase64Error(errors.New("illegal base64 data at input byte 0")), diag.NewAttributeErrorDiagnostic(content, "Invalid base64",
			`content_base64 is not valid base64: illegal base64 data at input byte 0. Use filebase64("image.png") to encode a file.`)},
		"unusable file": {unusableImageError(file, fileSubject("robot.png"), &avatarimage.EmptyError{}), diag.NewAttributeErrorDiagnostic(file, "Unusable image",
			`The file "robot.png" is empty. Create or download it again.`)},
		"image changed": {imageChangedError(), diag.NewAttributeErrorDiagnostic(file, "Image changed after the plan",
			"The image is not the one that was planned. Nothing was uploaded. Run plan and apply again.")},
		"foreign avatar": {foreignAvatarError("24880", "robot", avatars), diag.NewAttributeErrorDiagnostic(avatarID, "Not an avatar of this user",
			"Avatar 24880 is neither a system avatar nor a custom avatar of user \"robot\". Jira would accept it and show the default avatar instead.\n\n"+
				"Custom avatars of this user: none.\nSystem avatars: 10122, 10123.")},
		"late avatar kept": {lateAvatarKeptWarning("10501", "robot", "it shows another image"), diag.NewWarningDiagnostic("Avatar of an earlier upload not deleted",
			`Avatar 10501 of user "robot" appeared after an upload whose outcome was unknown. It was not deleted: it shows another image. If it is not needed, delete it in Jira.`)},
		"late avatars not listed": {lateAvatarsNotListedWarning("robot", failure), diag.NewWarningDiagnostic("Avatars of an earlier upload not checked",
			`The outcome of an earlier upload for user "robot" was unknown, and the avatars of the user cannot be listed: HTTP 500 from Jira. The user may have an additional custom avatar.`)},
		"late avatar possible": {withDetail(diag.Diagnostics{diag.NewErrorDiagnostic("Failed", "No response.")}, lateAvatarPossible(nil))[0], diag.NewErrorDiagnostic("Failed",
			"No response. Jira may still create the avatar later. It would then be an additional custom avatar that this resource does not manage.")},
		"unclaimed avatars": {withDetail(diag.Diagnostics{diag.NewErrorDiagnostic("Failed", "No response.")}, lateAvatarPossible([]jira.AvatarID{"10501", "10502"}))[0], diag.NewErrorDiagnostic("Failed",
			"No response. Jira may have created the avatar. New avatars of the user without proof that this upload created them: 10501, 10502. Delete those that are not needed.")},
		"two resources": {twoResourcesError("robot", "JIRAUSER10100"), diag.NewErrorDiagnostic("Two resources for the avatar of one user",
			`Another jira_user_avatar of this apply manages the avatar of user "robot" (user key JIRAUSER10100). Remove one of the two resources: each would replace the avatar of the other in every apply.`)},
		"reset refused": {resetRefusedWarning("24880", "robot", failure), diag.NewWarningDiagnostic("Avatar not reset",
			`Jira refuses to unselect the avatar of user "robot": HTTP 500 from Jira. The user still shows avatar 24880.`)},
		"other avatar shown": {otherAvatarShownError("24880", "10122", "robot"), diag.NewAttributeErrorDiagnostic(avatarID, "User shows another avatar",
			`Jira accepted avatar 24880 for user "robot", but the user shows avatar 10122. Run plan and apply again.`)},
		"other avatar shown after upload": {otherAvatarShownWarning("24880", "10122", "robot"), diag.NewWarningDiagnostic("User shows another avatar",
			`Jira accepted avatar 24880 for user "robot", but the user shows avatar 10122. The next apply selects avatar 24880 again.`)},
		"foreign avatar shown after upload": {otherAvatarShownWarning("24880", "", "robot"), diag.NewWarningDiagnostic("User shows another avatar",
			`Jira accepted avatar 24880 for user "robot", but the user shows an avatar of another user. The next apply selects avatar 24880 again.`)},
		"thumbnail": {thumbnailWarning(), diag.NewWarningDiagnostic("Avatars are stored at 48 x 48 pixels only",
			"Jira rejected the confirmation of the full image. A thumbnail was uploaded instead, which needs no confirmation. Larger renditions of the avatar are blurred.\n\n"+
				"With a personal access token this is Jira's default, because Jira ends the session of each request. A Jira administrator can keep these sessions with the system property "+
				"atlassian.pats.invalidate.session.enabled=false. If basic authentication is allowed for some paths only, the property is "+
				"com.atlassian.plugins.authentication.basic.auth.filter.invalidate.session=false. In a cluster, the load balancer must keep each session on one node.\n\n"+
				"When Jira keeps the sessions, set avatar_upload = \"session\" in the provider block. The next apply then uploads the full images. "+
				"To use thumbnails without this warning, set avatar_upload = \"thumbnail\".")},
		"upload not selected": {uploadNotSelectedWarning("24880", "robot", failure), diag.NewWarningDiagnostic("Uploaded avatar not selected",
			`Avatar 24880 of user "robot" was uploaded, but the user does not show it: HTTP 500 from Jira. The next apply selects it.`)},
		"selection not verified": {selectionNotVerifiedWarning("24880", "robot", failure), diag.NewWarningDiagnostic("Selected avatar not verified",
			`Jira accepted avatar 24880 for user "robot", but the avatar that the user shows could not be read: HTTP 500 from Jira. The next refresh reads it.`)},
		"superseded avatar not deleted": {supersededNotDeletedWarning("24880", "robot", failure), diag.NewWarningDiagnostic("Superseded avatar not deleted",
			`Avatar 24880 of user "robot" was superseded, but could not be deleted: HTTP 500 from Jira. The next apply tries to delete it.`)},
		"private state": {privateStateError(failure), diag.NewErrorDiagnostic("Unexpected provider error",
			"The private state cannot be encoded: HTTP 500 from Jira. Report this to the developers of the provider.")},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if !test.got.Equal(test.want) {
				t.Errorf("got\n\t%s: %s\n\t%s\nwant\n\t%s: %s\n\t%s",
					test.got.Severity(), test.got.Summary(), test.got.Detail(), test.want.Severity(), test.want.Summary(), test.want.Detail())
			}
		})
	}
}

func TestImageProblem_text(t *testing.T) {
	t.Parallel()
	const (
		accepted = "Accepted formats are PNG, JPEG, GIF, WebP, BMP and TIFF."
		export   = "Open it in an image editor and export it as PNG."
	)
	cause := errors.New("invalid checksum")
	format := func(kind avatarimage.FileKind, found string) error {
		return &avatarimage.UnsupportedFormatError{Kind: kind, Found: found}
	}
	for _, test := range []struct {
		err  error
		want string
	}{
		{&avatarimage.EmptyError{}, "is empty. Create or download it again."},
		{
			&avatarimage.FileSizeError{Bytes: 50<<20 + 1, Limit: 50 << 20},
			"is 51 MB. The limit is 50 MB. Scale it down: Jira stores at most 500 x 500 pixels.",
		},
		{
			&avatarimage.PixelLimitError{Format: "PNG", Width: 20000, Height: 10000, Limit: 100000000},
			"is a PNG of 20000 x 10000 pixels, 200000000 in total. The limit is 100000000 pixels. Scale it down: Jira stores at most 500 x 500 pixels.",
		},
		{
			&avatarimage.PixelLimitError{Format: "TIFF", Width: 16, Height: 50000000, Limit: 100000000, Tile: true},
			"is a TIFF with tiles of 16 x 50000000 pixels. The limit is 100000000 pixels. " + export,
		},
		{
			&avatarimage.MemoryLimitError{Format: "PNG", Width: 10000, Height: 10000, Bytes: 800000000, Limit: 256 << 20},
			"is a PNG of 10000 x 10000 pixels, which needs 763 MB of memory to decode. The limit is 256 MB. Scale it down: Jira stores at most 500 x 500 pixels.",
		},
		{format(avatarimage.UnknownFile, ""), "is not an image in a known format. " + accepted},
		{format(avatarimage.ConvertibleFile, "a PDF document"), "is a PDF document. " + accepted + " Export it as PNG or JPEG."},
		{
			format(avatarimage.VectorFile, "an SVG, a vector image without pixels"),
			"is an SVG, a vector image without pixels. " + accepted + " Export it as PNG, at least 500 pixels wide and high.",
		},
		{format(avatarimage.VideoFile, "a video"), "is a video. " + accepted + " Save one of its frames as PNG or JPEG."},
		{format(avatarimage.ArchiveFile, "a ZIP archive"), "is a ZIP archive. " + accepted + " Extract the image from the archive."},
		{
			format(avatarimage.LFSPointerFile, "a Git LFS pointer"),
			"is a Git LFS pointer. " + accepted + " Git LFS did not download the image: run \"git lfs pull\" where Terraform runs, " +
				"or enable Git LFS in the checkout step of the pipeline.",
		},
		{format(avatarimage.Base64File, "a base64-encoded PNG"), "is a base64-encoded PNG. " + accepted + " Decode it to the bytes of the image."},
		{
			format(avatarimage.WebPageFile, "a web page (HTML)"),
			"is a web page (HTML). " + accepted + " It is probably a login page or an error page that was saved under the name of the image: " +
				"log in, and download the image again.",
		},
		{format(avatarimage.TextFile, "a text file"), "is a text file. " + accepted + " Check that it is the right file."},
		{
			&avatarimage.UnsupportedFeatureError{Format: "WebP", Animated: true},
			"is an animated WebP, which is not supported. Save one of its frames as PNG.",
		},
		{&avatarimage.UnsupportedFeatureError{Format: "BMP", Cause: cause}, "is a BMP with a feature that is not supported (invalid checksum). " + export},
		{&avatarimage.TruncatedError{Format: "PNG", Bytes: 100, Cause: cause}, "is an incomplete PNG that ends after 100 bytes. Copy or download it again."},
		{
			&avatarimage.DamagedError{Format: "PNG", Cause: cause},
			"is a damaged PNG (invalid checksum). Copy or download it again, or open it in an image editor and export it as PNG.",
		},
		{cause, "cannot be used: invalid checksum."},
	} {
		if got := imageProblem(test.err); got != test.want {
			t.Errorf("%#v: got\n\t%s\nwant\n\t%s", test.err, got, test.want)
		}
	}
}

func TestCropError_text(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		crop    avatarimage.Crop
		largest int
		rotated bool
		want    string
	}{
		{avatarimage.Crop{X: 1, Y: 1, Size: 0}, 31, false, "The size of the crop is 0. It must be at least 1 pixel."},
		{avatarimage.Crop{X: -1, Y: 2, Size: 0}, 0, false, "The size of the crop is 0. It must be at least 1 pixel."},
		{
			avatarimage.Crop{X: -1, Y: 2, Size: 10},
			0, false,
			"The crop starts at x = -1, y = 2. Both must be 0 or more: they count pixels from the upper left corner of the image.",
		},
		{
			avatarimage.Crop{X: 3, Y: -7, Size: 10},
			0, false,
			"The crop starts at x = 3, y = -7. Both must be 0 or more: they count pixels from the upper left corner of the image.",
		},
		{
			avatarimage.Crop{X: 48, Y: 0, Size: 1},
			0, false,
			"The crop starts at x = 48, y = 0, outside the image: the PNG is 48 x 32 pixels. " +
				"Choose a smaller x or y, or remove crop to use the largest centered square.",
		},
		{
			avatarimage.Crop{X: 40, Y: 0, Size: 9},
			8, false,
			"The crop extends from x = 40, y = 0 to x = 49, y = 9, outside the image: the PNG is 48 x 32 pixels. " +
				"At this x and y, size can be at most 8. Without crop, the largest centered square is used.",
		},
		{
			avatarimage.Crop{X: 0, Y: 0, Size: 33},
			32, true,
			"The crop extends from x = 0, y = 0 to x = 33, y = 33, outside the image: the PNG is 48 x 32 pixels in its upright orientation. " +
				"At this x and y, size can be at most 32. Without crop, the largest centered square is used.",
		},
		{
			avatarimage.Crop{X: 1, Y: 1, Size: math.MaxInt64},
			31, false,
			"The crop extends from x = 1, y = 1 to x = 9223372036854775808, y = 9223372036854775808, outside the image: the PNG is 48 x 32 pixels. " +
				"At this x and y, size can be at most 31. Without crop, the largest centered square is used.",
		},
	} {
		got := cropError(&avatarimage.CropError{
			Crop: test.crop, Format: "PNG", Width: 48, Height: 32, Rotated: test.rotated, LargestSize: test.largest,
		})
		if want := diag.NewAttributeErrorDiagnostic(path.Root("crop"), "Invalid crop", test.want); !got.Equal(want) {
			t.Errorf("%+v: got\n\t%s: %s\nwant\n\t%s: %s", test.crop, got.Summary(), got.Detail(), want.Summary(), want.Detail())
		}
	}
}
