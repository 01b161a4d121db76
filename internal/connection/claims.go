// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package connection

import "sync"

// Claims records which objects a Create of this process manages, so that a second resource for the same object is detected
// (DESIGN.md, section 4). The zero value has no claims. It is safe for concurrent use.
type Claims struct {
	mu     sync.Mutex
	claims map[claim]struct{}
}

type claim struct{ kind, key string }

// Claim claims an object for one resource. It returns false if another resource has claimed the object and not released it.
func (c *Claims) Claim(kind, key string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, claimed := c.claims[claim{kind, key}]; claimed {
		return false
	}
	if c.claims == nil {
		c.claims = map[claim]struct{}{}
	}
	c.claims[claim{kind, key}] = struct{}{}
	return true
}

// Release ends a claim: a Delete has handled the object, or a Create has failed without state. Without a claim it does
// nothing.
func (c *Claims) Release(kind, key string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.claims, claim{kind, key})
}
