// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"
)

func TestLookUp(t *testing.T) {
	t.Parallel()
	transient := errors.New("connection reset")
	notFound := &Error{Status: 404}
	login := &LoginError{}
	for name, test := range map[string]struct {
		results []error // of one read after the other; the last one repeats
		want    error
		reads   int
	}{
		"found at once":         {[]error{nil}, nil, 1},
		"found after an outage": {[]error{transient, transient, transient, transient, transient, transient, nil}, nil, 7},
		"not found":             {[]error{transient, notFound}, notFound, 2},
		"rejected login":        {[]error{transient, login}, login, 2},
	} {
		synctest.Test(t, func(t *testing.T) {
			client := &Client{settings: Settings{RetryWait: time.Second, LookupTime: time.Hour}}
			ctx, cancel := client.afterInterruption(t.Context())
			defer cancel()
			reads := 0
			err := client.lookUp(ctx, func() error {
				result := test.results[min(reads, len(test.results)-1)]
				reads++
				return result
			})
			if !errors.Is(err, test.want) || reads != test.reads {
				t.Errorf("%s: %v after %d reads, want %v after %d", name, err, reads, test.want, test.reads)
			}
		})
	}
}

func TestLookUp_ends(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		client := &Client{settings: Settings{RetryWait: time.Second, LookupTime: time.Minute}}
		interrupted, interrupt := context.WithCancel(t.Context())
		interrupt()
		ctx, cancel := client.afterInterruption(interrupted)
		defer cancel()
		began, transient := time.Now(), errors.New("connection reset")
		if err := client.lookUp(ctx, func() error { return transient }); !errors.Is(err, transient) {
			t.Errorf("the error is %v, want the last one", err)
		}
		if took := time.Since(began); took != time.Minute {
			t.Errorf("the look-up took %s, want LookupTime", took)
		}
	})
}
