// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// The apply is described with a condition, because a refresh does not know the configuration.

// otherThanUploadSelectedWarning reports drift if the uploaded avatar still exists.
func otherThanUploadSelectedWarning(uploaded, shown jira.AvatarID, username string) diag.Diagnostic {
	return diag.NewWarningDiagnostic("Another avatar was selected outside Terraform", fmt.Sprintf(
		"User %q shows %s instead of avatar %s, which this resource uploaded and selected. Avatar %[3]s still exists. "+
			"If the image in the configuration is unchanged, the apply selects avatar %[3]s again and uploads nothing.", username, avatarOrForeign(shown), uploaded))
}

// uploadNotYetSelectedWarning reports an uploaded avatar that no apply could select.
func uploadNotYetSelectedWarning(uploaded, shown jira.AvatarID, username string) diag.Diagnostic {
	return diag.NewWarningDiagnostic("Uploaded avatar not selected", fmt.Sprintf(
		"User %q shows %s. This resource uploaded avatar %s, but has not selected it yet. "+
			"If the image in the configuration is unchanged, the apply selects avatar %[3]s and uploads nothing.", username, avatarOrForeign(shown), uploaded))
}

// uploadDeletedWarning reports drift if the uploaded avatar does not exist any more.
func uploadDeletedWarning(uploaded, shown jira.AvatarID, username string) diag.Diagnostic {
	return diag.NewWarningDiagnostic("Uploaded avatar was deleted outside Terraform", fmt.Sprintf(
		"User %q shows %s. Avatar %s, which this resource uploaded, does not exist any more: four lists of the avatars of the user do not contain it. "+
			"If the configured image can be read, the apply uploads it as a new avatar and selects it.", username, avatarOrForeign(shown), uploaded))
}

// otherAvatarSelectedWarning reports drift from a configured avatar_id.
func otherAvatarSelectedWarning(selected, shown jira.AvatarID, username string) diag.Diagnostic {
	return diag.NewWarningDiagnostic("Another avatar was selected outside Terraform", fmt.Sprintf(
		"User %q shows %s instead of avatar %s, which this resource selected. "+
			"If avatar_id in the configuration is unchanged, the apply selects avatar %[3]s again.", username, avatarOrForeign(shown), selected))
}

const changedSincePlan = "Avatar changed since the plan"

// plannedAvatarNotFoundError reports that the plan selects an avatar that does not exist any more.
func plannedAvatarNotFoundError(id jira.AvatarID, username string) diag.Diagnostic {
	return diag.NewErrorDiagnostic(changedSincePlan, fmt.Sprintf(
		"The plan selects avatar %s for user %q, but the avatar does not exist any more. Nothing was uploaded or selected. Run plan and apply again.", id, username))
}

// changedSincePlanError reports that the user shows another avatar than the one that the plan selects.
func changedSincePlanError(selected, shown jira.AvatarID, username string) diag.Diagnostic {
	return diag.NewErrorDiagnostic(changedSincePlan, otherAvatarShown(selected, shown, username)+" Run plan and apply again.")
}

// avatarOrForeign returns the avatar that a user shows, for the middle of a sentence.
func avatarOrForeign(shown jira.AvatarID) string {
	if shown == "" {
		return "an avatar of another user"
	}
	return "avatar " + string(shown)
}
