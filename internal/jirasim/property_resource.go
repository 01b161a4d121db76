// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
)

// The limits of a property, in bytes (facts 5.10).
const (
	longestPropertyKey   = 255
	longestPropertyValue = 32768
)

func (s *Server) propertyRoutes() []route {
	const path = rest + "/user/properties"
	owner := []string{"username", "userKey"}
	return []route{
		{
			method: "GET", path: path, handle: s.listProperties, access: loggedIn, produces: "application/json", query: owner,
			statuses: []int{200, 400, 401, 403, 404},
		},
		{
			method: "GET", path: path + "/{propertyKey}", handle: s.readProperty, access: loggedIn, produces: "application/json",
			query: owner, statuses: []int{200, 400, 401, 403, 404},
		},
		{
			method: "PUT", path: path + "/{propertyKey}", handle: s.setProperty, access: loggedIn, consumes: "application/json",
			query: owner, statuses: []int{200, 201, 400, 401, 403, 404},
		},
		{
			method: "DELETE", path: path + "/{propertyKey}", handle: s.deleteProperty, access: loggedIn, query: owner,
			statuses: []int{204, 400, 401, 403, 404},
		},
	}
}

// propertyOwner finds the user; others' properties are for administrators.
func (e *exchange) propertyOwner() (*storedUser, *httpResponse) {
	username, key := e.argument("username"), e.argument("userKey")
	var owner *storedUser
	var refused httpResponse
	switch {
	case username != "":
		owner, refused = e.server.findByName(username), notFoundUser(username)
	case key != "":
		owner, refused = e.server.liveUser(key), refusal(http.StatusNotFound, fmt.Sprintf("The user with the key '%s' does not exist", key))
	default:
		refused = refusal(http.StatusBadRequest, "Either the 'username' or the 'userKey' query parameters need to be provided")
	}
	if owner == nil {
		return nil, &refused
	}
	if owner != e.caller && !e.callerAdministers() {
		refused = refusal(http.StatusForbidden, "You do not have permission to administer the user.")
		return nil, &refused
	}
	return owner, nil
}

func (s *Server) listProperties(e *exchange) httpResponse {
	owner, refused := e.propertyOwner()
	if refused != nil {
		return *refused
	}
	type key struct {
		Self string `json:"self"`
		Key  string `json:"key"`
	}
	keys := []key{}
	for _, name := range slices.Sorted(maps.Keys(owner.properties)) {
		self := s.baseURL() + rest + "/user/properties/" + url.PathEscape(name) + "?userKey=" + url.QueryEscape(owner.Key)
		keys = append(keys, key{self, name})
	}
	return jsonResponse(http.StatusOK, map[string]any{"keys": keys})
}

// namedProperty finds user and property for operations that need both.
func (e *exchange) namedProperty() (*storedUser, string, *httpResponse) {
	owner, refused := e.propertyOwner()
	if refused != nil {
		return nil, "", refused
	}
	key := e.parameters["propertyKey"]
	if _, known := owner.properties[key]; !known {
		refused := refusal(http.StatusNotFound, fmt.Sprintf("The property with key '%s' does not exist.", key))
		return nil, "", &refused
	}
	return owner, key, nil
}

func (s *Server) readProperty(e *exchange) httpResponse {
	owner, key, refused := e.namedProperty()
	if refused != nil {
		return *refused
	}
	return jsonResponse(http.StatusOK, map[string]any{"key": key, "value": owner.properties[key]})
}

func (s *Server) setProperty(e *exchange) httpResponse {
	owner, refused := e.propertyOwner()
	if refused != nil {
		return *refused
	}
	key := e.parameters["propertyKey"]
	switch {
	case len(key) > longestPropertyKey:
		return refusal(http.StatusBadRequest, "The length of the property key must not exceed 255 bytes.")
	case len(e.body) > longestPropertyValue:
		return refusal(http.StatusBadRequest, "The length of the property value must not exceed 32768 bytes.")
	case !json.Valid(e.body):
		return refusal(http.StatusBadRequest, "The property value must be valid JSON.")
	}
	status := http.StatusCreated
	if _, known := owner.properties[key]; known {
		status = http.StatusOK
	}
	owner.properties[key] = json.RawMessage(slices.Clone(e.body))
	return httpResponse{status: status, header: http.Header{}}
}

func (s *Server) deleteProperty(e *exchange) httpResponse {
	owner, key, refused := e.namedProperty()
	if refused != nil {
		return *refused
	}
	delete(owner.properties, key)
	return noContent()
}

// Property is the JSON of a user's property.
func (s *Server) Property(username, key string) (value string, found bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	owner := s.findByName(username)
	if owner == nil {
		return "", false
	}
	raw, found := owner.properties[key]
	return string(raw), found
}

// SetProperty gives a user a property; the value is JSON.
func (s *Server) SetProperty(username, key, value string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if owner := s.findByName(username); owner != nil {
		owner.properties[key] = json.RawMessage(value)
	}
}

// RemoveProperty removes a user's property.
func (s *Server) RemoveProperty(username, key string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if owner := s.findByName(username); owner != nil {
		delete(owner.properties, key)
	}
}
