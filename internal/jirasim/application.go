// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"fmt"
	"net/http"
	"slices"
)

// Application is a product that users may use by being in one of its groups (facts 5.7).
type Application struct {
	Key, Name string
	// Groups grant the application; DefaultGroups are those of them that a new user of it joins.
	Groups, DefaultGroups []string
	// SelectedByDefault applications are granted to users that are created without saying which.
	SelectedByDefault bool
}

// setUp is what a new installation has: the applications, their groups and the administrator.
func (s *Server) setUp() {
	for _, application := range []Application{
		{"jira-core", "Jira Core", []string{"jira-core-users"}, []string{"jira-core-users"}, false},
		{"jira-servicedesk", "Jira Service Management", []string{"jira-servicedesk-users"}, []string{"jira-servicedesk-users"}, false},
		{"jira-software", "Jira Software", []string{administratorsGroup, "jira-software-users"}, []string{"jira-software-users"}, true},
	} {
		s.addApplication(application)
	}
	administrator := s.store(User{
		Name: s.settings.AdminUsername, DisplayName: "Administrator", EmailAddress: "admin@example.com",
		Password: s.settings.AdminPassword, Active: true, Locale: "en_US", SystemAdministrator: true,
	})
	s.join(administratorsGroup, administrator.Key)
	s.nextUserID = firstLaterUserID
}

func (s *Server) addApplication(added Application) {
	s.applications = append(s.applications, added)
	for _, name := range added.Groups {
		s.addGroup(name)
	}
}

// AddApplication installs and licenses an application besides jira-core, jira-servicedesk and jira-software.
func (s *Server) AddApplication(added Application) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.addApplication(added)
}

func (s *Server) findApplication(key string) *Application {
	for i := range s.applications {
		if s.applications[i].Key == key {
			return &s.applications[i]
		}
	}
	return nil
}

// applicationsOf are the applications that a user may use, by key.
func (s *Server) applicationsOf(userKey string) []*Application {
	var granted []*Application
	for i := range s.applications {
		if s.mayUse(&s.applications[i], userKey) {
			granted = append(granted, &s.applications[i])
		}
	}
	return granted
}

func (s *Server) mayUse(application *Application, userKey string) bool {
	return slices.ContainsFunc(application.Groups, func(name string) bool { return s.isMember(name, userKey) })
}

// seatsTaken are the active users that may use an application.
func (s *Server) seatsTaken(application *Application) int {
	taken := 0
	for _, user := range s.users {
		if user.Active && s.mayUse(application, user.Key) {
			taken++
		}
	}
	return taken
}

func (s *Server) seatsLeft(application *Application) bool {
	return s.settings.LicenceSeats == 0 || s.seatsTaken(application) < s.settings.LicenceSeats
}

func (s *Server) grant(application *Application, userKey string) {
	for _, name := range application.DefaultGroups {
		s.join(name, userKey)
	}
}

func (s *Server) withdraw(application *Application, userKey string) {
	for _, name := range application.Groups {
		s.leave(name, userKey)
	}
}

func (s *Server) applicationRoutes() []route {
	granting := []string{"username", "applicationKey"}
	return []route{
		{
			method: "GET", path: rest + "/applicationrole", handle: s.listApplications, access: administrators,
			produces: "application/json", statuses: []int{200, 401, 403},
		},
		{
			method: "GET", path: rest + "/applicationrole/{key}", handle: s.readApplication, access: administrators,
			produces: "application/json", statuses: []int{200, 401, 403, 404},
		},
		{
			method: "POST", path: rest + "/user/application", handle: s.grantApplication, access: administrators,
			query: granting, statuses: []int{200, 400, 401, 403},
		},
		{
			method: "DELETE", path: rest + "/user/application", handle: s.withdrawApplication, access: administrators,
			query: granting, statuses: []int{204, 400, 401, 403},
		},
	}
}

type applicationBean struct {
	Key               string   `json:"key"`
	Groups            []string `json:"groups"`
	Name              string   `json:"name"`
	DefaultGroups     []string `json:"defaultGroups"`
	SelectedByDefault bool     `json:"selectedByDefault"`
	Defined           bool     `json:"defined"`
	NumberOfSeats     int      `json:"numberOfSeats"`
	RemainingSeats    int      `json:"remainingSeats"`
	UserCount         int      `json:"userCount"`
	UserCountText     string   `json:"userCountDescription"`
	HasUnlimitedSeats bool     `json:"hasUnlimitedSeats"`
	Platform          bool     `json:"platform"`
}

func (s *Server) applicationBean(application *Application) applicationBean {
	taken := s.seatsTaken(application)
	bean := applicationBean{
		Key: application.Key, Groups: application.Groups, Name: application.Name, DefaultGroups: application.DefaultGroups,
		SelectedByDefault: application.SelectedByDefault, Defined: true, NumberOfSeats: -1, RemainingSeats: -1,
		UserCount: taken, UserCountText: fmt.Sprintf("%d users", taken), HasUnlimitedSeats: true,
		Platform: application.Key == "jira-core",
	}
	if seats := s.settings.LicenceSeats; seats > 0 {
		bean.HasUnlimitedSeats, bean.NumberOfSeats, bean.RemainingSeats = false, seats, seats-taken
	}
	return bean
}

func (s *Server) listApplications(*exchange) httpResponse {
	beans := []applicationBean{}
	for i := range s.applications {
		beans = append(beans, s.applicationBean(&s.applications[i]))
	}
	return jsonResponse(http.StatusOK, beans)
}

func (s *Server) readApplication(e *exchange) httpResponse {
	found := s.findApplication(e.parameters["key"])
	if found == nil {
		return refusal(http.StatusNotFound, fmt.Sprintf("No application role found for key '%s'.", e.parameters["key"]))
	}
	return jsonResponse(http.StatusOK, s.applicationBean(found))
}

// grantee finds whom and what a grant is about; there is no 404 here.
func (e *exchange) grantee() (*storedUser, *Application, *httpResponse) {
	user := e.server.findByName(e.argument("username"))
	application := e.server.findApplication(e.argument("applicationKey"))
	switch {
	case user == nil:
		refused := refusal(http.StatusBadRequest, fmt.Sprintf("The user named '%s' does not exist", e.argument("username")))
		return nil, nil, &refused
	case application == nil:
		refused := refusal(http.StatusBadRequest, noSuchApplication(e.argument("applicationKey")))
		return nil, nil, &refused
	}
	return user, application, nil
}

func noSuchApplication(key string) string {
	return fmt.Sprintf("Application with key '%s' is not installed or licensed.", key)
}

func licenceExhausted(application *Application) string {
	return fmt.Sprintf("The license of %s has no seats left.", application.Name)
}

func (s *Server) grantApplication(e *exchange) httpResponse {
	user, application, refused := e.grantee()
	if refused != nil {
		return *refused
	}
	if !s.mayUse(application, user.Key) && !s.seatsLeft(application) {
		return refusal(http.StatusBadRequest, licenceExhausted(application))
	}
	s.grant(application, user.Key)
	return httpResponse{status: http.StatusOK, header: http.Header{}}
}

func (s *Server) withdrawApplication(e *exchange) httpResponse {
	user, application, refused := e.grantee()
	if refused != nil {
		return *refused
	}
	s.withdraw(application, user.Key)
	return noContent()
}
