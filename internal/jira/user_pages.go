// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"errors"
	"net/http"
	"time"
)

const (
	// readsPerPage is how many reads pay for a page of all users: such a page is expected to cost Jira at most as much.
	readsPerPage = 32
	// shortList is the number of pages up to which a list counts as short.
	shortList = 6
	// maxPageWait is how long reads wait for a page.
	maxPageWait = 2 * time.Second
)

// userPages decides when to read a page of all users (DESIGN.md, section 7). Its counts are of reads that a page can serve,
// each user once. The mutex of the userCache guards it.
//
// The requests for pages and for single users together never exceed the number of reads by more than 1/32, because a page
// is paid for by 32 reads, or by one read that earlier pages served.
type userPages struct {
	// reads are those that pages served and those that were sent. Served are those that pages served.
	reads, served int
	// contained are the reads whose user is in a page with the needed parts, whether the page came before the read or after.
	contained int
	// sent has the parts that each single read needed, by user key, until a page contains the user.
	sent map[string]UserParts
	// requested counts the pages that were requested, and failed those of them that failed in a row.
	requested, failed int
	// ended is set when there is no page left, or none can be read.
	ended bool
	// cursor is that of the next page, and earlier has the cursors of the pages that were read.
	cursor  string
	earlier map[string]bool
	// underWay is closed when the page that was requested last has arrived or failed. It is nil if no page is under way.
	underWay chan struct{}
	// waitUntil is how long reads wait for the page under way.
	waitUntil time.Time
	// slow is set when a page took longer than reads wait for it. From then on, reads wait for no page.
	slow bool
}

// noteServed counts a read that was served from the cache.
func (p *userPages) noteServed(user *cachedUser) {
	if user.source == fromList && !user.served {
		user.served = true
		p.reads++
		p.served++
		p.contained++
	}
}

// noteListed counts a user in a page whose single read was sent before.
func (p *userPages) noteListed(user *cachedUser) {
	if parts, sent := p.sent[user.Key]; sent && user.has(parts) {
		p.contained++
		delete(p.sent, user.Key)
	}
}

// noteSent records the parts that a single read needed.
func (u *userCache) noteSent(key string, parts UserParts) {
	u.mutex.Lock()
	defer u.mutex.Unlock()
	if u.pages.sent == nil {
		u.pages.sent = map[string]UserParts{}
	}
	u.pages.sent[key] = parts
}

// isPaid reports whether the next read may be preceded by a page. One served read pays for a page only if the list seems to
// be short: if the pages so far contain a part of the users that suggests at most shortList pages in all.
func (p *userPages) isPaid() bool {
	if p.reads+1 >= readsPerPage*(p.requested+1) {
		return true
	}
	return p.requested > 0 && p.served >= p.requested && p.requested*p.reads <= shortList*p.contained
}

// pageStep is what a read does next.
type pageStep struct {
	// request is set if the read has to request a page with this cursor. Earlier has the cursors of the pages before it.
	request bool
	cursor  string
	earlier map[string]bool
	// wait is closed when a page has arrived. It is nil if the read is sent. Until ends the wait.
	wait  <-chan struct{}
	until time.Time
}

// nextPageStep decides how a read continues that the cache did not serve. A read that is sent is counted.
func (u *userCache) nextPageStep(ref UserRef) pageStep {
	u.mutex.Lock()
	defer u.mutex.Unlock()
	pages := &u.pages
	if pages.ended || u.find(ref) != nil || u.written[ref.key] > 0 {
		return pageStep{} // no further page can serve this read
	}
	step := pageStep{wait: pages.underWay, until: pages.waitUntil}
	if pages.underWay == nil && pages.isPaid() {
		pages.requested++
		pages.underWay, pages.waitUntil = make(chan struct{}), time.Now()
		if !pages.slow {
			pages.waitUntil = pages.waitUntil.Add(maxPageWait)
		}
		step = pageStep{request: true, cursor: pages.cursor, earlier: pages.earlier, wait: pages.underWay, until: pages.waitUntil}
	}
	if step.wait == nil || !step.request && !time.Now().Before(step.until) {
		step.wait = nil
		pages.reads++
	}
	return step
}

// endPage records the result of a page and lets the waiting reads continue.
func (u *userCache) endPage(cursor string, page userPage, err error) {
	u.mutex.Lock()
	defer u.mutex.Unlock()
	pages := &u.pages
	close(pages.underWay)
	pages.underWay = nil
	pages.slow = pages.slow || time.Now().After(pages.waitUntil)
	if err != nil {
		pages.failed++
		pages.ended = pages.failed > 1 || !mayReadPageLater(err)
		return
	}
	if pages.earlier == nil {
		pages.earlier = map[string]bool{}
	}
	pages.earlier[cursor] = true
	pages.failed, pages.cursor, pages.ended = 0, page.NextCursor, page.ends()
}

// mayReadPageLater reports whether a page that could not be read may be read later: Jira did not respond, limits the rate or
// failed. Any other response means that there is no list, or that the client cannot read it.
func mayReadPageLater(err error) bool {
	var (
		refused    *Error
		unexpected *UnexpectedResponseError
		redirect   *RedirectError
		status     int
	)
	switch {
	case errors.As(err, &redirect):
		return false
	case errors.As(err, &refused):
		status = refused.Status
	case errors.As(err, &unexpected):
		status = unexpected.Status
	default:
		return isTransient(err)
	}
	return status == http.StatusTooManyRequests || status >= http.StatusInternalServerError
}

// readUnlessListed reads a user that is not in the cache, from a page of all users if that saves requests and the page has
// the parts.
func (c *Client) readUnlessListed(ctx context.Context, ref UserRef, parts UserParts) (cachedUser, error) {
	info, err := c.begin(ctx)
	if err != nil {
		return cachedUser{}, err
	}
	listable := parts&(unlisted|WithAccess) == 0 && info.mayListUsers()
	for listable {
		step := c.users.nextPageStep(ref)
		if step.wait == nil {
			break
		}
		if err := c.awaitPage(ctx, step); err != nil {
			return cachedUser{}, err
		}
		if user, ok := c.users.get(ref, parts); ok {
			return user, nil
		}
	}
	user, err := c.UserNow(ctx, ref)
	if err == nil && listable {
		c.users.noteSent(user.Key, parts)
	}
	return cachedUser{User: user, source: fromRead}, err
}

// awaitPage waits for a page, which it requests first if the step says so. The request outlives the wait.
func (c *Client) awaitPage(ctx context.Context, step pageStep) error {
	if step.request {
		reading, cancel := context.WithCancel(context.WithoutCancel(ctx))
		// Interrupting the run ends the request, as long as its caller waits for it.
		defer context.AfterFunc(ctx, cancel)()
		go func() {
			defer cancel()
			page, err := c.readPage(reading, step.cursor, step.earlier, true)
			c.users.endPage(step.cursor, page, err)
		}()
	}
	timer := time.NewTimer(time.Until(step.until))
	defer timer.Stop()
	select {
	case <-step.wait:
	case <-timer.C:
	case <-ctx.Done():
		return ctx.Err()
	}
	return nil
}
