// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"encoding/json"
	"slices"
	"strings"
)

// The names in Jira's JSON of the fields that this package treats differently from the others.
const (
	usernameField     = "name"
	emailAddressField = "emailAddress"
	activeField       = "active"
)

// Profile is what an administrator sets of a user. Requests, responses and comparisons are all derived from its fields,
// so that a new field needs no other change in this package. The fields are strings and booleans.
type Profile struct {
	// Username is what Jira's JSON calls "name". A rename changes it.
	Username    string `json:"name"`
	DisplayName string `json:"displayName"`
	// EmailAddress may be masked or missing in a response; HidesEmailAddress reports that.
	EmailAddress string `json:"emailAddress"`
	// Active reports whether the user can log in. Jira before 8.3 ignores it in an update (facts 5.4).
	Active bool `json:"active"`
}

// HidesEmailAddress reports whether Jira hides the address from the user that the client authenticates as. Jira then
// leaves it out, or masks it as "fred at example dot com" (facts 5.1). A hidden address says nothing about the real one.
func (p Profile) HidesEmailAddress() bool { return !strings.Contains(p.EmailAddress, "@") }

// ChangeTo returns the change that turns this profile into another one. It contains only the fields that differ.
// Usernames that differ only in case are equal, as they are in Jira (facts 2.5).
func (p Profile) ChangeTo(wanted Profile) UserChange {
	return UserChange{Profile: wanted, Fields: p.differences(wanted)}
}

// differences returns the fields in which two profiles differ, by their names in Jira's JSON and in alphabetical order.
func (p Profile) differences(other Profile) []string {
	var names []string
	others := other.fields()
	for name, value := range p.fields() {
		same := value == others[name]
		if name == usernameField {
			same = SameUsername(p.Username, other.Username)
		}
		if !same {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// fields returns the values of the profile by their names in Jira's JSON.
func (p Profile) fields() map[string]any {
	fields := map[string]any{}
	// Neither can fail: strings and booleans always have a JSON form.
	encoded, _ := json.Marshal(p)
	_ = json.Unmarshal(encoded, &fields)
	return fields
}

// UserChange is a change of a user's profile. Jira cannot set any field to an empty value (facts 5.4).
type UserChange struct {
	// Profile has the new values.
	Profile
	// Fields are the fields to change, by their names in Jira's JSON. All other fields stay as they are.
	Fields []string
}

// Deactivation returns the change that deactivates a user and leaves everything else as it is.
func Deactivation() UserChange { return UserChange{Fields: []string{activeField}} }

// Includes reports whether the change sets a field, by its name in Jira's JSON.
func (c UserChange) Includes(field string) bool { return slices.Contains(c.Fields, field) }

// Renames reports whether the change sets the username.
func (c UserChange) Renames() bool { return c.Includes(usernameField) }

// SetsActive reports whether the change activates or deactivates the user.
func (c UserChange) SetsActive() bool { return c.Includes(activeField) }

// Deactivates reports whether the change deactivates the user.
func (c UserChange) Deactivates() bool { return c.SetsActive() && !c.Active }

// body is the JSON body of the request that makes the change.
func (c UserChange) body() map[string]any {
	body := map[string]any{}
	for name, value := range c.fields() {
		if c.Includes(name) {
			body[name] = value
		}
	}
	return body
}

// isIn reports whether a user shows everything that the change sets. A hidden e-mail address does not show it.
func (c UserChange) isIn(user User) bool {
	return !slices.ContainsFunc(user.differences(c.Profile), c.Includes)
}
