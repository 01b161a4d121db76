// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"fmt"
	"net/http"
)

const (
	messageNotAuthenticated = "You are not authenticated. Authentication required to perform this operation."
	messageNotAdministrator = "You are not authorized to perform this action. Administrator privileges are required."
)

// errorCollection is Jira's own error form: both members are always there, and messages can be null (facts 2.1).
type errorCollection struct {
	ErrorMessages []*string         `json:"errorMessages"`
	Errors        map[string]string `json:"errors"`
}

func newErrorCollection() *errorCollection {
	return &errorCollection{ErrorMessages: []*string{}, Errors: map[string]string{}}
}

func (c *errorCollection) add(message string) { c.ErrorMessages = append(c.ErrorMessages, &message) }

// field refuses one field, under Jira's internal name of it: username, fullname, email, password (facts 1.8).
func (c *errorCollection) field(name, message string) { c.Errors[name] = message }

func (c *errorCollection) empty() bool { return len(c.ErrorMessages) == 0 && len(c.Errors) == 0 }

func (c *errorCollection) answer(status int) httpResponse { return jsonResponse(status, c) }

// refusal without messages is the empty collection that some errors carry.
func refusal(status int, messages ...string) httpResponse {
	collection := newErrorCollection()
	for _, message := range messages {
		collection.add(message)
	}
	return collection.answer(status)
}

// nullRefusal carries a null message.
func nullRefusal(status int) httpResponse {
	collection := newErrorCollection()
	collection.ErrorMessages = append(collection.ErrorMessages, nil)
	return collection.answer(status)
}

func fieldRefusal(field, message string) httpResponse {
	collection := newErrorCollection()
	collection.field(field, message)
	return collection.answer(http.StatusBadRequest)
}

// restStatus is the form of errors that the REST framework raises before a resource is reached.
func restStatus(status int, message string) httpResponse {
	return jsonResponse(status, struct {
		Message    string `json:"message"`
		StatusCode int    `json:"status-code"`
	}{message, status})
}

func notFoundUser(username string) httpResponse {
	return refusal(http.StatusNotFound, fmt.Sprintf("The user named '%s' does not exist", username))
}

func notAdministrator() httpResponse { return refusal(http.StatusForbidden, messageNotAdministrator) }

func notAuthenticated() httpResponse {
	return refusal(http.StatusUnauthorized, messageNotAuthenticated)
}
