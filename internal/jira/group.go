// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strconv"
)

const (
	groupPath       = "rest/api/2/group"
	groupMemberPath = groupPath + "/member"
	// membersPerPage is the largest page of members that Jira returns (facts 5.8).
	membersPerPage = 50
)

// ErrGroupExists reports that a group cannot be created, because Jira already has a group of this name.
var ErrGroupExists = errors.New("the group already exists")

// CreateGroup creates a group (GET group/member, POST group). It looks up the group first: a group that was claimed by
// mistake could only be deleted. If the outcome is unknown, it looks up the group before it sends the request again. A group
// without members then counts as created by this call, because it did not exist a moment earlier. The same holds where Jira
// refuses a later request, because an earlier one arrived late. The error is ErrGroupExists if the group existed before, and
// an *Error if Jira refuses the name.
func (c *Client) CreateGroup(ctx context.Context, name string) error {
	post, err := jsonRequest(http.MethodPost, groupPath, nil, map[string]string{"name": name})
	if err != nil {
		return err
	}
	post.creates = true
	switch _, err := c.CountMembers(ctx, name); {
	case err == nil:
		c.groups.add(name)
		return ErrGroupExists
	case !IsNotFound(err):
		return err
	}
	wasUnknown := false
	for attempt := 0; ; attempt++ {
		_, err := c.do(ctx, post)
		if err == nil {
			c.groups.add(name)
			return nil
		}
		wasUnknown = wasUnknown || mayHaveCreated(err)
		if !wasUnknown {
			return err
		}
		members, lookUpErr := c.countMembersAfterCreate(ctx, name)
		switch {
		case IsNotFound(lookUpErr):
			if !mayHaveCreated(err) || !c.again(ctx, attempt) {
				return err
			}
		case lookUpErr != nil:
			return &UnknownOutcomeError{Cause: err, LookUp: lookUpErr}
		case members > 0:
			return ErrGroupExists
		default:
			c.groups.add(name)
			return nil
		}
	}
}

// countMembersAfterCreate looks up a group whose creation has an unknown outcome, and counts its members.
func (c *Client) countMembersAfterCreate(ctx context.Context, name string) (members int, err error) {
	ctx, cancel := c.afterInterruption(ctx)
	defer cancel()
	err = c.lookUp(ctx, func() (err error) {
		members, err = c.CountMembers(ctx, name)
		return err
	})
	return members, err
}

// DeleteGroup deletes a group and its memberships (DELETE group). If the outcome is unknown, it looks up the group. Deleting
// a group that does not exist is not an error. The error is an *Error if Jira refuses the request.
func (c *Client) DeleteGroup(ctx context.Context, name string) error {
	err := c.deleteUntilGone(ctx, request{
		method: http.MethodDelete, path: groupPath, query: url.Values{"groupname": {name}}, respondsOK: true,
	}, func(ctx context.Context) (bool, error) {
		_, err := c.CountMembers(ctx, name)
		return existsAfter(err)
	})
	if err == nil {
		c.groups.remove(name)
	}
	return err
}

// CountMembers returns the number of members of a group (GET group/member), including inactive users and the members of
// nested groups. IsNotFound reports that Jira has no such group.
func (c *Client) CountMembers(ctx context.Context, name string) (int, error) {
	page, err := c.memberPage(ctx, name, 0, 1)
	return max(page.Total, len(page.Values)), err
}

// memberPage is a page of the members of a group.
type memberPage struct {
	Values []User `json:"values"`
	Total  int    `json:"total"`
	IsLast bool   `json:"isLast"`
}

func (p memberPage) hasValues() bool { return p.Values != nil }

// memberPage reads the members of a group from index start on, at most size of them (GET group/member), including inactive
// users and the members of nested groups.
func (c *Client) memberPage(ctx context.Context, group string, start, size int) (memberPage, error) {
	return doJSON(ctx, c, request{method: http.MethodGet, path: groupMemberPath, query: url.Values{
		"groupname": {group}, "includeInactiveUsers": {"true"}, "startAt": {strconv.Itoa(start)}, "maxResults": {strconv.Itoa(size)},
	}}, memberPage.hasValues)
}

// EachMember calls yield for each member of a group until yield returns false (GET group/member, in pages of 50). It includes
// inactive users and the members of nested groups. IsNotFound reports that Jira has no such group.
func (c *Client) EachMember(ctx context.Context, group string, yield func(User) bool) error {
	for start := 0; ; {
		page, err := c.memberPage(ctx, group, start, membersPerPage)
		if err != nil {
			return err
		}
		for _, user := range page.Values {
			if !yield(user) {
				return nil
			}
		}
		if page.IsLast || len(page.Values) == 0 {
			return nil
		}
		start += len(page.Values)
	}
}
