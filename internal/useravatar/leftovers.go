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

// leftovers is what the resource remembers for itself, beside the state.
type leftovers struct {
	// Selected is the avatar that this resource selected last: destroying resets only that choice, not somebody else's.
	Selected jira.AvatarID `json:"selected,omitempty"`
	// Superseded are avatars that this resource uploaded and could not delete yet.
	Superseded []jira.AvatarID `json:"superseded,omitempty"`
}

// supersede notes an avatar to be deleted.
func (l *leftovers) supersede(id jira.AvatarID) {
	if id != "" && !slices.Contains(l.Superseded, id) {
		l.Superseded = append(l.Superseded, id)
	}
}

const leftoversKey = "leftovers"

type privateReader interface {
	GetKey(ctx context.Context, key string) ([]byte, diag.Diagnostics)
}

type privateWriter interface {
	SetKey(ctx context.Context, key string, value []byte) diag.Diagnostics
}

// leftoversIn reads them. A resource that was imported, or whose private state Terraform dropped, has none.
func leftoversIn(ctx context.Context, private privateReader, diags *diag.Diagnostics) leftovers {
	var found leftovers
	text, problems := private.GetKey(ctx, leftoversKey)
	diags.Append(problems...)
	if len(text) > 0 && json.Unmarshal(text, &found) != nil {
		return leftovers{}
	}
	return found
}

func (l *leftovers) save(ctx context.Context, private privateWriter, diags *diag.Diagnostics) {
	text, err := json.Marshal(*l)
	if err != nil {
		diags.AddError("A defect in the provider", "Its private state cannot be written: "+err.Error())
		return
	}
	diags.Append(private.SetKey(ctx, leftoversKey, text)...)
}
