// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import "net/http"

func (s *Server) passwordPolicyRoutes() []route {
	const path = apiPath + "/password/policy"
	return []route{
		{
			method: "GET", path: path, handle: s.readPasswordPolicy, access: anyone, produces: "application/json",
			query: []string{"hasOldPassword"}, statuses: []int{200},
		},
		{
			method: "POST", path: path + "/createUser", handle: s.checkNewPassword, access: anyone,
			consumes: "application/json", produces: "application/json", statuses: []int{200, 400},
		},
		{
			method: "POST", path: path + "/updateUser", handle: s.checkChangedPassword, access: anyone,
			consumes: "application/json", produces: "application/json", statuses: []int{200, 400, 404},
		},
	}
}

func (s *Server) readPasswordPolicy(*exchange) *httpResponse {
	return jsonResponse(http.StatusOK, s.store.PasswordPolicy())
}

func (s *Server) checkNewPassword(e *exchange) *httpResponse {
	var body struct {
		Username lenientString `json:"username"`
		Password lenientString `json:"password"`
	}
	if refused := e.decodeBody(&body); refused != nil {
		return refused
	}
	return s.checkPassword(string(body.Username), string(body.Password))
}

func (s *Server) checkChangedPassword(e *exchange) *httpResponse {
	var body struct {
		Username    lenientString `json:"username"`
		NewPassword lenientString `json:"newPassword"`
	}
	if refused := e.decodeBody(&body); refused != nil {
		return refused
	}
	if body.Username != "" && s.store.FindByName(string(body.Username)) == nil {
		return userNotFound(string(body.Username))
	}
	return s.checkPassword(string(body.Username), string(body.NewPassword))
}

// checkPassword lists the violated rules of the policy; the list is empty for a good password (facts 5.5).
func (s *Server) checkPassword(username, password string) *httpResponse {
	switch {
	case username == "" || password == "":
		return refusal(http.StatusBadRequest, "error.password.cannot.be.empty")
	case s.store.ViolatesPasswordPolicy(password):
		return jsonResponse(http.StatusOK, s.store.PasswordPolicy())
	}
	return jsonResponse(http.StatusOK, []string{})
}
