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
		cache := newCapabilityCache()
		first, record, err := cache.acquire(t.Context())
		if err != nil || first != capabilityUnknown {
			t.Fatalf("acquire() = %d, %v, want the unknown capability", first, err)
		}
		second := make(chan uploadCapability, 1)
		go func() {
			known, _, _ := cache.acquire(t.Context())
			second <- known
		}()
		synctest.Wait()
		select {
		case known := <-second:
			t.Fatalf("a second caller got %d before the first one recorded anything", known)
		default:
		}
		record(capabilityThumbnail)
		if known := <-second; known != capabilityThumbnail {
			t.Errorf("the second caller got %d, want %d", known, capabilityThumbnail)
		}
	})
}

func TestCapabilityCache_record(t *testing.T) {
	t.Parallel()
	cache := newCapabilityCache()
	for _, step := range []struct{ record, want uploadCapability }{
		{capabilityUnknown, capabilityUnknown},
		{capabilityFull, capabilityFull},
		{capabilityUnknown, capabilityFull}, // an upload that shows nothing changes nothing
		{capabilityThumbnail, capabilityThumbnail},
		{capabilityFull, capabilityFull},
	} {
		_, record, err := cache.acquire(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		record(step.record)
		if got := <-cache.current; got != step.want {
			t.Errorf("after %d was recorded, the capability is %d, want %d", step.record, got, step.want)
		}
		cache.current <- step.want
	}
}

func TestCapabilityCache_interrupted(t *testing.T) {
	t.Parallel()
	cache := newCapabilityCache()
	if _, _, err := cache.acquire(t.Context()); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := cache.acquire(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v, want the context's", err)
	}
}
