// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"math"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/singleflight"
)

// userMemory remembers the users that were read in this run, so that a user and its avatar cost one request. What
// this client writes to a user makes it forget that user; what others do meanwhile is the next run's to see.
type userMemory struct {
	reading singleflight.Group
	mutex   sync.Mutex
	byKey   map[string]User
	// keys finds a user by its username in lower case.
	keys map[string]string
	// written holds for each user the moment of its last write: a read that was under way then may have seen what
	// was before, and is not remembered.
	written map[string]uint64
	clock   uint64
	// created holds when this run created users, by key.
	created map[string]time.Time
}

func (m *userMemory) recall(ref UserRef) (User, bool) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	key := ref.key
	if key == "" {
		key = m.keys[strings.ToLower(ref.username)]
	}
	user, ok := m.byKey[key]
	return user, ok
}

// moment is to be taken before a read and given to remember after it.
func (m *userMemory) moment() uint64 {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	return m.clock
}

func (m *userMemory) remember(user User, moment uint64) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if m.written[user.Key] > moment {
		return
	}
	if m.byKey == nil {
		m.byKey, m.keys = map[string]User{}, map[string]string{}
	}
	m.drop(user.Key)
	m.byKey[user.Key] = user
	m.keys[strings.ToLower(user.Username)] = user.Key
}

// forget is to be called before and after each write to a user.
func (m *userMemory) forget(key string) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if m.written == nil {
		m.written = map[string]uint64{}
	}
	m.clock++
	m.written[key] = m.clock
	m.drop(key)
}

func (m *userMemory) drop(key string) {
	if user, ok := m.byKey[key]; ok {
		delete(m.keys, strings.ToLower(user.Username))
		delete(m.byKey, key)
	}
}

func (m *userMemory) noteCreated(key string) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if m.created == nil {
		m.created = map[string]time.Time{}
	}
	m.created[key] = time.Now()
}

// createdWithin tells whether this run created the user, at most so long ago.
func (m *userMemory) createdWithin(key string, span time.Duration) bool {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	at, ok := m.created[key]
	return ok && time.Since(at) < span
}

// CreatedInThisRun tells whether this client created the user with the key.
func (c *Client) CreatedInThisRun(key string) bool {
	return c.users.createdWithin(key, math.MaxInt64)
}
