// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import "context"

// uploadCapability says which images this Jira turns into avatars.
type uploadCapability int

const (
	// capabilityUnknown means that no upload of this run has shown it yet.
	capabilityUnknown uploadCapability = iota
	// capabilityFull means that Jira confirms images that are larger than ThumbnailSide.
	capabilityFull
	// capabilityThumbnail means that Jira has lost an image that waited for its confirmation. Only images of at most
	// ThumbnailSide become avatars.
	capabilityThumbnail
)

// capabilityCache holds the upload capability for one run. While it is unknown, one upload at a time tries to confirm an
// image, so that a Jira that cannot confirm images refuses one confirmation and not one for each user.
type capabilityCache struct {
	// current holds the capability. The channel is empty while an upload finds it out: unlike a mutex, a channel lets the
	// other uploads stop waiting when their context ends.
	current chan uploadCapability
}

func newCapabilityCache() capabilityCache {
	cache := capabilityCache{current: make(chan uploadCapability, 1)}
	cache.current <- capabilityUnknown
	return cache
}

// acquire returns the capability and a function that records what an upload has shown about it. A caller that gets
// capabilityUnknown holds the cache until it calls record, and must call it once. The error is the context's.
func (c capabilityCache) acquire(ctx context.Context) (known uploadCapability, record func(uploadCapability), err error) {
	select {
	case <-ctx.Done():
		return capabilityUnknown, nil, ctx.Err()
	case known := <-c.current:
		if known == capabilityUnknown {
			return known, func(shown uploadCapability) { c.current <- shown }, nil
		}
		c.current <- known
		return known, c.replace, nil
	}
}

// replace replaces a known capability, because a later upload has shown another one. capabilityUnknown changes nothing.
func (c capabilityCache) replace(shown uploadCapability) {
	known := <-c.current
	if shown != capabilityUnknown {
		known = shown
	}
	c.current <- known
}
