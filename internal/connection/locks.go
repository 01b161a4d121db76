// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package connection

import (
	"context"
	"sync"
)

// Locks serializes the writes of several resources to one object. The zero value has no locks.
type Locks struct {
	mu    sync.Mutex
	locks map[string]chan struct{}
}

// Lock waits until no other holder has the key. The error is the context's; otherwise the caller must call unlock.
func (l *Locks) Lock(ctx context.Context, key string) (unlock func(), err error) {
	lock := l.of(key)
	select {
	case lock <- struct{}{}:
		return func() { <-lock }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (l *Locks) of(key string) chan struct{} {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.locks == nil {
		l.locks = map[string]chan struct{}{}
	}
	if l.locks[key] == nil {
		l.locks[key] = make(chan struct{}, 1)
	}
	return l.locks[key]
}
