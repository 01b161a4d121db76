// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim/store"
)

func (s *Server) userPropertiesRoutes() []route {
	const path = apiPath + "/user/properties"
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

// propertiesOwner returns the user that the parameter username or userKey names. Only administrators may name another
// user.
func (e *exchange) propertiesOwner() (*store.UserRecord, *httpResponse) {
	username, key := e.argument("username"), e.argument("userKey")
	var owner *store.UserRecord
	var notFound *httpResponse
	switch {
	case username != "":
		owner, notFound = e.server.store.FindByName(username), userNotFound(username)
	case key != "":
		owner, notFound = e.server.store.FindByKey(e.server.store.StoredKey(key)), userKeyNotFound(key)
	default:
		return nil, refusal(http.StatusBadRequest, "Either the 'username' or the 'userKey' query parameters need to be provided")
	}
	if owner == nil || e.missingOnNode(&owner.Replica) {
		return nil, notFound
	}
	if owner != e.caller && !e.callerAdministers() {
		return nil, refusal(http.StatusForbidden, "You do not have permission to administer the user.")
	}
	return owner, nil
}

func (s *Server) listProperties(e *exchange) *httpResponse {
	owner, refused := e.propertiesOwner()
	if refused != nil {
		return refused
	}
	type keyBean struct {
		Self string `json:"self"`
		Key  string `json:"key"`
	}
	beans := []keyBean{}
	for _, key := range owner.PropertyKeys() {
		self := s.baseURL() + apiPath + "/user/properties/" + url.PathEscape(key) + "?userKey=" + url.QueryEscape(owner.Key)
		beans = append(beans, keyBean{self, key})
	}
	return jsonResponse(http.StatusOK, map[string]any{"keys": beans})
}

// requestedProperty returns the key and value of the property in the path, and its user.
func (e *exchange) requestedProperty() (owner *store.UserRecord, key, value string, refused *httpResponse) {
	owner, refused = e.propertiesOwner()
	if refused != nil {
		return nil, "", "", refused
	}
	key = e.parameters["propertyKey"]
	value, found := owner.Property(key)
	if !found || e.missingOnNode(owner.PropertyReplica(key)) {
		return nil, "", "", refusal(http.StatusNotFound, fmt.Sprintf("The property with key '%s' does not exist.", key))
	}
	return owner, key, value, nil
}

func (s *Server) readProperty(e *exchange) *httpResponse {
	_, key, value, refused := e.requestedProperty()
	if refused != nil {
		return refused
	}
	return jsonResponse(http.StatusOK, map[string]any{"key": key, "value": json.RawMessage(value)})
}

func (s *Server) setProperty(e *exchange) *httpResponse {
	owner, refused := e.propertiesOwner()
	if refused != nil {
		return refused
	}
	key, value := e.parameters["propertyKey"], string(e.body)
	if problem := store.ProblemWithProperty(key, value); problem != "" {
		return refusal(http.StatusBadRequest, problem)
	}
	status := http.StatusCreated
	if _, exists := owner.Property(key); exists {
		status = http.StatusOK
	} else {
		*owner.PropertyReplica(key) = s.store.NewReplica(e.node)
	}
	owner.SetProperty(key, value)
	return emptyResponse(status)
}

func (s *Server) deleteProperty(e *exchange) *httpResponse {
	owner, key, _, refused := e.requestedProperty()
	if refused != nil {
		return refused
	}
	owner.RemoveProperty(key)
	return emptyResponse(http.StatusNoContent)
}
