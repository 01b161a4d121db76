// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim/store"
)

const (
	defaultMaxResults = 50
	// permissionSearchCap is the result window of searches for assignable users and viewers in all versions (facts 5.9).
	permissionSearchCap = 100
)

func (s *Server) userSearchRoutes() []route {
	search := func(path string, handle func(*exchange) *httpResponse, statuses []int, query ...string) route {
		return route{
			method: "GET", path: apiPath + "/user/" + path, handle: handle, access: loggedIn, produces: "application/json",
			query: query, statuses: statuses,
		}
	}
	users := search("search", s.searchUsers, []int{200, s.missingQueryStatus(), 401}, "username", "startAt", "maxResults", "includeActive", "includeInactive")
	users.access = loggedInSince10
	return []route{
		users,
		search("picker", s.pickUsers, []int{200, 401}, "query", "maxResults", "showAvatar", "exclude"),
		search("assignable/search", s.searchAssignable, []int{200, 400, 401, 404}, "project", "issueKey", "username", "maxResults", "startAt", "actionDescriptorId"),
		search("assignable/multiProjectSearch", s.searchAssignableEverywhere, []int{200, 401, 404}, "projectKeys", "username", "maxResults"),
		search("viewissue/search", s.searchViewers, []int{200, 400, 401, 404}, "issueKey", "projectKey", "username", "maxResults"),
		search("permission/search", s.searchByPermission, []int{200, 400, 401, 403, 404}, "permissions", "issueKey", "projectKey", "username", "maxResults", "startAt"),
	}
}

// missingQueryStatus is the status of user/search without its query. It is 200 on 11.3.11. The facts know two statuses of
// older versions, but not which version sends which (facts 5.9, 12.3).
func (s *Server) missingQueryStatus() int {
	switch {
	case s.version.AtLeast(11, 0):
		return http.StatusOK
	case s.version.AtLeast(10, 0):
		return http.StatusBadRequest
	}
	return http.StatusNotFound
}

// window responds with the users that startAt and maxResults select from the first users up to the limit.
func (e *exchange) window(users []*store.UserRecord, limit int) *httpResponse {
	end := min(limit, len(users))
	start := min(max(0, e.integerArgument("startAt", 0)), end)
	end = min(end, start+max(0, e.integerArgument("maxResults", defaultMaxResults)))
	return jsonResponse(http.StatusOK, e.listedUserBeans(users[start:end]))
}

// searchUsers finds no users if the parameter username is empty, and none for an anonymous caller (facts 12.1). Before 11 it
// refuses a search without the parameter.
func (s *Server) searchUsers(e *exchange) *httpResponse {
	if status := s.missingQueryStatus(); !e.query.Has("username") && status != http.StatusOK {
		return refusal(status, "The username query parameter was not provided")
	}
	query := e.argument("username")
	active, inactive := e.argument("includeActive") != "false", e.argument("includeInactive") == "true"
	return e.window(s.store.UsersWhere(func(user *store.UserRecord) bool {
		return query != "" && e.caller != nil && s.store.Matches(user, e.caller, query) && (user.Active && active || !user.Active && inactive)
	}), s.settings.SearchCap)
}

// searchPermitted finds the active users that have all permissions in all projects. An empty query matches all users.
func (e *exchange) searchPermitted(projects []Project, permissions []string, limit int) *httpResponse {
	s, query := e.server.store, e.argument("username")
	return e.window(s.UsersWhere(func(user *store.UserRecord) bool {
		if !user.Active || query != "" && !s.Matches(user, e.caller, query) {
			return false
		}
		for _, project := range projects {
			for _, permission := range permissions {
				if !s.HasPermission(user, permission, project) {
					return false
				}
			}
		}
		return true
	}), limit)
}

func (s *Server) searchAssignable(e *exchange) *httpResponse {
	project, refused := e.requestedProject("project")
	if refused != nil {
		return refused
	}
	return e.searchPermitted([]Project{project}, []string{store.PermissionAssignableUser}, permissionSearchCap)
}

func (s *Server) searchAssignableEverywhere(e *exchange) *httpResponse {
	var projects []Project
	for key := range strings.SplitSeq(e.argument("projectKeys"), ",") {
		project, found := s.store.FindProject(strings.TrimSpace(key))
		if !found {
			return projectNotFound(key)
		}
		projects = append(projects, project)
	}
	return e.searchPermitted(projects, []string{store.PermissionAssignableUser}, permissionSearchCap)
}

// searchViewers fails without a query, with the text of an internal check (facts 12.3).
func (s *Server) searchViewers(e *exchange) *httpResponse {
	if !e.query.Has("username") {
		return refusal(http.StatusBadRequest, "searchName must not be null")
	}
	project, refused := e.requestedProject("projectKey")
	if refused != nil {
		return refused
	}
	if e.argument("username") == "" {
		return e.window(nil, 0)
	}
	return e.searchPermitted([]Project{project}, []string{store.PermissionBrowseProjects}, permissionSearchCap)
}

func (s *Server) searchByPermission(e *exchange) *httpResponse {
	permissions := strings.Split(e.argument("permissions"), ",")
	for i, permission := range permissions {
		permissions[i] = strings.TrimSpace(permission)
		if !store.IsProjectPermission(permissions[i]) {
			return refusal(http.StatusBadRequest, "Permission '"+permissions[i]+"' does not exist.")
		}
	}
	project, refused := e.requestedProject("projectKey")
	if refused != nil {
		return refused
	}
	if !e.callerAdministers() && !s.store.HasPermission(e.caller, store.PermissionAdministerProjects, project) {
		return notAdministrator()
	}
	return e.searchPermitted([]Project{project}, permissions, s.settings.SearchCap)
}

// requestedProject returns the project of the parameter issueKey, or else the project whose key is in the other parameter.
func (e *exchange) requestedProject(parameter string) (Project, *httpResponse) {
	issueKey, projectKey := e.argument("issueKey"), e.argument(parameter)
	switch {
	case issueKey != "":
		project, found := e.server.store.ProjectOfIssue(issueKey)
		if !found {
			return Project{}, refusal(http.StatusNotFound, "Issue Does Not Exist")
		}
		return project, nil
	case projectKey != "":
		project, found := e.server.store.FindProject(projectKey)
		if !found {
			return Project{}, projectNotFound(projectKey)
		}
		return project, nil
	}
	return Project{}, refusal(http.StatusBadRequest, "Either an issue key or a project key must be specified.")
}

func projectNotFound(key string) *httpResponse {
	return refusal(http.StatusNotFound, fmt.Sprintf("No project could be found with key '%s'.", key))
}
