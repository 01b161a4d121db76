// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package store

import (
	"crypto/rand"
	"slices"
	"strings"
)

// UserFields are the fields of a request that creates or changes a user. Fields that the request leaves out are empty or
// nil.
type UserFields struct {
	// Requested has the strings that the request sets. Its other fields are not used.
	Requested User
	Active    *bool
	// ApplicationKeys nil means the default applications, an empty list means none (facts 5.3).
	ApplicationKeys []string
	// Notify sends the welcome e-mail.
	Notify bool
}

func blank(value string) bool { return strings.TrimSpace(value) == "" }

// setStrings sets the strings of a user that a request contains, and reports whether there is one. A blank field counts as
// missing: no field can be emptied. The username is not set, because a rename is more than that.
func (fields UserFields) setStrings(user *User) bool {
	set := false
	for field, value := range map[*string]string{
		&user.EmailAddress: fields.Requested.EmailAddress, &user.DisplayName: fields.Requested.DisplayName, &user.Password: fields.Requested.Password,
	} {
		if !blank(value) {
			*field, set = value, true
		}
	}
	return set
}

// CheckNewUser applies Jira's checks to a user before it is created. It returns the applications that the user will be
// granted.
func (s *Store) CheckNewUser(fields UserFields) ([]*Application, *Problems) {
	problems := NewProblems()
	if s.settings.ReadOnlyDirectory {
		problems.Add("Cannot add user, all the user directories are read-only.")
	}
	s.checkName(problems, fields.Requested.Name, nil)
	checkText(problems, "fullname", fields.Requested.DisplayName, "You must specify a full name.", "The full name must not exceed 255 characters in length.")
	checkEmail(problems, fields.Requested.EmailAddress)
	if fields.Requested.Password != "" && s.ViolatesPasswordPolicy(fields.Requested.Password) {
		problems.AddField("password", "You must specify a password that satisfies the password policy.")
	}
	return s.applicationsForNewUser(problems, fields.ApplicationKeys), problems
}

// CreateUser creates a user that passed CheckNewUser, on a node of the cluster (from 1). Jira generates a password if the
// request has none.
func (s *Store) CreateUser(fields UserFields, granted []*Application, node int) *UserRecord {
	requested := fields.Requested
	requested.Active = fields.Active == nil || *fields.Active || !s.settings.CreateInactive
	created := s.insert(requested)
	created.Replica = s.NewReplica(node)
	if created.Password == "" {
		created.Password = rand.Text()
	}
	for _, application := range granted {
		s.Grant(application, created.Key)
	}
	if fields.Notify {
		s.notifiedUsers = append(s.notifiedUsers, created.Name)
	}
	return created
}

// NotifiedUsers are the usernames that a welcome e-mail was sent to, in that order.
func (s *Store) NotifiedUsers() []string { return slices.Clone(s.notifiedUsers) }

// CheckChange applies Jira's checks to a change of a user by another user (facts 5.4).
func (s *Store) CheckChange(user, by *UserRecord, fields UserFields) *Problems {
	problems := NewProblems()
	if blank(fields.Requested.Name) && !fields.setStrings(&User{}) && fields.Active == nil {
		problems.Add("error.no.value.found.to.be.changed")
		return problems
	}
	if s.IsReadOnly(user) {
		problems.Add("Cannot edit user, as the user's directory is read only.")
		return problems
	}
	if !by.MayEdit(user) {
		problems.Add("You do not have permission to edit users with Jira System Administrators permission.")
		return problems
	}
	if !blank(fields.Requested.Name) {
		s.checkName(problems, fields.Requested.Name, user)
	}
	if !blank(fields.Requested.DisplayName) {
		checkText(problems, "fullname", fields.Requested.DisplayName, "", "The full name must not exceed 255 characters in length.")
	}
	if !blank(fields.Requested.EmailAddress) {
		checkChangedEmail(problems, fields.Requested.EmailAddress)
	}
	if fields.Requested.Password != "" && s.ViolatesPasswordPolicy(fields.Requested.Password) {
		problems.AddField("password", "The new password must satisfy the password policy.")
	}
	if fields.Active != nil && !*fields.Active && user.Active {
		checkDeactivation(problems, user, by)
	}
	return problems
}

// ChangeUser makes a change that passed CheckChange, on a node of the cluster (from 1).
func (s *Store) ChangeUser(user *UserRecord, fields UserFields, node int) {
	if !blank(fields.Requested.Name) && fields.Requested.Name != user.Name {
		s.rename(user, fields.Requested.Name)
	}
	if fields.Requested.Password != "" {
		s.EndSessionsAfterPasswordChange(user.Key, node)
	}
	fields.setStrings(&user.User)
	if fields.Active != nil {
		user.Active = *fields.Active
	}
}
