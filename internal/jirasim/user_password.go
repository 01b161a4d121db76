// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"fmt"
	"net/http"
	"unicode/utf8"
)

func (s *Server) changePassword(e *exchange) httpResponse {
	user, refused := e.namedUser(false)
	if refused != nil {
		return *refused
	}
	var body struct {
		Password        text `json:"password"`
		CurrentPassword text `json:"currentPassword"`
	}
	if refused := e.read(&body); refused != nil {
		return *refused
	}
	switch {
	case body.Password == "":
		return refusal(http.StatusBadRequest, "error.password.cannot.be.empty")
	case e.readOnly(user):
		return refusal(http.StatusForbidden, "Cannot edit user, as the user's directory is read only.")
	case e.mayNotTouch(user):
		return refusal(http.StatusForbidden, "You do not have permission to edit users with Jira System Administrators permission.")
	}
	if s.policyBroken(string(body.Password)) {
		return fieldRefusal("password", "The new password must satisfy the password policy.")
	}
	user.Password = string(body.Password)
	e.endSessionsHere(user.Key)
	return noContent()
}

// policyBroken applies the password policy, which knows nothing but a length.
func (s *Server) policyBroken(password string) bool {
	return utf8.RuneCountInString(password) < s.settings.PasswordMinimumLength
}

func (s *Server) passwordRoutes() []route {
	return []route{
		{
			method: "PUT", path: rest + "/user/password", handle: s.changePassword, access: administrators, webSudo: true,
			consumes: "application/json", query: []string{"username", "key"}, statuses: []int{204, 400, 401, 403, 404},
		},
		{
			method: "GET", path: rest + "/password/policy", handle: s.readPolicy, access: anyone, produces: "application/json",
			query: []string{"hasOldPassword"}, statuses: []int{200},
		},
		{
			method: "POST", path: rest + "/password/policy/createUser", handle: s.tryNewPassword, access: anyone,
			consumes: "application/json", produces: "application/json", statuses: []int{200, 400},
		},
		{
			method: "POST", path: rest + "/password/policy/updateUser", handle: s.tryChangedPassword, access: anyone,
			consumes: "application/json", produces: "application/json", statuses: []int{200, 400, 404},
		},
	}
}

// policyText says what the policy asks for, in sentences; there are none without one.
func (s *Server) policyText() []string {
	if s.settings.PasswordMinimumLength == 0 {
		return []string{}
	}
	return []string{fmt.Sprintf("The password must have at least %d characters.", s.settings.PasswordMinimumLength)}
}

func (s *Server) readPolicy(*exchange) httpResponse {
	return jsonResponse(http.StatusOK, s.policyText())
}

func (s *Server) tryNewPassword(e *exchange) httpResponse {
	var body struct {
		Username text `json:"username"`
		Password text `json:"password"`
	}
	if refused := e.read(&body); refused != nil {
		return *refused
	}
	return s.tryPassword(string(body.Username), string(body.Password))
}

func (s *Server) tryChangedPassword(e *exchange) httpResponse {
	var body struct {
		Username    text `json:"username"`
		NewPassword text `json:"newPassword"`
	}
	if refused := e.read(&body); refused != nil {
		return *refused
	}
	if body.Username != "" && s.findByName(string(body.Username)) == nil {
		return notFoundUser(string(body.Username))
	}
	return s.tryPassword(string(body.Username), string(body.NewPassword))
}

func (s *Server) tryPassword(username, password string) httpResponse {
	switch {
	case username == "" || password == "":
		return refusal(http.StatusBadRequest, "error.password.cannot.be.empty")
	case s.policyBroken(password):
		return jsonResponse(http.StatusOK, s.policyText())
	}
	return jsonResponse(http.StatusOK, []string{})
}
