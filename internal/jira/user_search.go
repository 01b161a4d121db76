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
	// maxSearchResults is the largest number of users that a search of any Jira version returns (facts 5.9).
	maxSearchResults = 1000
	// searchLimitStep divides every limit that searches are known to have: 50, 100 and 1,000.
	searchLimitStep = 50
)

// FoundUsers are the results of a search.
type FoundUsers struct {
	// Users are in Jira's order.
	Users []User
	// MayBeCut is set if the number of results equals a limit at which Jira may stop. Jira reports neither its limit nor
	// whether it stopped there (facts 1.9).
	MayBeCut bool
}

// UserScope says for which projects or which issue a search looks up users.
type UserScope struct {
	// Either ProjectKeys or IssueKey is set. Only AssignableUsers accepts more than one project key.
	ProjectKeys []string
	IssueKey    string
	// Query restricts the users as in SearchUsers. If it is empty, all users match, where the search allows that.
	Query string
}

// parameters returns the query parameters of the scope. The searches differ in the name of the project's parameter.
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

// SearchUsers returns the users whose username, display name or e-mail address begins with the query (GET user/search). An
// empty query matches no user. The error is an *Error if Jira refuses the request.
func (c *Client) SearchUsers(ctx context.Context, query string, includeInactive bool) (FoundUsers, error) {
	return c.search(ctx, "/search", url.Values{"username": {query}, "includeInactive": {strconv.FormatBool(includeInactive)}})
}

// AssignableUsers returns the active users that can be assigned issues in all of the scope's projects, or its one issue
// (GET user/assignable/search, for several projects GET user/assignable/multiProjectSearch). The error is an *Error if Jira
// refuses the request, for example because there is no such project.
func (c *Client) AssignableUsers(ctx context.Context, scope UserScope) (FoundUsers, error) {
	if len(scope.ProjectKeys) > 1 {
		return c.search(ctx, "/assignable/multiProjectSearch", scope.parameters("projectKeys"))
	}
	return c.search(ctx, "/assignable/search", scope.parameters("project"))
}

// UsersWithPermissions returns the active users that have all these permissions, such as BROWSE_PROJECTS, for the scope
// (GET user/permission/search). The error is an *Error if Jira refuses the request, for example because there is no such
// permission.
func (c *Client) UsersWithPermissions(ctx context.Context, permissions []string, scope UserScope) (FoundUsers, error) {
	parameters := scope.parameters("projectKey")
	parameters.Set("permissions", strings.Join(permissions, ","))
	return c.search(ctx, "/permission/search", parameters)
}

// UsersWithBrowsePermission returns the active users that can view the scope's project or issue (GET user/viewissue/search).
// Depending on its version, Jira returns no users for an empty Query or refuses it with an *Error (facts 5.9).
func (c *Client) UsersWithBrowsePermission(ctx context.Context, scope UserScope) (FoundUsers, error) {
	return c.search(ctx, "/viewissue/search", scope.parameters("projectKey"))
}

func (c *Client) search(ctx context.Context, path string, parameters url.Values) (FoundUsers, error) {
	parameters.Set("maxResults", strconv.Itoa(maxSearchResults))
	users, err := doJSON(ctx, c, request{method: http.MethodGet, path: userPath + path, query: parameters}, func(users []User) bool {
		return users != nil
	})
	if err != nil {
		return FoundUsers{}, err
	}
	return FoundUsers{Users: users, MayBeCut: isSearchLimit(len(users))}, nil
}

// isSearchLimit reports whether a search may have stopped at this number of results because of a limit.
func isSearchLimit(results int) bool {
	return results > 0 && results%searchLimitStep == 0
}

// PickedUser is a user as Jira's user picker shows it.
type PickedUser struct {
	Key         string `json:"key"`
	Username    string `json:"name"`
	DisplayName string `json:"displayName"`
	// HTML is the display name, e-mail address and username, with the matching part in bold.
	HTML string `json:"html"`
	// AvatarURL is the URL of the smallest rendition of the avatar.
	AvatarURL string `json:"avatarUrl"`
}

// PickedUsers are the results of the user picker.
type PickedUsers struct {
	Users []PickedUser `json:"users"`
	// Total is the number of matching users, which may be larger than the number of Users.
	Total int `json:"total"`
}

// MayBeCut reports whether Jira returned fewer users than match, or may have.
func (p PickedUsers) MayBeCut() bool { return p.Total > len(p.Users) || isSearchLimit(len(p.Users)) }

// PickUsers returns the active users that match the query as in SearchUsers, without the users whose usernames are excluded
// (GET user/picker). The error is an *Error if Jira refuses the request.
func (c *Client) PickUsers(ctx context.Context, query string, exclude []string) (PickedUsers, error) {
	return doJSON(ctx, c, request{method: http.MethodGet, path: userPath + "/picker", query: url.Values{
		"query": {query}, "exclude": exclude, "showAvatar": {"true"}, "maxResults": {strconv.Itoa(maxSearchResults)},
	}}, func(picked PickedUsers) bool { return picked.Users != nil })
}
