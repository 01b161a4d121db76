// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"net/http"
	"time"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim/store"
)

const sessionPath = "/rest/auth/1/session"

func (s *Server) sessionRoutes() []route {
	routes := []route{
		{
			method: "POST", path: sessionPath, handle: s.createSession, access: anyone, consumes: "application/json",
			produces: "application/json", statuses: []int{200, 400, 401, 403},
		},
		{method: "GET", path: sessionPath, handle: s.readSession, access: loggedIn, produces: "application/json", statuses: []int{200, 401}},
		{method: "DELETE", path: sessionPath, handle: s.deleteSession, access: loggedIn, statuses: []int{204, 401}},
		{method: "DELETE", path: "/rest/auth/1/websudo", handle: s.deleteWebSudo, access: anyone, statuses: []int{204}},
	}
	if s.version.AtLeast(9, 11) {
		routes = append(routes, route{
			method: "DELETE", path: apiPath + "/user/session/{username}", handle: s.deleteUserSessions, access: administrators,
			statuses: []int{200, 401, 403, 404},
		})
	}
	return routes
}

// loginInfo omits the times of logins that never happened.
type loginInfo struct {
	FailedLoginCount    int    `json:"failedLoginCount"`
	LoginCount          int    `json:"loginCount"`
	LastFailedLoginTime string `json:"lastFailedLoginTime,omitempty"`
	PreviousLoginTime   string `json:"previousLoginTime,omitempty"`
}

func newLoginInfo(statistics store.LoginStatistics) loginInfo {
	format := func(moment time.Time) string {
		if moment.IsZero() {
			return ""
		}
		return moment.Format(timeFormat)
	}
	return loginInfo{
		FailedLoginCount: statistics.FailedLogins, LoginCount: statistics.Logins,
		LastFailedLoginTime: format(statistics.LastFailedLogin), PreviousLoginTime: format(statistics.PreviousLogin),
	}
}

// createSession is refused if basic authentication is off (facts 3.4).
func (s *Server) createSession(e *exchange) *httpResponse {
	var body struct {
		Username lenientString `json:"username"`
		Password lenientString `json:"password"`
	}
	if s.settings.BasicAuthOff {
		return e.basicAuthOffResponse()
	}
	if refused := e.decodeBody(&body); refused != nil {
		return refused
	}
	switch e.logInWithPassword(string(body.Username), string(body.Password)) {
	case store.LoginDenied:
		return refusal(http.StatusForbidden, "Login denied")
	case store.LoginFailed:
		failed := refusal(http.StatusUnauthorized, "Login failed")
		failed.header.Set("WWW-Authenticate", "JIRA REST POST")
		return failed
	case store.LoginSucceeded:
	}
	e.rememberCaller()
	return jsonResponse(http.StatusOK, map[string]any{
		"session":   map[string]string{"name": sessionCookie, "value": e.session.ID},
		"loginInfo": newLoginInfo(e.caller.Logins()),
	})
}

func (s *Server) readSession(e *exchange) *httpResponse {
	return jsonResponse(http.StatusOK, map[string]any{
		"self": s.userSelf(e.caller.Name), "name": e.caller.Name, "loginInfo": newLoginInfo(e.caller.Logins()),
	})
}

func (s *Server) deleteSession(e *exchange) *httpResponse {
	s.store.EndSession(e.session)
	return emptyResponse(http.StatusNoContent)
}

func (s *Server) deleteWebSudo(e *exchange) *httpResponse {
	if e.session != nil {
		e.session.Elevated = false
	}
	return emptyResponse(http.StatusNoContent)
}

func (s *Server) deleteUserSessions(e *exchange) *httpResponse {
	user := s.store.FindByName(e.parameters["username"])
	if user == nil {
		return userNotFound(e.parameters["username"])
	}
	s.store.EndSessions(user.Key)
	return emptyResponse(http.StatusOK)
}
