// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package connection

import "sync"

// Refreshed records which resources Terraform has refreshed with this connection. Terraform plans and applies with separate
// connections, and refreshes only before a plan. A look-up in ModifyPlan may therefore ask for replacement only where the
// resource was refreshed: in an apply, it would contradict the plan (DESIGN.md, section 4). The zero value has no resources.
// It is safe for concurrent use.
type Refreshed struct {
	mu        sync.Mutex
	resources map[refreshedResource]struct{}
}

type refreshedResource struct{ kind, id string }

// Add records that the resource of a kind with this ID was refreshed.
func (r *Refreshed) Add(kind, id string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.resources == nil {
		r.resources = map[refreshedResource]struct{}{}
	}
	r.resources[refreshedResource{kind, id}] = struct{}{}
}

// Contains reports whether the resource of a kind with this ID was refreshed.
func (r *Refreshed) Contains(kind, id string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	_, refreshed := r.resources[refreshedResource{kind, id}]
	return refreshed
}
