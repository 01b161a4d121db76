// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"crypto/rand"
	"fmt"
	"net/http"
	"strings"
	"unicode/utf8"
)

// longestField is how many characters a username, display name or e-mail address may have.
const longestField = 255

// userBody is what POST and PUT understand; key, self and unknown members are ignored.
type userBody struct {
	Name            text    `json:"name"`
	EmailAddress    text    `json:"emailAddress"`
	DisplayName     text    `json:"displayName"`
	Password        text    `json:"password"`
	Notification    flag    `json:"notification"`
	ApplicationKeys *[]text `json:"applicationKeys"`
	Active          *flag   `json:"active"`
}

func (s *Server) createUser(e *exchange) answer {
	var body userBody
	if refused := e.read(&body); refused != nil {
		return *refused
	}
	problems := newErrorCollection()
	s.checkNewName(problems, string(body.Name), nil)
	checkText(problems, "fullname", string(body.DisplayName), "You must specify a full name.", "The full name must not exceed 255 characters in length.")
	checkEmail(problems, string(body.EmailAddress))
	granted := s.wantedApplications(problems, body.ApplicationKeys)
	if !problems.empty() {
		return problems.answer(http.StatusBadRequest)
	}
	created := s.store(Account{
		Name: string(body.Name), DisplayName: string(body.DisplayName), EmailAddress: string(body.EmailAddress),
		Password: string(body.Password), Active: true,
	})
	if created.Password == "" {
		created.Password = rand.Text()
	}
	for _, application := range granted {
		s.grant(application, created.Key)
	}
	if body.Notification {
		s.notified = append(s.notified, created.Name)
	}
	given := jsonAnswer(http.StatusCreated, s.fullUser(created, ""))
	given.header.Set("Location", s.userSelf(created.Name))
	return given
}

// checkNewName refuses names that Jira does not allow, and those that somebody else has.
func (s *Server) checkNewName(problems *errorCollection, name string, owner *account) {
	other := s.findByName(name)
	switch {
	case strings.TrimSpace(name) == "":
		problems.field("username", "You must specify a username.")
	case utf8.RuneCountInString(name) > longestField:
		problems.field("username", "The username must not exceed 255 characters in length.")
	case strings.ContainsAny(name, "<>&"):
		problems.field("username", "The username must not contain '<', '>' or '&'.")
	case other != nil && other != owner:
		problems.field("username", "A user with that username already exists.")
	}
}

func checkText(problems *errorCollection, field, value, missing, tooLong string) {
	switch {
	case strings.TrimSpace(value) == "":
		problems.field(field, missing)
	case utf8.RuneCountInString(value) > longestField:
		problems.field(field, tooLong)
	}
}

func checkEmail(problems *errorCollection, address string) {
	checkText(problems, "email", address, "You must specify an email address.", "The email address must not exceed 255 characters in length.")
	local, domain, found := strings.Cut(address, "@")
	if strings.TrimSpace(address) != "" && (!found || local == "" || domain == "" || strings.ContainsAny(address, " \t\r\n")) {
		problems.field("email", "You must specify a valid email address.")
	}
}

// wantedApplications are those of applicationKeys, or the default ones where it is missing (facts 5.3).
func (s *Server) wantedApplications(problems *errorCollection, keys *[]text) []*application {
	var wanted []*application
	if keys == nil {
		for i := range s.applications {
			if s.applications[i].selectedByDefault {
				wanted = append(wanted, &s.applications[i])
			}
		}
		return wanted
	}
	for _, key := range *keys {
		found := s.findApplication(string(key))
		if found == nil {
			problems.field("applicationKeys", fmt.Sprintf("Application with key '%s' is not installed or licensed.", key))
			continue
		}
		wanted = append(wanted, found)
	}
	return wanted
}

func (s *Server) updateUser(e *exchange) answer {
	user, refused := e.namedUser(false)
	if refused != nil {
		return *refused
	}
	var body userBody
	if refused := e.read(&body); refused != nil {
		return *refused
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
	s.applyUpdate(user, body)
	e.rememberActor()
	return jsonAnswer(http.StatusOK, s.fullUser(user, ""))
}

func (e *exchange) problemsWithUpdate(user *account, body userBody) *errorCollection {
	problems := newErrorCollection()
	if user.ReadOnly {
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
	if body.Active != nil && !bool(*body.Active) && user.Active {
		if user == e.caller {
			problems.field("active", "You cannot deactivate the currently logged in user.")
		} else if len(user.LeadsProjects) > 0 {
			problems.field("active", "Cannot deactivate user because they are currently the project lead on these projects: "+strings.Join(user.LeadsProjects, ", "))
		}
	}
	return problems
}

func (s *Server) applyUpdate(user *account, body userBody) {
	if name := string(body.Name); strings.TrimSpace(name) != "" && name != user.Name {
		s.rename(user, name)
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

func (s *Server) changePassword(e *exchange) answer {
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
	case user.ReadOnly:
		return refusal(http.StatusForbidden, "Cannot edit user, as the user's directory is read only.")
	case e.mayNotTouch(user):
		return refusal(http.StatusForbidden, "You do not have permission to edit users with Jira System Administrators permission.")
	}
	user.Password = string(body.Password)
	s.endSessions(user.Key)
	return noContent()
}
