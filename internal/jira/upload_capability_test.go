// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
)

func TestCapabilityCache_oneUploadFindsOut(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		cache := newCapabilityCache(true)
		first, record, err := cache.acquire(t.Context(), "a")
		if err != nil || first != capabilityUnknown {
			t.Fatalf("acquire() = %d, %v, want the unknown capability", first, err)
		}
		second := make(chan uploadCapability, 1)
		go func() {
			known, _, _ := cache.acquire(t.Context(), "a")
			second <- known
		}()
		synctest.Wait()
		select {
		case known := <-second:
			t.Fatalf("a second caller got %d before the first one recorded anything", known)
		default:
		}
		record(confirmRefused)
		if known := <-second; known != capabilityThumbnail {
			t.Errorf("the second caller got %d, want %d", known, capabilityThumbnail)
		}
	})
}

func TestCapabilityEvidence_with(t *testing.T) {
	t.Parallel()
	const password, token = false, true
	type step struct {
		outcome confirmOutcome
		user    string
		want    uploadCapability
	}
	for name, test := range map[string]struct {
		token bool
		steps []step
	}{
		"a failure without evidence":     {token, []step{{confirmUndecided, "a", capabilityUnknown}, {confirmAccepted, "a", capabilityFull}}},
		"with a token, one user decides": {token, []step{{confirmRefused, "a", capabilityThumbnail}}},
		"with a password, two users decide": {password, []step{
			{confirmRefused, "a", capabilityUnknown}, {confirmUndecided, "c", capabilityUnknown}, {confirmRefused, "b", capabilityThumbnail},
		}},
		"the same user twice": {password, []step{{confirmRefused, "a", capabilityUnknown}, {confirmRefused, "a", capabilityUnknown}}},
		"full stays": {token, []step{
			{confirmAccepted, "a", capabilityFull}, {confirmRefused, "b", capabilityFull}, {confirmRefused, "c", capabilityFull}, {confirmUndecided, "d", capabilityFull},
		}},
		"a refusal before full does not count": {password, []step{
			{confirmRefused, "a", capabilityUnknown}, {confirmAccepted, "b", capabilityFull}, {confirmRefused, "c", capabilityFull},
		}},
		"session mode can still see a confirmation": {token, []step{{confirmRefused, "a", capabilityThumbnail}, {confirmAccepted, "b", capabilityFull}}},
	} {
		cache := newCapabilityCache(test.token)
		for index, step := range test.steps {
			_, record, err := cache.acquire(t.Context(), step.user)
			if err != nil {
				t.Fatal(err)
			}
			record(step.outcome)
			evidence := <-cache.current
			cache.current <- evidence
			if evidence.capability != step.want {
				t.Errorf("%s: after step %d, the capability is %d, want %d", name, index+1, evidence.capability, step.want)
			}
		}
	}
}

func TestCapabilityCache_interrupted(t *testing.T) {
	t.Parallel()
	cache := newCapabilityCache(true)
	if _, _, err := cache.acquire(t.Context(), "a"); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := cache.acquire(ctx, "a"); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v, want the context's", err)
	}
}
