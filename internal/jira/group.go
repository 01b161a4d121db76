// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
)

const (
	groupPath = "rest/api/2/group"
	// membersPerPage is the most members that Jira gives at once (facts 5.8).
	membersPerPage = 50
)

// CreateGroup creates a group (POST group). Where Jira's response is lost, the group is looked up before anything is sent
// again: one without members is ours, since nobody else's would be created empty in that moment.
func (c *Client) CreateGroup(ctx context.Context, name string) error {
	post, err := jsonRequest(http.MethodPost, groupPath, nil, map[string]string{"name": name})
	if err != nil {
		return err
	}
	post.creates = true
	for attempt := 0; ; attempt++ {
		_, err := c.do(ctx, post)
		if err == nil {
			c.groups.note(name)
			return nil
		}
		if !outcomeUnknown(err) {
			return err
		}
		members, lookErr := c.membersAfterAll(ctx, name)
		switch {
		case lookErr == nil && members == 0:
			c.groups.note(name)
			return nil
		case !IsNotFound(lookErr) || !c.again(ctx, attempt):
			return err
		}
	}
}

// membersAfterAll counts the members of a group that may have come into being although Jira's response did not say so.
func (c *Client) membersAfterAll(ctx context.Context, name string) (members int, err error) {
	ctx, cancel := c.afterInterruption(ctx)
	defer cancel()
	err = c.lookUp(ctx, func() (err error) {
		members, err = c.CountMembers(ctx, name)
		return err
	})
	return members, err
}

// DeleteGroup deletes a group with its memberships (DELETE group). One that is gone already is no error.
func (c *Client) DeleteGroup(ctx context.Context, name string) error {
	_, err := c.doIdempotent(ctx, request{method: http.MethodDelete, path: groupPath, query: url.Values{"groupname": {name}}})
	if err == nil || IsNotFound(err) {
		c.groups.forget(name)
		return nil
	}
	return err
}

// CountMembers counts the members of a group, inactive ones and those of nested groups included. IsNotFound tells that
// there is no such group.
func (c *Client) CountMembers(ctx context.Context, name string) (int, error) {
	page, err := c.memberPage(ctx, name, 0, 1)
	return max(page.Total, len(page.Values)), err
}

// memberPage is a page of a group's members.
type memberPage struct {
	Values []User `json:"values"`
	Total  int    `json:"total"`
	IsLast bool   `json:"isLast"`
}

// memberPage reads a page of a group's members, inactive ones and those of nested groups included
// (GET group/member). IsNotFound tells that there is no such group.
func (c *Client) memberPage(ctx context.Context, group string, start, size int) (memberPage, error) {
	response, err := c.do(ctx, request{method: http.MethodGet, path: groupMemberPath, query: url.Values{
		"groupname": {group}, "includeInactiveUsers": {"true"}, "startAt": {strconv.Itoa(start)}, "maxResults": {strconv.Itoa(size)},
	}})
	if err != nil {
		return memberPage{}, err
	}
	var page memberPage
	if err := response.decode(&page); err != nil {
		return memberPage{}, err
	}
	if page.Values == nil {
		return memberPage{}, response.foreign()
	}
	return page, nil
}

// EachMember hands over the members of a group, inactive ones and those of nested groups included, page by page, until
// it is told to stop by false. IsNotFound tells that there is no such group.
func (c *Client) EachMember(ctx context.Context, group string, take func(User) bool) error {
	for start := 0; ; {
		page, err := c.memberPage(ctx, group, start, membersPerPage)
		if err != nil {
			return err
		}
		for _, user := range page.Values {
			if !take(user) {
				return nil
			}
		}
		if page.IsLast || len(page.Values) == 0 {
			return nil
		}
		start += len(page.Values)
	}
}
