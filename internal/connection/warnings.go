// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package connection

import "sync"

// Warnings records which warnings were given that concern the whole run, so that a hundred resources give each of them once. The
// zero value has none. It is safe for concurrent use.
type Warnings struct{ given sync.Map }

// First reports whether the warning was not given before, and records it.
func (w *Warnings) First(warning string) bool {
	_, given := w.given.LoadOrStore(warning, struct{}{})
	return !given
}
