// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package store

import (
	"slices"
	"strings"
)

// Permissions in projects that searches for users depend on.
const (
	PermissionAdministerProjects = "ADMINISTER_PROJECTS"
	PermissionAssignableUser     = "ASSIGNABLE_USER"
	PermissionBrowseProjects     = "BROWSE_PROJECTS"
)

var projectPermissions = []string{
	PermissionAdministerProjects, PermissionBrowseProjects, PermissionAssignableUser, "ADD_COMMENTS", "ASSIGN_ISSUES",
	"CLOSE_ISSUES", "CREATE_ATTACHMENTS", "CREATE_ISSUES", "DELETE_ISSUES", "EDIT_ISSUES", "LINK_ISSUES", "MANAGE_WATCHERS",
	"MODIFY_REPORTER", "MOVE_ISSUES", "RESOLVE_ISSUES", "SCHEDULE_ISSUES", "SET_ISSUE_SECURITY", "TRANSITION_ISSUES",
	"VIEW_DEV_TOOLS", "VIEW_READONLY_WORKFLOW", "VIEW_VOTERS_AND_WATCHERS", "WORK_ON_ISSUES",
}

// Project exists for the searches for users with permissions.
type Project struct {
	Key string
	// Permissions are the group names and usernames that have a permission such as BROWSE_PROJECTS, ASSIGNABLE_USER or
	// ADMINISTER_PROJECTS.
	Permissions map[string][]string
}

// Issue is in a project and has the permissions of the project.
type Issue struct {
	Key, ProjectKey string
}

// AddProject adds a project or replaces the project with that key.
func (s *Store) AddProject(project Project) { s.projects[project.Key] = project }

// AddIssue adds an issue or replaces the issue with that key.
func (s *Store) AddIssue(issue Issue) { s.issues[issue.Key] = issue }

// FindProject returns the project with a key.
func (s *Store) FindProject(key string) (project Project, found bool) {
	project, found = s.projects[key]
	return project, found
}

// ProjectOfIssue returns the project of an issue. It reports whether the issue exists.
func (s *Store) ProjectOfIssue(issueKey string) (project Project, found bool) {
	issue, found := s.issues[issueKey]
	return s.projects[issue.ProjectKey], found
}

// IsProjectPermission reports whether Jira has a project permission of that name.
func IsProjectPermission(name string) bool { return slices.Contains(projectPermissions, name) }

// HasPermission reports whether a user has a permission in a project, directly or by a group.
func (s *Store) HasPermission(user *UserRecord, permission string, project Project) bool {
	return slices.ContainsFunc(project.Permissions[permission], func(holder string) bool {
		return strings.EqualFold(holder, user.Name) || s.IsMember(holder, user.Key)
	})
}
