// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"strings"
	"sync"

	"golang.org/x/sync/singleflight"
)

// userCache holds the users that were read in this run, so that a user and the user's avatar cost one request. A write of
// this client to a user removes that user from the cache. Changes by others during the run are not noticed.
type userCache struct {
	// reading shares one request among all callers that read the same user at the same time.
	reading singleflight.Group
	mutex   sync.Mutex
	byKey   map[string]*cachedUser
	// keys maps usernames in lower case to user keys.
	keys map[string]string
	// clock counts the writes of this client, and written holds the clock of the last write to each user key. A read that
	// began before that write may have returned the user as it was before, and is not cached.
	clock   uint64
	written map[string]uint64
	// newKeys maps the usernames of the users that this run created, in lower case, to user keys. Unlike keys, it survives
	// writes.
	newKeys map[string]string
	// absent holds the users that LookAgain did not find, by user key. The group looking shares the look-ups.
	absent  map[string]absence
	looking singleflight.Group
	// created holds the users that this run created, by user key.
	created map[string]createdUser
	// pages decides which pages of all users are read.
	pages userPages
}

// get returns a user from the cache if it has these parts.
func (u *userCache) get(ref UserRef, parts UserParts) (cachedUser, bool) {
	u.mutex.Lock()
	defer u.mutex.Unlock()
	found := u.find(ref)
	if found == nil || !found.has(parts) {
		return cachedUser{}, false
	}
	u.pages.noteServed(found)
	return *found, true
}

// find needs the mutex. It returns nil if the user is not in the cache.
func (u *userCache) find(ref UserRef) *cachedUser {
	key := ref.key
	if key == "" {
		key = u.keys[strings.ToLower(ref.username)]
	}
	return u.byKey[key]
}

// now returns the clock. A caller gets it before a read, and passes it to add after the read.
func (u *userCache) now() uint64 {
	u.mutex.Lock()
	defer u.mutex.Unlock()
	return u.clock
}

// add adds a user that was read, unless this client has written to the user since the read began.
func (u *userCache) add(user User, source userSource, readAt uint64) {
	u.mutex.Lock()
	defer u.mutex.Unlock()
	delete(u.absent, user.Key)
	if u.written[user.Key] <= readAt {
		u.put(&cachedUser{User: user, source: source})
	}
}

// addListed adds the users of a page of all users, with the same condition. A page never replaces what is known from
// another response, because that has more.
func (u *userCache) addListed(listed []*cachedUser, readAt uint64) {
	u.mutex.Lock()
	defer u.mutex.Unlock()
	for _, user := range listed {
		u.pages.noteListed(user)
		known, holder := u.byKey[user.Key], u.find(ByUsername(user.Username))
		if (known == nil || known.source == fromList) && (holder == nil || holder.source == fromList) && u.written[user.Key] <= readAt {
			u.put(user)
		}
	}
}

// put needs the mutex.
func (u *userCache) put(user *cachedUser) {
	if u.byKey == nil {
		u.byKey, u.keys = map[string]*cachedUser{}, map[string]string{}
	}
	u.remove(user.Key)
	u.byKey[user.Key] = user
	u.keys[strings.ToLower(user.Username)] = user.Key
}

// invalidate records a write to a user and removes the user from the cache. Callers call it before and after the write: a read
// during the write may return either state of the user.
func (u *userCache) invalidate(key string) {
	u.mutex.Lock()
	defer u.mutex.Unlock()
	if u.written == nil {
		u.written = map[string]uint64{}
	}
	u.clock++
	u.written[key] = u.clock
	u.remove(key)
}

// remove needs the mutex.
func (u *userCache) remove(key string) {
	if user, ok := u.byKey[key]; ok {
		delete(u.keys, strings.ToLower(user.Username))
		delete(u.byKey, key)
	}
}

// createdUser records that this run created a user.
type createdUser struct {
	// proven is false if the user may have existed before (CreatedUser.Unproven).
	proven bool
}

// noteCreated records that this run created the user with this key.
func (u *userCache) noteCreated(key string, proven bool) {
	u.mutex.Lock()
	defer u.mutex.Unlock()
	if u.created == nil {
		u.created = map[string]createdUser{}
	}
	u.created[key] = createdUser{proven: proven}
	if user, ok := u.byKey[key]; ok {
		if u.newKeys == nil {
			u.newKeys = map[string]string{}
		}
		u.newKeys[strings.ToLower(user.Username)] = key
	}
}

// keyOfNew returns the key of a user that this run may have created.
func (u *userCache) keyOfNew(ref UserRef) string {
	if ref.key != "" {
		return ref.key
	}
	u.mutex.Lock()
	defer u.mutex.Unlock()
	return u.newKeys[strings.ToLower(ref.username)]
}

// mayBeNew reports whether this run created the user with this key, proven or not.
func (u *userCache) mayBeNew(key string) bool {
	u.mutex.Lock()
	defer u.mutex.Unlock()
	_, ok := u.created[key]
	return ok
}

// CreatedInThisRun reports whether this client created the user with this key, as a response from Jira proves. It sends no
// request.
func (c *Client) CreatedInThisRun(key string) bool {
	c.users.mutex.Lock()
	defer c.users.mutex.Unlock()
	return c.users.created[key].proven
}
