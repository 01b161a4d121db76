// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
	"strings"
)

const (
	// largestWindow is the most users that a search of any version gives (facts 5.9).
	largestWindow = 1000
	// windowStep divides all limits that searches are known to have: 50, 100 and 1000.
	windowStep = 50
)

// FoundUsers are the users that a search gave, in Jira's order.
type FoundUsers struct {
	Users []User
	// MayBeCut is set where there are exactly as many as searches end at. Jira does not tell where it ends one, nor
	// that it did (facts 1.9): only the round number gives it away.
	MayBeCut bool
}

// UserScope says in which project or issue users are searched that may do something there.
type UserScope struct {
	// ProjectKeys or IssueKey; of the project keys all searches but that for assignable users take one.
	ProjectKeys []string
	IssueKey    string
	// Query is as for SearchUsers; empty for everybody, where the search takes that.
	Query string
}

// parameters are the scope as Jira wants it, with the name that the search has for a project.
func (s UserScope) parameters(project string) url.Values {
	parameters := url.Values{}
	if s.IssueKey != "" {
		parameters.Set("issueKey", s.IssueKey)
	} else {
		parameters.Set(project, strings.Join(s.ProjectKeys, ","))
	}
	if s.Query != "" {
		parameters.Set("username", s.Query)
	}
	return parameters
}

// SearchUsers finds users whose username, display name or e-mail address begins with the query (GET user/search).
// An empty query finds nobody.
func (c *Client) SearchUsers(ctx context.Context, query string, includeInactive bool) (FoundUsers, error) {
	return c.search(ctx, "/search", url.Values{"username": {query}, "includeInactive": {strconv.FormatBool(includeInactive)}})
}

// AssignableUsers finds active users that issues can be assigned to: in a project, in all of several projects, or one
// issue (GET user/assignable/search, user/assignable/multiProjectSearch).
func (c *Client) AssignableUsers(ctx context.Context, scope UserScope) (FoundUsers, error) {
	if len(scope.ProjectKeys) > 1 {
		return c.search(ctx, "/assignable/multiProjectSearch", scope.parameters("projectKeys"))
	}
	return c.search(ctx, "/assignable/search", scope.parameters("project"))
}

// UsersWithPermissions finds active users that have all these permissions in a project or for an issue
// (GET user/permission/search).
func (c *Client) UsersWithPermissions(ctx context.Context, permissions []string, scope UserScope) (FoundUsers, error) {
	parameters := scope.parameters("projectKey")
	parameters.Set("permissions", strings.Join(permissions, ","))
	return c.search(ctx, "/permission/search", parameters)
}

// UsersWithBrowsePermission finds active users that may see a project or an issue (GET user/viewissue/search). Here an
// empty query finds nobody, or is refused (facts 5.9).
func (c *Client) UsersWithBrowsePermission(ctx context.Context, scope UserScope) (FoundUsers, error) {
	return c.search(ctx, "/viewissue/search", scope.parameters("projectKey"))
}

func (c *Client) search(ctx context.Context, path string, parameters url.Values) (FoundUsers, error) {
	parameters.Set("maxResults", strconv.Itoa(largestWindow))
	response, err := c.do(ctx, request{method: http.MethodGet, path: userPath + path, query: parameters})
	if err != nil {
		return FoundUsers{}, err
	}
	var users []User
	if err := response.decode(&users); err != nil {
		return FoundUsers{}, err
	}
	if users == nil {
		return FoundUsers{}, response.foreign()
	}
	return FoundUsers{Users: users, MayBeCut: endsAtLimit(len(users))}, nil
}

func endsAtLimit(results int) bool {
	return results > 0 && results%windowStep == 0
}

// PickedUser is a user as a field that completes names shows it.
type PickedUser struct {
	Key         string `json:"key"`
	Username    string `json:"name"`
	DisplayName string `json:"displayName"`
	// HTML is display name, e-mail address and username, with what matches in bold.
	HTML string `json:"html"`
	// AvatarURL is the address of the smallest rendition of its picture.
	AvatarURL string `json:"avatarUrl"`
}

// PickedUsers are the users that a picker offers.
type PickedUsers struct {
	Users []PickedUser `json:"users"`
	// Total is how many match, whatever the limit.
	Total int `json:"total"`
}

// MayBeCut tells whether there are, or may be, more than were given.
func (p PickedUsers) MayBeCut() bool { return p.Total > len(p.Users) || endsAtLimit(len(p.Users)) }

// PickUsers finds active users as SearchUsers does, but for those with the excluded usernames (GET user/picker).
func (c *Client) PickUsers(ctx context.Context, query string, exclude []string) (PickedUsers, error) {
	response, err := c.do(ctx, request{method: http.MethodGet, path: userPath + "/picker", query: url.Values{
		"query": {query}, "exclude": exclude, "showAvatar": {"true"}, "maxResults": {strconv.Itoa(largestWindow)},
	}})
	if err != nil {
		return PickedUsers{}, err
	}
	var picked PickedUsers
	if err := response.decode(&picked); err != nil {
		return PickedUsers{}, err
	}
	if picked.Users == nil {
		return PickedUsers{}, response.foreign()
	}
	return picked, nil
}
