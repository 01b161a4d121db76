// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"net/http"
	"slices"
	"strconv"
)

func (s *Server) avatarRoutes() []route {
	selected := http.StatusNoContent
	if s.version.atLeast(10, 0) {
		selected = http.StatusOK
	}
	routes := []route{
		{
			method: "POST", path: rest + "/user/avatar", handle: s.confirmAvatar, access: loggedInSince10, xsrf: true,
			consumes: "application/json", produces: "application/json", query: []string{"username"},
			statuses: []int{201, 400, 401, 403, 404, 500},
		},
		{
			method: "PUT", path: rest + "/user/avatar", handle: s.selectAvatar, access: loggedInSince10,
			consumes: "application/json", produces: "application/json", query: []string{"username"},
			statuses: []int{selected, 400, 401, 403, 404, 500},
		},
		{
			method: "DELETE", path: rest + "/user/avatar/{id}", handle: s.deleteAvatar, access: loggedInSince10,
			query: []string{"username"}, statuses: []int{204, 401, 403, 404},
		},
		{
			method: "GET", path: rest + "/user/avatars", handle: s.listAvatars, access: loggedInSince10,
			produces: "application/json", query: []string{"username"}, statuses: []int{200, 401, 404},
		},
		{
			method: "GET", path: rest + "/avatar/{type}/system", handle: s.listSystemAvatars, access: loggedInSince10,
			produces: "application/json", statuses: []int{200, 401, 500},
		},
	}
	return slices.Concat(routes, s.uploadRoutes())
}

// avatarBean keeps ids as strings and tells twice whether it is selected (facts 4.3, 4.5).
type avatarBean struct {
	ID             string            `json:"id"`
	Owner          string            `json:"owner,omitempty"`
	IsSystemAvatar bool              `json:"isSystemAvatar"`
	IsSelected     bool              `json:"isSelected"`
	IsDeletable    bool              `json:"isDeletable"`
	URLs           map[string]string `json:"urls,omitempty"`
	Selected       bool              `json:"selected"`
}

func newAvatarBean(id int64, owner string, selected bool) avatarBean {
	return avatarBean{
		ID: strconv.FormatInt(id, 10), Owner: owner, IsSystemAvatar: isSystemAvatar(id), IsSelected: selected,
		IsDeletable: owner != "", Selected: selected,
	}
}

type avatarLists struct {
	System []avatarBean `json:"system"`
	Custom []avatarBean `json:"custom"`
}

// avatarOwner finds the user that the username parameter names.
func (e *exchange) avatarOwner() (*storedUser, *httpResponse) {
	username := e.argument("username")
	if !e.query.Has("username") {
		refused := refusal(http.StatusNotFound, "The username query parameter was not provided")
		return nil, &refused
	}
	found := e.server.findByName(username)
	if found == nil || e.notReplicated(found) {
		refused := notFoundUser(username)
		return nil, &refused
	}
	return found, nil
}

// listAvatars flags what is shown; a choice that belongs to somebody else is flagged nowhere. Custom avatars come in no
// guaranteed order: here the newest first, so that nobody relies on ids ascending.
func (s *Server) listAvatars(e *exchange) httpResponse {
	owner, refused := e.avatarOwner()
	if refused != nil {
		return *refused
	}
	shown := s.shown(owner)
	lists := avatarLists{System: s.systemAvatarBeans(shown.id), Custom: []avatarBean{}}
	if s.gravatarShown(owner) {
		// The default entry, which is the first, stands for the Gravatar.
		lists.System[0].URLs = gravatarURLs(owner)
	}
	for _, custom := range slices.Backward(s.avatarsOf(owner.Key)) {
		bean := newAvatarBean(custom.id, custom.owner, custom.id == shown.id)
		bean.URLs = s.avatarURLs(shownAvatar{custom.id, custom.owner})
		lists.Custom = append(lists.Custom, bean)
	}
	return jsonResponse(http.StatusOK, lists)
}

func (s *Server) systemAvatarBeans(selected int64) []avatarBean {
	var beans []avatarBean
	for _, id := range systemAvatarIDs() {
		bean := newAvatarBean(id, "", id == selected)
		bean.URLs = s.avatarURLs(shownAvatar{id: id})
		beans = append(beans, bean)
	}
	return beans
}

func (s *Server) listSystemAvatars(e *exchange) httpResponse {
	if e.parameters["type"] != "user" {
		return refusal(http.StatusInternalServerError, "Only avatars of users are simulated.")
	}
	return jsonResponse(http.StatusOK, struct {
		System []avatarBean `json:"system"`
	}{s.systemAvatarBeans(0)})
}

// selectAvatar stores whatever number it is given: nobody looks whether there is such an avatar (facts 4.4).
func (s *Server) selectAvatar(e *exchange) httpResponse {
	owner, refused := e.avatarOwner()
	if refused != nil {
		return *refused
	}
	var body struct {
		ID *text `json:"id"`
	}
	if refused := e.read(&body); refused != nil {
		return *refused
	}
	if body.ID == nil {
		return nullRefusal(http.StatusInternalServerError)
	}
	id, err := strconv.ParseInt(string(*body.ID), 10, 64)
	if err != nil {
		return refusal(http.StatusInternalServerError, `For input string: "`+string(*body.ID)+`"`)
	}
	if !e.mayEditAvatarsOf(owner.Key) {
		return refusal(s.avatarForbidden())
	}
	owner.SelectedAvatar = id
	if !s.version.atLeast(10, 0) {
		return noContent()
	}
	bean := newAvatarBean(id, "", true)
	if custom := s.avatars[id]; custom != nil {
		bean = newAvatarBean(id, custom.owner, true)
	}
	return jsonResponse(http.StatusOK, bean)
}

// avatarForbidden is the status with which select and delete refuse a stranger.
func (s *Server) avatarForbidden() int {
	if s.version.atLeast(10, 0) {
		return http.StatusForbidden
	}
	return http.StatusUnauthorized
}

// deleteAvatar judges the permission by the avatar's owner, whoever the username parameter names, and leaves a choice
// of the deleted avatar dangling (facts 4.6).
func (s *Server) deleteAvatar(e *exchange) httpResponse {
	if _, refused := e.avatarOwner(); refused != nil {
		return *refused
	}
	id, err := strconv.ParseInt(e.parameters["id"], 10, 64)
	if err != nil {
		return *e.frameworkError(http.StatusNotFound)
	}
	if isSystemAvatar(id) {
		return refusal(s.avatarForbidden())
	}
	custom := s.avatars[id]
	if custom == nil {
		return refusal(http.StatusNotFound)
	}
	if !e.mayEditAvatarsOf(custom.owner) {
		return refusal(s.avatarForbidden())
	}
	delete(s.avatars, id)
	return noContent()
}
