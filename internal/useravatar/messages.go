// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar

import (
	"errors"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/jira-robots/terraform-provider-jira/internal/avatarimage"
	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// This file has the text of every diagnostic of this package, except those about failed requests and missing users, which
// internal/diagnostics and internal/userref add.

func listAvatars(user jira.User) diagnostics.Operation {
	return diagnostics.Operation{Action: fmt.Sprintf("list the avatars of user %q", user.Username)}
}

func fileNotFoundError(name string) diag.Diagnostic {
	return diag.NewAttributeErrorDiagnostic(path.Root("file"), "Image file not found", fmt.Sprintf(
		"The file %q does not exist. A relative path starts at the directory in which Terraform runs: use \"${path.module}/...\" for a file next to the configuration. "+
			"If the same apply creates the file, derive its path from the resource that creates it, so that the path is unknown during the plan.", name))
}

func fileNotFoundWarning(name string) diag.Diagnostic {
	return diag.NewAttributeWarningDiagnostic(path.Root("file"), "Image file not found", fmt.Sprintf(
		"The file %q does not exist. The user keeps the avatar that was uploaded from it.", name))
}

func fileUnreadableError(name, reason string) diag.Diagnostic {
	return diag.NewAttributeErrorDiagnostic(path.Root("file"), "Cannot read image file", fmt.Sprintf("The file %q cannot be read: %s.", name, reason))
}

func notRegularFileError(name string) diag.Diagnostic {
	return diag.NewAttributeErrorDiagnostic(path.Root("file"), "Cannot read image file", fmt.Sprintf("%q is not a regular file.", name))
}

func contentTooLargeError(bytes int) diag.Diagnostic {
	return diag.NewAttributeErrorDiagnostic(path.Root("content_base64"), "Image too large for content_base64", fmt.Sprintf(
		"The image is about %d KB. The limit of content_base64 is %d KB, because it is stored in state and in every plan. Use file instead.",
		bytes>>10, maxContentBytes>>10))
}

func invalidBase64Error(err error) diag.Diagnostic {
	return diag.NewAttributeErrorDiagnostic(path.Root("content_base64"), "Invalid base64", fmt.Sprintf(
		"content_base64 is not valid base64: %v. Use filebase64(\"image.png\") to encode a file.", err))
}

// unusableImageError reports an error of internal/avatarimage about the image itself. Subject is the image at the
// beginning of a sentence, such as `The file "robot.png"`.
func unusableImageError(attribute path.Path, subject string, err error) diag.Diagnostic {
	return diag.NewAttributeErrorDiagnostic(attribute, "Unusable image", subject+" "+imageProblem(err))
}

// imageProblem completes a sentence that begins with the image.
func imageProblem(err error) string {
	const exportAsPNG = "Open it in an image editor and export it as PNG."
	scaleDown := fmt.Sprintf("Scale it down: Jira stores at most %d x %[1]d pixels.", avatarimage.FullSide)
	var (
		empty     *avatarimage.EmptyError
		fileSize  *avatarimage.FileSizeError
		pixels    *avatarimage.PixelLimitError
		memory    *avatarimage.MemoryLimitError
		format    *avatarimage.UnsupportedFormatError
		feature   *avatarimage.UnsupportedFeatureError
		truncated *avatarimage.TruncatedError
		damaged   *avatarimage.DamagedError
	)
	switch {
	case errors.As(err, &empty):
		return "is empty. Create or download it again."
	case errors.As(err, &fileSize):
		return fmt.Sprintf("is %d MB. The limit is %d MB. %s", megabytes(fileSize.Bytes), megabytes(fileSize.Limit), scaleDown)
	case errors.As(err, &pixels) && pixels.Tile:
		return fmt.Sprintf("is a %s with tiles of %d x %d pixels. The limit is %d pixels. %s", pixels.Format, pixels.Width, pixels.Height, pixels.Limit, exportAsPNG)
	case errors.As(err, &pixels):
		return fmt.Sprintf("is a %s of %d x %d pixels, %d in total. The limit is %d pixels. %s",
			pixels.Format, pixels.Width, pixels.Height, pixels.Width*pixels.Height, pixels.Limit, scaleDown)
	case errors.As(err, &memory):
		return fmt.Sprintf("is a %s of %d x %d pixels, which needs %d MB of memory to decode. The limit is %d MB. %s",
			memory.Format, memory.Width, memory.Height, megabytes(memory.Bytes), megabytes(memory.Limit), scaleDown)
	case errors.As(err, &format):
		return formatProblem(format)
	case errors.As(err, &feature) && feature.Animated:
		return fmt.Sprintf("is an animated %s, which is not supported. Save one of its frames as PNG.", feature.Format)
	case errors.As(err, &feature):
		return fmt.Sprintf("is a %s with a feature that is not supported (%v). %s", feature.Format, feature.Cause, exportAsPNG)
	case errors.As(err, &truncated):
		return fmt.Sprintf("is an incomplete %s that ends after %d bytes. Copy or download it again.", truncated.Format, truncated.Bytes)
	case errors.As(err, &damaged):
		return fmt.Sprintf("is a damaged %s (%v). Copy or download it again, or open it in an image editor and export it as PNG.", damaged.Format, damaged.Cause)
	default:
		return fmt.Sprintf("cannot be used: %v.", err)
	}
}

// formatProblem says what a file in an unsupported format is, and what to do about it.
func formatProblem(err *avatarimage.UnsupportedFormatError) string {
	names := avatarimage.Formats()
	accepted := fmt.Sprintf("Accepted formats are %s and %s.", strings.Join(names[:len(names)-1], ", "), names[len(names)-1])
	nextStep := map[avatarimage.FileKind]string{
		avatarimage.ConvertibleFile: "Export it as PNG or JPEG.",
		avatarimage.VectorFile:      "Export it as PNG, at least 500 pixels wide and high.",
		avatarimage.VideoFile:       "Save one of its frames as PNG or JPEG.",
		avatarimage.ArchiveFile:     "Extract the image from the archive.",
		avatarimage.LFSPointerFile: `Git LFS did not download the image: run "git lfs pull" where Terraform runs, ` +
			"or enable Git LFS in the checkout step of the pipeline.",
		avatarimage.Base64File: "Decode it to the bytes of the image.",
		avatarimage.WebPageFile: "It is probably a login page or an error page that was saved under the name of the image: " +
			"log in, and download the image again.",
		avatarimage.TextFile: "Check that it is the right file.",
	}[err.Kind]
	if err.Kind == avatarimage.UnknownFile {
		return "is not an image in a known format. " + accepted
	}
	return fmt.Sprintf("is %s. %s %s", err.Found, accepted, nextStep)
}

// megabytes rounds up, so that a file over a limit never seems to be at the limit.
func megabytes(bytes int64) int64 { return (bytes + 1<<20 - 1) >> 20 }

func cropError(err *avatarimage.CropError) diag.Diagnostic {
	crop := err.Crop
	size := fmt.Sprintf("the %s is %d x %d pixels", err.Format, err.Width, err.Height)
	if err.Rotated {
		size += " in its upright orientation"
	}
	var detail string
	switch {
	case crop.Size < 1:
		detail = fmt.Sprintf("The size of the crop is %d. It must be at least 1 pixel.", crop.Size)
	case crop.X < 0 || crop.Y < 0:
		detail = fmt.Sprintf("The crop starts at x = %d, y = %d. Both must be 0 or more: they count pixels from the upper left corner of the image.", crop.X, crop.Y)
	case err.LargestSize == 0:
		detail = fmt.Sprintf("The crop starts at x = %d, y = %d, outside the image: %s. Choose a smaller x or y, or remove crop to use the largest centered square.",
			crop.X, crop.Y, size)
	default:
		detail = fmt.Sprintf("The crop extends from x = %d, y = %d to x = %d, y = %d, outside the image: %s. "+
			"At this x and y, size can be at most %d. Without crop, the largest centered square is used.",
			crop.X, crop.Y, uint64(crop.X)+uint64(crop.Size), uint64(crop.Y)+uint64(crop.Size), size, err.LargestSize)
	}
	return diag.NewAttributeErrorDiagnostic(path.Root("crop"), "Invalid crop", detail)
}

func imageChangedError() diag.Diagnostic {
	return diag.NewAttributeErrorDiagnostic(path.Root("file"), "Image changed after the plan",
		"The image is not the one that was planned. Nothing was uploaded. Run plan and apply again.")
}

// foreignAvatarError lists the avatars that can be selected instead.
func foreignAvatarError(id jira.AvatarID, username string, avatars jira.Avatars) diag.Diagnostic {
	list := func(avatars []jira.Avatar) string {
		ids := make([]jira.AvatarID, len(avatars))
		for index, avatar := range avatars {
			ids[index] = avatar.ID
		}
		if len(ids) == 0 {
			return "none"
		}
		return idList(ids)
	}
	return diag.NewAttributeErrorDiagnostic(path.Root("avatar_id"), "Not an avatar of this user", fmt.Sprintf(
		"Avatar %s is neither a system avatar nor a custom avatar of user %q. Jira would accept it and show the default avatar instead.\n\n"+
			"Custom avatars of this user: %s.\nSystem avatars: %s.", id, username, list(avatars.Custom), list(avatars.System)))
}

func otherAvatarShownError(selected, shown jira.AvatarID, username string) diag.Diagnostic {
	return diag.NewAttributeErrorDiagnostic(path.Root("avatar_id"), "User shows another avatar",
		otherAvatarShown(selected, shown, username)+" Run plan and apply again.")
}

func otherAvatarShownWarning(selected, shown jira.AvatarID, username string) diag.Diagnostic {
	return diag.NewWarningDiagnostic("User shows another avatar",
		otherAvatarShown(selected, shown, username)+fmt.Sprintf(" The next apply selects avatar %s again.", selected))
}

func otherAvatarShown(selected, shown jira.AvatarID, username string) string {
	found := "avatar " + string(shown)
	if shown == "" {
		found = "an avatar of another user"
	}
	return fmt.Sprintf("Jira accepted avatar %s for user %q, but the user shows %s.", selected, username, found)
}

// thumbnailWarning has the same summary for every user, so that Terraform consolidates the warnings of many users.
func thumbnailWarning() diag.Diagnostic {
	return diag.NewWarningDiagnostic("Avatars are stored at 48 x 48 pixels only",
		"Jira rejected the confirmation of the full image. A thumbnail was uploaded instead, which needs no confirmation. Larger renditions of the avatar are blurred.\n\n"+
			"With a personal access token this is Jira's default, because Jira ends the session of each request. A Jira administrator can keep these sessions with the system property "+
			"atlassian.pats.invalidate.session.enabled=false. If basic authentication is allowed for some paths only, the property is "+
			"com.atlassian.plugins.authentication.basic.auth.filter.invalidate.session=false. In a cluster, the load balancer must keep each session on one node.\n\n"+
			"When Jira keeps the sessions, set avatar_upload = \"session\" in the provider block. The next apply then uploads the full images. "+
			"To use thumbnails without this warning, set avatar_upload = \"thumbnail\".")
}

func uploadNotSelectedWarning(id jira.AvatarID, username string, err error) diag.Diagnostic {
	return diag.NewWarningDiagnostic("Uploaded avatar not selected", fmt.Sprintf(
		"Avatar %s of user %q was uploaded, but the user does not show it: %s. The next apply selects it.", id, username, withoutPeriod(err)))
}

func selectionNotVerifiedWarning(id jira.AvatarID, username string, err error) diag.Diagnostic {
	return diag.NewWarningDiagnostic("Selected avatar not verified", fmt.Sprintf(
		"Jira accepted avatar %s for user %q, but the avatar that the user shows could not be read: %s. The next refresh reads it.",
		id, username, withoutPeriod(err)))
}

func supersededNotDeletedWarning(id jira.AvatarID, username string, err error) diag.Diagnostic {
	return diag.NewWarningDiagnostic("Superseded avatar not deleted", fmt.Sprintf(
		"Avatar %s of user %q was superseded, but could not be deleted: %s. The next apply tries to delete it.", id, username, withoutPeriod(err)))
}

// lateAvatarPossible ends the error of a new resource whose upload Jira may still carry out.
func lateAvatarPossible(unclaimed []jira.AvatarID) string {
	if len(unclaimed) > 0 {
		return fmt.Sprintf("Jira may have created the avatar. New avatars of the user without proof that this upload created them: %s. Delete those that are not needed.", idList(unclaimed))
	}
	return "Jira may still create the avatar later. It would then be an additional custom avatar that this resource does not manage."
}

func lateAvatarKeptWarning(id jira.AvatarID, username, reason string) diag.Diagnostic {
	return diag.NewWarningDiagnostic("Avatar of an earlier upload not deleted", fmt.Sprintf(
		"Avatar %s of user %q appeared after an upload whose outcome was unknown. It was not deleted: %s. If it is not needed, delete it in Jira.", id, username, reason))
}

func lateAvatarsNotListedWarning(username string, err error) diag.Diagnostic {
	return diag.NewWarningDiagnostic("Avatars of an earlier upload not checked", fmt.Sprintf(
		"The outcome of an earlier upload for user %q was unknown, and the avatars of the user cannot be listed: %s. The user may have an additional custom avatar.",
		username, withoutPeriod(err)))
}

func twoResourcesError(username, userKey string) diag.Diagnostic {
	return diag.NewErrorDiagnostic("Two resources for the avatar of one user", fmt.Sprintf(
		"Another jira_user_avatar of this apply manages the avatar of user %q (user key %s). Remove one of the two resources: each would replace the avatar of the other in every apply.",
		username, userKey))
}

func resetRefusedWarning(shown jira.AvatarID, username string, err error) diag.Diagnostic {
	return diag.NewWarningDiagnostic("Avatar not reset", fmt.Sprintf(
		"Jira refuses to unselect the avatar of user %q: %s. The user still shows avatar %s.", username, withoutPeriod(err), shown))
}

// idList returns avatar IDs for the middle of a sentence.
func idList(ids []jira.AvatarID) string {
	texts := make([]string, len(ids))
	for index, id := range ids {
		texts[index] = string(id)
	}
	return strings.Join(texts, ", ")
}

func privateStateError(err error) diag.Diagnostic {
	return diag.NewErrorDiagnostic("Unexpected provider error", fmt.Sprintf(
		"The private state cannot be encoded: %s. Report this to the developers of the provider.", withoutPeriod(err)))
}

// withoutPeriod returns the text of an error for the middle of a sentence.
func withoutPeriod(err error) string { return strings.TrimSuffix(err.Error(), ".") }

// expectedURL ends every error of the function avatar_id.
const expectedURL = " Use the URL of a user's avatar, such as https://jira.example.com/secure/useravatar?avatarId=10500."

func notURLError() *function.FuncError {
	return function.NewArgumentFuncError(0, "The argument is not a URL."+expectedURL)
}

func gravatarURLError() *function.FuncError {
	return function.NewArgumentFuncError(0, "The URL is that of a Gravatar, which belongs to an e-mail address and has no avatar ID in Jira."+expectedURL)
}

func notUserAvatarURLError(lastElement string) *function.FuncError {
	return function.NewArgumentFuncError(0, fmt.Sprintf("The path of the URL ends with %q and not with \"useravatar\".", lastElement)+expectedURL)
}

func noAvatarIDError() *function.FuncError {
	return function.NewArgumentFuncError(0,
		"The URL has no parameter avatarId with an avatar ID. The data source jira_user_avatars lists the avatars of a user."+expectedURL)
}
