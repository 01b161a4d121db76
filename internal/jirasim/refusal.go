// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"fmt"
	"net/http"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim/store"
)

const (
	messageNotAuthenticated = "You are not authenticated. Authentication required to perform this operation."
	// messageClientNotAuthenticated is the text from Jira 10 on.
	messageClientNotAuthenticated = "Client must be authenticated to access this resource."
	messageNotAdministrator       = "You are not authorized to perform this action. Administrator privileges are required."
)

// errorCollection is the body of Jira's errors. Both members are always present, and a message can be null (facts 2.1).
type errorCollection struct {
	ErrorMessages []*string         `json:"errorMessages"`
	Errors        map[string]string `json:"errors"`
}

// refusal is an error with messages. Without messages both members of the body are empty.
func refusal(status int, messages ...string) *httpResponse {
	return refusalWithProblems(status, &store.Problems{Messages: messages})
}

func refusalWithProblems(status int, problems *store.Problems) *httpResponse {
	collection := errorCollection{ErrorMessages: []*string{}, Errors: map[string]string{}}
	for _, message := range problems.Messages {
		collection.ErrorMessages = append(collection.ErrorMessages, &message)
	}
	if problems.Fields != nil {
		collection.Errors = problems.Fields
	}
	return jsonResponse(status, collection)
}

// nullRefusal is an error whose only message is null.
func nullRefusal(status int) *httpResponse {
	return jsonResponse(status, errorCollection{ErrorMessages: []*string{nil}, Errors: map[string]string{}})
}

// fieldRefusal is a 400 with a message about one field.
func fieldRefusal(field, message string) *httpResponse {
	return refusalWithProblems(http.StatusBadRequest, &store.Problems{Fields: map[string]string{field: message}})
}

// statusCodeRefusal has the form of errors that the REST framework raises before a resource is reached.
func statusCodeRefusal(status int, message string) *httpResponse {
	return jsonResponse(status, struct {
		Message    string `json:"message"`
		StatusCode int    `json:"status-code"`
	}{message, status})
}

func userNotFound(username string) *httpResponse {
	return refusal(http.StatusNotFound, fmt.Sprintf("The user named '%s' does not exist", username))
}

func userKeyNotFound(key string) *httpResponse {
	return refusal(http.StatusNotFound, fmt.Sprintf("The user with the key '%s' does not exist", key))
}

func notAdministrator() *httpResponse {
	return refusal(http.StatusForbidden, messageNotAdministrator)
}

// notAuthenticated has the form of the REST framework from Jira 10 on (facts 12.1).
func (e *exchange) notAuthenticated() *httpResponse {
	if e.server.version.AtLeast(10, 0) {
		return statusCodeRefusal(http.StatusUnauthorized, messageClientNotAuthenticated)
	}
	return refusal(http.StatusUnauthorized, messageNotAuthenticated)
}
