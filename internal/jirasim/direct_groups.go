// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

// AddGroup adds a group without members. An existing group stays as it is.
func (s *Server) AddGroup(name string) {
	s.store.Lock()
	defer s.store.Unlock()
	s.store.AddGroup(name)
}

// NestGroup makes the members of the inner group members of the outer group.
func (s *Server) NestGroup(inner, outer string) {
	s.store.Lock()
	defer s.store.Unlock()
	s.store.NestGroup(inner, outer)
}

// RemoveGroup removes a group and its memberships.
func (s *Server) RemoveGroup(name string) {
	s.store.Lock()
	defer s.store.Unlock()
	s.store.RemoveGroup(name)
}

// Groups returns the names of all groups, sorted.
func (s *Server) Groups() []string {
	s.store.Lock()
	defer s.store.Unlock()
	return s.store.GroupNames()
}

// AddApplication installs and licenses an application in addition to jira-core, jira-servicedesk and jira-software.
func (s *Server) AddApplication(added Application) {
	s.store.Lock()
	defer s.store.Unlock()
	s.store.AddApplication(added)
}

// AddProject adds a project or replaces the project with that key.
func (s *Server) AddProject(project Project) {
	s.store.Lock()
	defer s.store.Unlock()
	s.store.AddProject(project)
}

// AddIssue adds an issue or replaces the issue with that key.
func (s *Server) AddIssue(issue Issue) {
	s.store.Lock()
	defer s.store.Unlock()
	s.store.AddIssue(issue)
}
