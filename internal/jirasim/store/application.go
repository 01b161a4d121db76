// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package store

import (
	"fmt"
	"slices"
)

// Application is a product such as Jira Software. A user can use it by being in one of its groups (facts 5.7).
type Application struct {
	Key, Name string
	// Groups grant the application. DefaultGroups are those of them that a user joins when the application is granted.
	Groups, DefaultGroups []string
	// SelectedByDefault applications are granted to a new user whose request names no applications.
	SelectedByDefault bool
}

func (s *Store) addDefaultApplications() {
	for _, application := range []Application{
		{"jira-core", "Jira Core", []string{"jira-core-users"}, []string{"jira-core-users"}, false},
		{"jira-servicedesk", "Jira Service Management", []string{"jira-servicedesk-users"}, []string{"jira-servicedesk-users"}, false},
		{"jira-software", "Jira Software", []string{AdministratorsGroup, "jira-software-users"}, []string{"jira-software-users"}, true},
	} {
		s.AddApplication(application)
	}
}

// AddApplication installs an application and creates its groups.
func (s *Store) AddApplication(added Application) {
	s.applications = append(s.applications, &added)
	for _, name := range added.Groups {
		s.AddGroup(name)
	}
}

// Applications returns the installed applications in the order of installation.
func (s *Store) Applications() []*Application { return s.applications }

// FindApplication returns the application with a key, or nil.
func (s *Store) FindApplication(key string) *Application {
	for _, application := range s.applications {
		if application.Key == key {
			return application
		}
	}
	return nil
}

// ApplicationsOf returns the applications that a user can use, in the order of installation.
func (s *Store) ApplicationsOf(userKey string) []*Application {
	var granted []*Application
	for _, application := range s.applications {
		if s.canUse(application, userKey) {
			granted = append(granted, application)
		}
	}
	return granted
}

func (s *Store) canUse(application *Application, userKey string) bool {
	return slices.ContainsFunc(application.Groups, func(name string) bool { return s.IsMember(name, userKey) })
}

// SeatsTaken returns the number of active users that can use an application.
func (s *Store) SeatsTaken(application *Application) int {
	taken := 0
	for _, user := range s.users {
		if user.Active && s.canUse(application, user.Key) {
			taken++
		}
	}
	return taken
}

func (s *Store) hasSeats(application *Application) bool {
	return s.settings.LicenseSeats == 0 || s.SeatsTaken(application) < s.settings.LicenseSeats
}

// ProblemWithGrant returns why an application cannot be granted to a user, in Jira's text; "" if it can.
func (s *Store) ProblemWithGrant(application *Application, userKey string) string {
	if !s.canUse(application, userKey) && !s.hasSeats(application) {
		return licenseExhausted(application)
	}
	return ""
}

// Grant adds a user to the default groups of an application.
func (s *Store) Grant(application *Application, userKey string) {
	for _, name := range application.DefaultGroups {
		s.Join(name, userKey)
	}
}

// Withdraw removes a user from all groups of an application.
func (s *Store) Withdraw(application *Application, userKey string) {
	for _, name := range application.Groups {
		s.Leave(name, userKey)
	}
}

// applicationsForNewUser returns the applications with these keys, or the default applications for nil (facts 5.3).
func (s *Store) applicationsForNewUser(problems *Problems, keys []string) []*Application {
	var requested []*Application
	if keys == nil {
		for _, application := range s.applications {
			if application.SelectedByDefault {
				requested = append(requested, application)
			}
		}
	}
	for _, key := range keys {
		if found := s.FindApplication(key); found != nil {
			requested = append(requested, found)
		} else {
			problems.AddField("applicationKeys", NoSuchApplication(key))
		}
	}
	for _, application := range requested {
		if !s.hasSeats(application) {
			problems.AddField("applicationKeys", licenseExhausted(application))
		}
	}
	return requested
}

// NoSuchApplication is the text for an unknown application key.
func NoSuchApplication(key string) string {
	return fmt.Sprintf("Application with key '%s' is not installed or licensed.", key)
}

func licenseExhausted(application *Application) string {
	return fmt.Sprintf("The license of %s has no seats left.", application.Name)
}
