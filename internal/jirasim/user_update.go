// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"net/http"
	"strings"
)

func (s *Server) updateUser(e *exchange) httpResponse {
	user, refused := e.namedUser(false)
	if refused != nil {
		return *refused
	}
	var body userBody
	if refused := e.read(&body); refused != nil {
		return *refused
	}
	if !s.version.atLeast(8, 3) {
		body.Active = nil // unknown, and ignored as all unknown members
	}
	// Blank is as good as absent: no field can be emptied.
	blank := func(value text) bool { return strings.TrimSpace(string(value)) == "" }
	if blank(body.Name) && blank(body.EmailAddress) && blank(body.DisplayName) && blank(body.Password) && body.Active == nil {
		return refusal(http.StatusBadRequest, "error.no.value.found.to.be.changed")
	}
	problems := e.problemsWithUpdate(user, body)
	if !problems.empty() {
		return problems.answer(http.StatusBadRequest)
	}
	e.applyUpdate(user, body)
	e.rememberActor()
	return jsonResponse(http.StatusOK, e.fullUser(user, ""))
}

func (e *exchange) problemsWithUpdate(user *storedUser, body userBody) *errorCollection {
	problems := newErrorCollection()
	if e.readOnly(user) {
		problems.add("Cannot edit user, as the user's directory is read only.")
		return problems
	}
	if e.mayNotTouch(user) {
		problems.add("You do not have permission to edit users with Jira System Administrators permission.")
		return problems
	}
	if name := string(body.Name); strings.TrimSpace(name) != "" {
		e.server.checkNewName(problems, name, user)
	}
	if name := string(body.DisplayName); strings.TrimSpace(name) != "" {
		checkText(problems, "fullname", name, "", "The full name must not exceed 255 characters in length.")
	}
	if address := string(body.EmailAddress); strings.TrimSpace(address) != "" {
		checkEmail(problems, address)
	}
	if body.Password != "" && e.server.policyBroken(string(body.Password)) {
		problems.field("password", "The new password must satisfy the password policy.")
	}
	if body.Active != nil && !bool(*body.Active) && user.Active {
		switch {
		case user == e.caller:
			problems.field("active", "You cannot deactivate the currently logged in user.")
		case len(user.LeadsProjects) > 0:
			problems.field("active", "Cannot deactivate user because they are currently the project lead on these projects: "+strings.Join(user.LeadsProjects, ", "))
		case len(user.LeadsComponents) > 0:
			problems.field("active", "Cannot deactivate user because they are currently the component lead on these components: "+strings.Join(user.LeadsComponents, ", "))
		}
	}
	return problems
}

func (e *exchange) applyUpdate(user *storedUser, body userBody) {
	if name := string(body.Name); strings.TrimSpace(name) != "" && name != user.Name {
		e.server.rename(user, name)
	}
	if body.Password != "" {
		e.endSessionsHere(user.Key)
	}
	for field, value := range map[*string]text{
		&user.EmailAddress: body.EmailAddress, &user.DisplayName: body.DisplayName, &user.Password: body.Password,
	} {
		if strings.TrimSpace(string(value)) != "" {
			*field = string(value)
		}
	}
	if body.Active != nil {
		user.Active = bool(*body.Active)
	}
}
