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

// memberPage is a page of a group's members.
type memberPage struct {
	Values []User `json:"values"`
	Total  int    `json:"total"`
	IsLast bool   `json:"isLast"`
}

// memberPage reads a page of a group's members, inactive ones and those of nested groups included
// (GET group/member). IsNotFound tells that there is no such group.
func (c *Client) memberPage(ctx context.Context, group string, start, size int) (memberPage, error) {
	answer, err := c.do(ctx, request{method: http.MethodGet, path: groupMemberPath, query: url.Values{
		"groupname": {group}, "includeInactiveUsers": {"true"}, "startAt": {strconv.Itoa(start)}, "maxResults": {strconv.Itoa(size)},
	}})
	if err != nil {
		return memberPage{}, err
	}
	var page memberPage
	if err := answer.decode(&page); err != nil {
		return memberPage{}, err
	}
	if page.Values == nil {
		return memberPage{}, answer.foreign()
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
