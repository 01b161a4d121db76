// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"net/http"
	"time"
)

const authSession = "/rest/auth/1/session"

func (s *Server) sessionRoutes() []route {
	routes := []route{
		{
			method: "POST", path: authSession, handle: s.logIn, access: anyone, consumes: "application/json",
			produces: "application/json", statuses: []int{200, 400, 401, 403},
		},
		{method: "GET", path: authSession, handle: s.readSession, access: loggedIn, produces: "application/json", statuses: []int{200, 401}},
		{method: "DELETE", path: authSession, handle: s.logOut, access: loggedIn, statuses: []int{204, 401}},
		{method: "DELETE", path: "/rest/auth/1/websudo", handle: s.dropWebSudo, access: anyone, statuses: []int{204}},
	}
	if s.version.atLeast(9, 11) {
		routes = append(routes, route{
			method: "DELETE", path: rest + "/user/session/{username}", handle: s.endSessionsOf, access: administrators,
			statuses: []int{200, 401, 403, 404},
		})
	}
	return routes
}

// loginInfo counts what happened before; moments that never were are left out.
type loginInfo struct {
	FailedLoginCount    int    `json:"failedLoginCount"`
	LoginCount          int    `json:"loginCount"`
	LastFailedLoginTime string `json:"lastFailedLoginTime,omitempty"`
	PreviousLoginTime   string `json:"previousLoginTime,omitempty"`
}

func (a *storedUser) loginInfo() loginInfo {
	info := loginInfo{FailedLoginCount: a.failedLogins, LoginCount: a.loginCount}
	for field, moment := range map[*string]time.Time{&info.LastFailedLoginTime: a.lastFailedLogin, &info.PreviousLoginTime: a.previousLogin} {
		if !moment.IsZero() {
			*field = moment.Format(jiraTime)
		}
	}
	return info
}

// logIn is refused together with Basic (facts 3.4).
func (s *Server) logIn(e *exchange) httpResponse {
	var body struct {
		Username text `json:"username"`
		Password text `json:"password"`
	}
	if s.settings.BasicAuthOff {
		return *basicAuthOff(e)
	}
	if refused := e.read(&body); refused != nil {
		return *refused
	}
	switch e.checkCredentials(string(body.Username), string(body.Password)) {
	case loginDenied:
		return refusal(http.StatusForbidden, "Login denied")
	case loginFailed:
		refused := refusal(http.StatusUnauthorized, "Login failed")
		refused.header.Set("WWW-Authenticate", "JIRA REST POST")
		return refused
	}
	e.rememberActor()
	return jsonResponse(http.StatusOK, map[string]any{
		"session":   map[string]string{"name": sessionCookie, "value": e.session.id},
		"loginInfo": e.caller.loginInfo(),
	})
}

func (s *Server) readSession(e *exchange) httpResponse {
	return jsonResponse(http.StatusOK, map[string]any{
		"self": s.userSelf(e.caller.Name), "name": e.caller.Name, "loginInfo": e.caller.loginInfo(),
	})
}

func (s *Server) logOut(e *exchange) httpResponse {
	delete(s.sessions, e.session.id)
	return noContent()
}

func (s *Server) dropWebSudo(e *exchange) httpResponse {
	if e.session != nil {
		e.session.elevated = false
	}
	return noContent()
}

func (s *Server) endSessionsOf(e *exchange) httpResponse {
	user := s.findByName(e.parameters["username"])
	if user == nil {
		return notFoundUser(e.parameters["username"])
	}
	s.endSessions(user.Key)
	return httpResponse{status: http.StatusOK, header: http.Header{}}
}
