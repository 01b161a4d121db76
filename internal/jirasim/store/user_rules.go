// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package store

import (
	"fmt"
	"strings"
	"unicode/utf16"
)

// maxFieldLength is the maximum length of a username, display name or e-mail address. Java counts UTF-16 units.
const maxFieldLength = 255

func exceedsMaxLength(value string) bool { return len(utf16.Encode([]rune(value))) > maxFieldLength }

// checkName refuses usernames that Jira does not allow, and those of other users than the owner.
func (s *Store) checkName(problems *Problems, name string, owner *UserRecord) {
	other := s.FindByName(name)
	switch {
	case blank(name):
		problems.AddField("username", "You must specify a username.")
	case exceedsMaxLength(name):
		problems.AddField("username", "The username must not exceed 255 characters in length.")
	case strings.ContainsAny(name, "<>&"):
		problems.AddField("username", "The username must not contain '<', '>' or '&'.")
	case other != nil && other != owner:
		problems.AddField("username", "A user with that username already exists.")
	}
}

func checkText(problems *Problems, field, value, missing, tooLong string) {
	switch {
	case blank(value):
		problems.AddField(field, missing)
	case exceedsMaxLength(value):
		problems.AddField(field, tooLong)
	}
}

func checkEmail(problems *Problems, address string) {
	checkText(problems, "email", address, "You must specify an email address.", "The email address must not exceed 255 characters in length.")
	if !blank(address) && !isEmailAddress(address) {
		problems.AddField("email", "You must specify a valid email address.")
	}
}

// checkChangedEmail has no field for an invalid address, and an untranslated text (facts 2.1, 12.3).
func checkChangedEmail(problems *Problems, address string) {
	if !isEmailAddress(address) {
		problems.Add("error.invalid.email.address.format")
		return
	}
	checkEmail(problems, address)
}

func isEmailAddress(address string) bool {
	local, domain, found := strings.Cut(address, "@")
	return found && local != "" && domain != "" && !strings.ContainsAny(address, " \t\r\n")
}

func checkDeactivation(problems *Problems, user, by *UserRecord) {
	switch {
	case user == by:
		problems.AddField("active", "You cannot deactivate the currently logged in user.")
	case len(user.LeadsProjects) > 0:
		problems.AddField("active", "Cannot deactivate user because they are currently the project lead on these projects: "+strings.Join(user.LeadsProjects, ", "))
	case len(user.LeadsComponents) > 0:
		problems.AddField("active", "Cannot deactivate user because they are currently the component lead on these components: "+strings.Join(user.LeadsComponents, ", "))
	}
}

// CheckDeletion returns all reasons why a user cannot be deleted by another user (facts 5.6).
func (s *Store) CheckDeletion(user, by *UserRecord) *Problems {
	problems := NewProblems()
	if user == by {
		problems.Add("You cannot delete the currently logged in user.")
	}
	if s.IsReadOnly(user) {
		problems.Add("Cannot delete user, the user directory is read-only.")
	}
	if !by.MayEdit(user) {
		problems.Add("As a user with Jira Administrators permission, you cannot delete users with Jira System Administrators permission.")
	}
	if user.IssuesReported > 0 {
		problems.Add(fmt.Sprintf("Cannot delete user '%s' because %d issues were reported by this person.", user.Name, user.IssuesReported))
	}
	if user.IssuesAssigned > 0 {
		problems.Add(fmt.Sprintf("Cannot delete user '%s' because %d issues are currently assigned to this person.", user.Name, user.IssuesAssigned))
	}
	if user.Comments > 0 {
		problems.Add(fmt.Sprintf("Cannot delete user '%s' because they have made %d comments.", user.Name, user.Comments))
	}
	if projects := len(user.LeadsProjects); projects > 0 {
		problems.Add(fmt.Sprintf("Cannot delete user '%s' because they are currently the project lead on %d projects.", user.Name, projects))
	}
	return problems
}

// MayEdit reports whether this user, who is an administrator, may edit another user: only a system administrator may
// edit a system administrator.
func (u *UserRecord) MayEdit(other *UserRecord) bool {
	return u.SystemAdministrator || !other.SystemAdministrator
}

// IsReadOnly reports whether the user is in a directory that Jira cannot write to.
func (s *Store) IsReadOnly(user *UserRecord) bool {
	return user.ReadOnly || s.settings.ReadOnlyDirectory
}
