// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar

import (
	"context"
	"encoding/json"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// avatarHistory is the private state of the resource.
type avatarHistory struct {
	// Selected is the avatar that this resource selected last. A destroy resets the user's choice only if it is still
	// this avatar.
	Selected jira.AvatarID `json:"selected,omitempty"`
	// Superseded are avatars that this resource uploaded, replaced, and has not deleted yet.
	Superseded []jira.AvatarID `json:"superseded,omitempty"`
	// Late are uploads that Jira may have carried out after the client stopped waiting. The next apply forgets them.
	Late []lateUpload `json:"late,omitempty"`
}

// supersede adds an avatar that must be deleted. An empty ID adds nothing.
func (h *avatarHistory) supersede(id jira.AvatarID) {
	if id != "" && !slices.Contains(h.Superseded, id) {
		h.Superseded = append(h.Superseded, id)
	}
}

// release forgets an avatar, which belongs to the user from now on. No later change deletes it.
func (h *avatarHistory) release(id jira.AvatarID) {
	h.Superseded = slices.DeleteFunc(h.Superseded, func(superseded jira.AvatarID) bool { return superseded == id })
}

// historyKey is the key in private state. With another key, existing resources would never delete their superseded
// avatars.
const historyKey = "leftovers"

type privateReader interface {
	GetKey(ctx context.Context, key string) ([]byte, diag.Diagnostics)
}

type privateWriter interface {
	SetKey(ctx context.Context, key string, value []byte) diag.Diagnostics
}

// readHistory returns the history in private state. It is empty after an import, and after Terraform dropped the private
// state, which it does when it replaces a tainted resource.
func readHistory(ctx context.Context, private privateReader, diags *diag.Diagnostics) avatarHistory {
	var history avatarHistory
	text, readDiags := private.GetKey(ctx, historyKey)
	diags.Append(readDiags...)
	if len(text) > 0 && json.Unmarshal(text, &history) != nil {
		return avatarHistory{}
	}
	return history
}

// save writes the history to private state.
func (h *avatarHistory) save(ctx context.Context, private privateWriter, diags *diag.Diagnostics) {
	text, err := json.Marshal(*h)
	if err != nil {
		diags.Append(privateStateError(err))
		return
	}
	diags.Append(private.SetKey(ctx, historyKey, text)...)
}

// deleteSuperseded deletes the avatars that this resource uploaded before, after their successor was selected. An avatar
// that cannot be deleted stays in the history, and the next plan is an update that deletes it.
func (c *avatarChange) deleteSuperseded(ctx context.Context) {
	var remaining []jira.AvatarID
	for _, id := range c.history.Superseded {
		err := ctx.Err()
		if err == nil {
			err = c.client.DeleteAvatar(ctx, c.user, id)
		}
		if err != nil {
			remaining = append(remaining, id)
			c.diags.Append(supersededNotDeletedWarning(id, c.user.Username, err))
		}
	}
	c.history.Superseded = remaining
}
