// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package store

import "testing"

func TestRendition_systemAvatarsDiffer(t *testing.T) {
	t.Parallel()
	seen := map[string]int64{}
	for _, id := range SystemAvatarIDs() {
		encoded := string(EncodePNG(Rendition(id, nil, 16)))
		if other, found := seen[encoded]; found {
			t.Errorf("system avatars %d and %d look the same", id, other)
		}
		seen[encoded] = id
	}
	if len(seen) != 25 {
		t.Errorf("%d system avatars, want 25", len(seen))
	}
}
