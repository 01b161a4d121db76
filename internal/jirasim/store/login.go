// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package store

import "time"

// FailuresBeforeCaptcha is the number of failed logins in a row after which Jira demands a CAPTCHA (facts 3.2).
const FailuresBeforeCaptcha = 3

// LoginResult is the outcome of a login with username and password.
type LoginResult int

// The outcomes of a login. LoginDenied demands a CAPTCHA, whatever the password.
const (
	LoginSucceeded LoginResult = iota
	LoginFailed
	LoginDenied
)

// LoginStatistics describes the logins of a user. Times of logins that never happened are zero.
type LoginStatistics struct {
	FailedLogins, Logins           int
	LastFailedLogin, PreviousLogin time.Time
}

// LogIn checks a username and password and counts the login or the failure. It returns the user only if the login
// succeeds.
func (s *Store) LogIn(username, password string) (*UserRecord, LoginResult) {
	user := s.FindByName(username)
	result := LoginSucceeded
	switch {
	case user != nil && user.logins.FailedLogins >= FailuresBeforeCaptcha:
		result = LoginDenied
	case user == nil || !user.Accepts(password):
		result = LoginFailed
	}
	if result == LoginSucceeded {
		user.logins.FailedLogins = 0
		user.logins.Logins++
		user.logins.PreviousLogin, user.LastLogin = user.LastLogin, time.Now().Truncate(time.Millisecond)
		return user, result
	}
	s.failedLogins++
	if user != nil {
		user.logins.FailedLogins++
		user.logins.LastFailedLogin = time.Now()
	}
	return nil, result
}

// Accepts reports whether the user can log in with a password. It counts no login.
func (u *UserRecord) Accepts(password string) bool {
	return u.Active && !u.Deleted && password != "" && u.Password == password
}

// Logins returns the login statistics of the user.
func (u *UserRecord) Logins() LoginStatistics { return u.logins }

// ClearFailedLogins ends the demand for a CAPTCHA, as a login in the browser does.
func (u *UserRecord) ClearFailedLogins() { u.logins.FailedLogins = 0 }

// FailedLogins is the number of rejected credentials, including those that were rejected because of a CAPTCHA.
func (s *Store) FailedLogins() int { return s.failedLogins }
