// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"fmt"
	"net/http"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim/store"
)

func (s *Server) applicationRoleRoutes() []route {
	return []route{
		{
			method: "GET", path: apiPath + "/applicationrole", handle: s.listApplicationRoles, access: administrators,
			produces: "application/json", statuses: []int{200, 401, 403},
		},
		{
			method: "GET", path: apiPath + "/applicationrole/{key}", handle: s.readApplicationRole, access: administrators,
			produces: "application/json", statuses: []int{200, 401, 403, 404},
		},
	}
}

// applicationRoleBean is an application in REST. The numbers of seats are -1 if they are unlimited.
type applicationRoleBean struct {
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

func (s *Server) applicationRoleBean(application *store.Application) applicationRoleBean {
	taken := s.store.SeatsTaken(application)
	bean := applicationRoleBean{
		Key: application.Key, Groups: application.Groups, Name: application.Name, DefaultGroups: application.DefaultGroups,
		SelectedByDefault: application.SelectedByDefault, Defined: true, NumberOfSeats: -1, RemainingSeats: -1,
		UserCount: taken, UserCountText: fmt.Sprintf("%d users", taken), HasUnlimitedSeats: true,
		Platform: application.Key == "jira-core",
	}
	if seats := s.settings.LicenseSeats; seats > 0 {
		bean.HasUnlimitedSeats, bean.NumberOfSeats, bean.RemainingSeats = false, seats, seats-taken
	}
	return bean
}

func (s *Server) listApplicationRoles(*exchange) *httpResponse {
	beans := []applicationRoleBean{}
	for _, application := range s.store.Applications() {
		beans = append(beans, s.applicationRoleBean(application))
	}
	return jsonResponse(http.StatusOK, beans)
}

func (s *Server) readApplicationRole(e *exchange) *httpResponse {
	found := s.store.FindApplication(e.parameters["key"])
	if found == nil {
		return refusal(http.StatusNotFound, fmt.Sprintf("No application role found for key '%s'.", e.parameters["key"]))
	}
	return jsonResponse(http.StatusOK, s.applicationRoleBean(found))
}
