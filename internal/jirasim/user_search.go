// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"cmp"
	"net/http"
	"slices"
	"strings"
)

const (
	ordinaryResults = 50
	// narrowCap is the window of searches for assignable and viewing users, in all versions (facts 5.9).
	narrowCap = 100
)

// everyone are the queries that match all users, a trick that is widely used.
var everyone = []string{".", "%", "_", "''", `""`}

func (s *Server) searchRoutes() []route {
	search := func(path string, handle func(*exchange) httpResponse, statuses []int, query ...string) route {
		return route{
			method: "GET", path: rest + "/user/" + path, handle: handle, access: loggedIn, produces: "application/json",
			query: query, statuses: statuses,
		}
	}
	routes := []route{
		search("search", s.searchUsers, []int{200, s.missingQuery(), 401}, "username", "startAt", "maxResults", "includeActive", "includeInactive"),
		search("picker", s.pickUsers, []int{200, 401}, "query", "maxResults", "showAvatar", "exclude"),
		search("assignable/search", s.searchAssignable, []int{200, 401, 404}, "project", "issueKey", "username", "maxResults", "startAt", "actionDescriptorId"),
		search("assignable/multiProjectSearch", s.searchAssignableEverywhere, []int{200, 401, 404}, "projectKeys", "username", "maxResults"),
		search("viewissue/search", s.searchViewers, []int{200, 400, s.missingQuery(), 401, 404}, "issueKey", "projectKey", "username", "maxResults"),
		search("permission/search", s.searchPermitted, []int{200, 400, 401, 403, 404}, "permissions", "issueKey", "projectKey", "username", "maxResults", "startAt"),
	}
	if s.version.atLeast(10, 3) {
		routes = append(routes, search("list", s.listUsers, []int{200, 401}, "cursor", "maxResults"))
	}
	return routes
}

// missingQuery is the status of a search without its query: one of two, by version, of which the facts know no more.
func (s *Server) missingQuery() int {
	if s.version.atLeast(10, 0) {
		return http.StatusBadRequest
	}
	return http.StatusNotFound
}

// matches is case-insensitive and by prefix: of the username, the visible e-mail address, the display name, or a word of
// the latter (facts 5.9).
func (e *exchange) matches(user *storedUser, query string) bool {
	if slices.Contains(everyone, query) {
		return true
	}
	query = strings.ToLower(query)
	candidates := append(strings.Fields(user.DisplayName), user.DisplayName, user.Name, e.visibleEmail(user))
	return slices.ContainsFunc(candidates, func(candidate string) bool {
		return strings.HasPrefix(strings.ToLower(candidate), query)
	})
}

// found are the users that fulfil a condition, sorted by display name.
func (s *Server) found(condition func(*storedUser) bool) []*storedUser {
	users := slices.DeleteFunc(s.liveUsers(), func(user *storedUser) bool { return !condition(user) })
	slices.SortStableFunc(users, func(a, b *storedUser) int {
		return cmp.Compare(strings.ToLower(a.DisplayName), strings.ToLower(b.DisplayName))
	})
	return users
}

// window answers with the part that startAt and maxResults ask for, of the first results up to the cap only.
func (e *exchange) window(users []*storedUser, limit int) httpResponse {
	end := min(limit, len(users))
	start := min(max(0, e.integer("startAt", 0)), end)
	end = min(end, start+max(0, e.integer("maxResults", ordinaryResults)))
	beans := []userBean{}
	for _, user := range users[start:end] {
		beans = append(beans, e.listedUser(user))
	}
	return jsonResponse(http.StatusOK, beans)
}

// searchUsers wants the parameter, and finds nobody where it is empty.
func (s *Server) searchUsers(e *exchange) httpResponse {
	if !e.query.Has("username") {
		return refusal(s.missingQuery(), "The username query parameter was not provided")
	}
	query := e.argument("username")
	active, inactive := e.argument("includeActive") != "false", e.argument("includeInactive") == "true"
	return e.window(s.found(func(user *storedUser) bool {
		return query != "" && e.matches(user, query) && (user.Active && active || !user.Active && inactive)
	}), s.settings.SearchCap)
}

// permitted searches active users that have all permissions in all projects; an empty query matches all.
func (e *exchange) permitted(projects []Project, permissions []string, limit int) httpResponse {
	s, query := e.server, e.argument("username")
	return e.window(s.found(func(user *storedUser) bool {
		if !user.Active || query != "" && !e.matches(user, query) {
			return false
		}
		for _, project := range projects {
			for _, permission := range permissions {
				if !s.allows(project, permission, user) {
					return false
				}
			}
		}
		return true
	}), limit)
}

func (s *Server) searchAssignable(e *exchange) httpResponse {
	project, refused := e.namedProject("project", http.StatusNotFound)
	if refused != nil {
		return *refused
	}
	return e.permitted([]Project{project}, []string{permissionAssignable}, narrowCap)
}

func (s *Server) searchAssignableEverywhere(e *exchange) httpResponse {
	var projects []Project
	for key := range strings.SplitSeq(e.argument("projectKeys"), ",") {
		project, known := s.projects[strings.TrimSpace(key)]
		if !known {
			return noProject(key)
		}
		projects = append(projects, project)
	}
	return e.permitted(projects, []string{permissionAssignable}, narrowCap)
}

// searchViewers fails without a query, in words that come from deep inside (facts 5.9).
func (s *Server) searchViewers(e *exchange) httpResponse {
	if !e.query.Has("username") {
		return refusal(s.missingQuery(), "searchName must not be null")
	}
	project, refused := e.namedProject("projectKey", http.StatusBadRequest)
	if refused != nil {
		return *refused
	}
	if e.argument("username") == "" {
		return e.window(nil, 0)
	}
	return e.permitted([]Project{project}, []string{permissionBrowse}, narrowCap)
}

func (s *Server) searchPermitted(e *exchange) httpResponse {
	permissions := strings.Split(e.argument("permissions"), ",")
	for i, permission := range permissions {
		permissions[i] = strings.TrimSpace(permission)
		if !slices.Contains(projectPermissions, permissions[i]) {
			return refusal(http.StatusBadRequest, "Permission '"+permissions[i]+"' does not exist.")
		}
	}
	project, refused := e.namedProject("projectKey", http.StatusBadRequest)
	if refused != nil {
		return *refused
	}
	if !e.callerAdministers() && !s.allows(project, permissionAdminister, e.caller) {
		return notAdministrator()
	}
	return e.permitted([]Project{project}, permissions, s.settings.SearchCap)
}
