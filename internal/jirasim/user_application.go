// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"fmt"
	"net/http"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim/store"
)

func (s *Server) userApplicationRoutes() []route {
	const path = apiPath + "/user/application"
	query := []string{"username", "applicationKey"}
	return []route{
		{
			method: "POST", path: path, handle: s.grantApplication, access: administrators,
			query: query, statuses: []int{200, 400, 401, 403},
		},
		{
			method: "DELETE", path: path, handle: s.withdrawApplication, access: administrators,
			query: query, statuses: []int{204, 400, 401, 403},
		},
	}
}

// requestedGrant returns the user and the application that the parameters name. If one does not exist the status is 400,
// not 404.
func (e *exchange) requestedGrant() (*store.UserRecord, *store.Application, *httpResponse) {
	user := e.server.store.FindByName(e.argument("username"))
	application := e.server.store.FindApplication(e.argument("applicationKey"))
	switch {
	case user == nil:
		return nil, nil, refusal(http.StatusBadRequest, fmt.Sprintf("The user named '%s' does not exist", e.argument("username")))
	case application == nil:
		return nil, nil, refusal(http.StatusBadRequest, store.NoSuchApplication(e.argument("applicationKey")))
	}
	return user, application, nil
}

func (s *Server) grantApplication(e *exchange) *httpResponse {
	user, application, refused := e.requestedGrant()
	if refused != nil {
		return refused
	}
	if problem := s.store.ProblemWithGrant(application, user.Key); problem != "" {
		return refusal(http.StatusBadRequest, problem)
	}
	s.store.Grant(application, user.Key)
	return emptyResponse(http.StatusOK)
}

func (s *Server) withdrawApplication(e *exchange) *httpResponse {
	user, application, refused := e.requestedGrant()
	if refused != nil {
		return refused
	}
	s.store.Withdraw(application, user.Key)
	return emptyResponse(http.StatusNoContent)
}
