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
	// capabilityThumbnail means that Jira loses images that wait for their confirmation. Only images of at most
	// ThumbnailSide become avatars.
	capabilityThumbnail
)

// confirmOutcome is what the upload of one user's full image has shown about the capability.
type confirmOutcome int

const (
	// confirmUndecided means that the upload has shown nothing.
	confirmUndecided confirmOutcome = iota
	// confirmAccepted means that Jira has confirmed an image.
	confirmAccepted
	// confirmRefused means that Jira has refused two confirmations of the user, in a session each.
	confirmRefused
)

// capabilityEvidence is what the uploads of a run have shown.
type capabilityEvidence struct {
	capability uploadCapability
	// refusedUser is the user key of the first user whose confirmations Jira refused while the capability was unknown.
	refusedUser string
}

// with adds the outcome of one user's upload. A run that has seen a confirmation stays full. With a token, which loses its
// sessions unless Jira is configured otherwise (facts 1.2), one user decides; with a password, two users do.
func (e capabilityEvidence) with(outcome confirmOutcome, userKey string, token bool) capabilityEvidence {
	switch {
	case outcome == confirmAccepted:
		return capabilityEvidence{capability: capabilityFull}
	case outcome == confirmUndecided || e.capability != capabilityUnknown:
		return e
	case token || (e.refusedUser != "" && e.refusedUser != userKey):
		return capabilityEvidence{capability: capabilityThumbnail}
	}
	e.refusedUser = userKey
	return e
}

// capabilityCache holds the upload capability for one run. While it is unknown, one upload at a time tries to confirm an
// image, so that a Jira that cannot confirm images refuses few confirmations and not some for each user.
type capabilityCache struct {
	token bool
	// current holds the evidence. The channel is empty while an upload finds the capability out: unlike a mutex, a channel
	// lets the other uploads stop waiting when their context ends.
	current chan capabilityEvidence
}

func newCapabilityCache(token bool) capabilityCache {
	cache := capabilityCache{token: token, current: make(chan capabilityEvidence, 1)}
	cache.current <- capabilityEvidence{}
	return cache
}

// acquire returns the capability and a function that records what the upload of a user has shown about it. A caller that
// gets capabilityUnknown holds the cache until it calls record, and must call it once. The error is the context's.
func (c capabilityCache) acquire(ctx context.Context, userKey string) (known uploadCapability, record func(confirmOutcome), err error) {
	select {
	case <-ctx.Done():
		return capabilityUnknown, nil, ctx.Err()
	case evidence := <-c.current:
		if evidence.capability == capabilityUnknown {
			return capabilityUnknown, func(outcome confirmOutcome) { c.current <- evidence.with(outcome, userKey, c.token) }, nil
		}
		c.current <- evidence
		return evidence.capability, func(outcome confirmOutcome) { c.current <- (<-c.current).with(outcome, userKey, c.token) }, nil
	}
}
