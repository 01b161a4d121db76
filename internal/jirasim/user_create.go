// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"crypto/rand"
	"net/http"
	"strings"
	"unicode/utf16"
)

// longestField is how many characters a username, display name or e-mail address may have, as Java counts them: in UTF-16
// units.
const longestField = 255

func exceedsField(value string) bool { return len(utf16.Encode([]rune(value))) > longestField }

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

func (s *Server) createUser(e *exchange) httpResponse {
	var body userBody
	if refused := e.read(&body); refused != nil {
		return *refused
	}
	problems := newErrorCollection()
	if s.settings.ReadOnlyDirectory {
		problems.add("Cannot add user, all the user directories are read-only.")
	}
	s.checkNewName(problems, string(body.Name), nil)
	checkText(problems, "fullname", string(body.DisplayName), "You must specify a full name.", "The full name must not exceed 255 characters in length.")
	checkEmail(problems, string(body.EmailAddress))
	if body.Password != "" && s.policyBroken(string(body.Password)) {
		problems.field("password", "You must specify a password that satisfies the password policy.")
	}
	granted := s.wantedApplications(problems, body.ApplicationKeys)
	if !problems.empty() {
		return problems.answer(http.StatusBadRequest)
	}
	created := s.store(User{
		Name: string(body.Name), DisplayName: string(body.DisplayName), EmailAddress: string(body.EmailAddress),
		Password: string(body.Password),
		Active:   body.Active == nil || bool(*body.Active) || !s.settings.CreateInactive,
	})
	created.createdOn, created.unseenReads = e.node, s.settings.ReplicationReads
	if created.Password == "" {
		created.Password = rand.Text()
	}
	for _, application := range granted {
		s.grant(application, created.Key)
	}
	if body.Notification {
		s.notified = append(s.notified, created.Name)
	}
	given := jsonResponse(http.StatusCreated, e.fullUser(created, ""))
	given.header.Set("Location", s.userSelf(created.Name))
	return given
}

// checkNewName refuses names that Jira does not allow, and those that somebody else has.
func (s *Server) checkNewName(problems *errorCollection, name string, owner *storedUser) {
	other := s.findByName(name)
	switch {
	case strings.TrimSpace(name) == "":
		problems.field("username", "You must specify a username.")
	case exceedsField(name):
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
	case exceedsField(value):
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
func (s *Server) wantedApplications(problems *errorCollection, keys *[]text) []*Application {
	var wanted []*Application
	if keys == nil {
		for i := range s.applications {
			if s.applications[i].SelectedByDefault {
				wanted = append(wanted, &s.applications[i])
			}
		}
	} else {
		for _, key := range *keys {
			if found := s.findApplication(string(key)); found != nil {
				wanted = append(wanted, found)
			} else {
				problems.field("applicationKeys", noSuchApplication(string(key)))
			}
		}
	}
	for _, application := range wanted {
		if !s.seatsLeft(application) {
			problems.field("applicationKeys", licenceExhausted(application))
		}
	}
	return wanted
}
