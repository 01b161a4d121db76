// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
)

const (
	permissionBrowse     = "BROWSE_PROJECTS"
	permissionAssignable = "ASSIGNABLE_USER"
	permissionAdminister = "ADMINISTER_PROJECTS"
)

// projectPermissions are those that permission/search knows.
var projectPermissions = []string{
	permissionAdminister, permissionBrowse, permissionAssignable, "ADD_COMMENTS", "ASSIGN_ISSUES", "CLOSE_ISSUES",
	"CREATE_ATTACHMENTS", "CREATE_ISSUES", "DELETE_ISSUES", "EDIT_ISSUES", "LINK_ISSUES", "MANAGE_WATCHERS",
	"MODIFY_REPORTER", "MOVE_ISSUES", "RESOLVE_ISSUES", "SCHEDULE_ISSUES", "SET_ISSUE_SECURITY", "TRANSITION_ISSUES",
	"VIEW_DEV_TOOLS", "VIEW_READONLY_WORKFLOW", "VIEW_VOTERS_AND_WATCHERS", "WORK_ON_ISSUES",
}

// Project exists for the searches that are about permissions.
type Project struct {
	Key string
	// Permissions are the names of the groups and the usernames that have a permission, such as BROWSE_PROJECTS,
	// ASSIGNABLE_USER or ADMINISTER_PROJECTS.
	Permissions map[string][]string
}

// Issue is in a project and has its permissions.
type Issue struct {
	Key, ProjectKey string
}

// AddProject adds a project or replaces the one of that key.
func (s *Server) AddProject(project Project) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.projects[project.Key] = project
}

// AddIssue adds an issue or replaces the one of that key.
func (s *Server) AddIssue(issue Issue) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.issues[issue.Key] = issue
}

func (s *Server) allows(project Project, permission string, user *storedUser) bool {
	return slices.ContainsFunc(project.Permissions[permission], func(holder string) bool {
		return strings.EqualFold(holder, user.Name) || s.isMember(holder, user.Key)
	})
}

// namedProject finds the project of an issueKey parameter, or else of the parameter that has its key; missing is the
// status where there is neither.
func (e *exchange) namedProject(parameter string, missing int) (Project, *httpResponse) {
	issueKey, projectKey := e.argument("issueKey"), e.argument(parameter)
	var refused httpResponse
	switch {
	case issueKey != "":
		issue, known := e.server.issues[issueKey]
		if known {
			return e.server.projects[issue.ProjectKey], nil
		}
		refused = refusal(http.StatusNotFound, "Issue Does Not Exist")
	case projectKey != "":
		project, known := e.server.projects[projectKey]
		if known {
			return project, nil
		}
		refused = noProject(projectKey)
	default:
		refused = refusal(missing, "Either an issue key or a project key must be specified.")
	}
	return Project{}, &refused
}

func noProject(key string) httpResponse {
	return refusal(http.StatusNotFound, fmt.Sprintf("No project could be found with key '%s'.", key))
}
