// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import "net/http"

func (s *Server) userPasswordRoutes() []route {
	return []route{{
		method: "PUT", path: apiPath + "/user/password", handle: s.changePassword, access: administrators, webSudo: true,
		consumes: "application/json", query: []string{"username", "key"}, statuses: []int{204, 400, 401, 403, 404},
	}}
}

// changePassword ignores currentPassword, which administrators need not send (facts 5.5).
func (s *Server) changePassword(e *exchange) *httpResponse {
	user, refused := e.requestedUser(false)
	if refused != nil {
		return refused
	}
	var body struct {
		Password        lenientString `json:"password"`
		CurrentPassword lenientString `json:"currentPassword"`
	}
	if refused := e.decodeBody(&body); refused != nil {
		return refused
	}
	switch {
	case body.Password == "":
		return refusal(http.StatusBadRequest, "error.password.cannot.be.empty")
	case s.store.IsReadOnly(user):
		return refusal(http.StatusForbidden, "Cannot edit user, as the user's directory is read only.")
	case !e.caller.MayEdit(user):
		return refusal(http.StatusForbidden, "You do not have permission to edit users with Jira System Administrators permission.")
	case s.store.ViolatesPasswordPolicy(string(body.Password)):
		return refusal(http.StatusBadRequest, "The new password must satisfy the password policy.")
	}
	s.store.SetPassword(user, string(body.Password), e.node)
	return emptyResponse(http.StatusNoContent)
}
