// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim/store"
)

func (s *Server) userAvatarRoutes() []route {
	return []route{
		{
			method: "POST", path: apiPath + "/user/avatar", handle: s.confirmAvatar, access: loggedInSince10, xsrf: true,
			consumes: "application/json", produces: "application/json", query: []string{"username"},
			statuses: []int{201, 400, 401, 403, 404, 500},
		},
		{
			method: "PUT", path: apiPath + "/user/avatar", handle: s.selectAvatar, access: loggedInSince10,
			consumes: "application/json", produces: "application/json", query: []string{"username"},
			statuses: []int{s.settings.SelectStatus, 400, 401, 403, 404, 500},
		},
		{
			method: "DELETE", path: apiPath + "/user/avatar/{id}", handle: s.deleteAvatar, access: loggedInSince10,
			query: []string{"username"}, statuses: []int{204, 401, 403, 404},
		},
		{
			method: "GET", path: apiPath + "/user/avatars", handle: s.listAvatars, access: loggedInSince10,
			produces: "application/json", query: []string{"username"}, statuses: []int{200, 401, 404},
		},
		{
			method: "GET", path: apiPath + "/avatar/{type}/system", handle: s.listSystemAvatars, access: loggedInSince10,
			produces: "application/json", statuses: []int{200, 401, 500},
		},
	}
}

// avatarBean is an avatar in REST. The ID is a string, and two members say whether the avatar is selected (facts 4.3, 4.5).
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
		ID: strconv.FormatInt(id, 10), Owner: owner, IsSystemAvatar: store.IsSystemAvatar(id), IsSelected: selected,
		IsDeletable: owner != "", Selected: selected,
	}
}

type avatarLists struct {
	System []avatarBean `json:"system"`
	Custom []avatarBean `json:"custom"`
}

// avatarOwner returns the user that the parameter username names.
func (e *exchange) avatarOwner() (*store.UserRecord, *httpResponse) {
	username := e.argument("username")
	if !e.query.Has("username") {
		return nil, refusal(http.StatusNotFound, "The username query parameter was not provided")
	}
	found := e.server.store.FindByName(username)
	if found == nil || e.missingOnNode(&found.Replica) {
		return nil, userNotFound(username)
	}
	return found, nil
}

func (e *exchange) mayEditAvatarsOf(userKey string) bool {
	return e.server.store.MayEditAvatarsOf(userKey, e.caller)
}

// listAvatars flags the avatar that the user shows. An avatar of another user is in neither list. Jira does not guarantee
// the order of custom avatars; they are listed newest first, so that no client relies on ascending IDs (facts 4.5).
func (s *Server) listAvatars(e *exchange) *httpResponse {
	owner, refused := e.avatarOwner()
	if refused != nil {
		return refused
	}
	shown := s.store.Shown(owner)
	lists := avatarLists{System: s.systemAvatarBeans(shown.ID), Custom: []avatarBean{}}
	if s.store.ShowsGravatar(owner) {
		// The first entry, the default avatar, has the URLs of the Gravatar.
		lists.System[0].URLs = gravatarURLs(owner)
	}
	for _, custom := range slices.Backward(s.store.AvatarsOf(owner.Key)) {
		bean := newAvatarBean(custom.ID, custom.Owner, custom.ID == shown.ID)
		bean.URLs = s.avatarURLs(store.ShownAvatar{ID: custom.ID, Owner: custom.Owner})
		lists.Custom = append(lists.Custom, bean)
	}
	return jsonResponse(http.StatusOK, lists)
}

func (s *Server) systemAvatarBeans(selected int64) []avatarBean {
	var beans []avatarBean
	for _, id := range store.SystemAvatarIDs() {
		bean := newAvatarBean(id, "", id == selected)
		bean.URLs = s.avatarURLs(store.ShownAvatar{ID: id})
		beans = append(beans, bean)
	}
	return beans
}

func (s *Server) listSystemAvatars(e *exchange) *httpResponse {
	if e.parameters["type"] != "user" {
		return refusal(http.StatusInternalServerError, "Only avatars of users are simulated.")
	}
	return jsonResponse(http.StatusOK, struct {
		System []avatarBean `json:"system"`
	}{s.systemAvatarBeans(0)})
}

// selectAvatar stores any number: Jira does not check that the avatar exists (facts 4.4), unless the settings say so.
func (s *Server) selectAvatar(e *exchange) *httpResponse {
	owner, refused := e.avatarOwner()
	if refused != nil {
		return refused
	}
	var body struct {
		ID *lenientString `json:"id"`
	}
	if refused := e.decodeBody(&body); refused != nil {
		return refused
	}
	if body.ID == nil {
		return nullRefusal(http.StatusInternalServerError)
	}
	id, err := strconv.ParseInt(string(*body.ID), 10, 64)
	if err != nil {
		return refusal(http.StatusInternalServerError, `For input string: "`+string(*body.ID)+`"`)
	}
	if !e.mayEditAvatarsOf(owner.Key) {
		return refusal(s.avatarForbiddenStatus())
	}
	if status := s.settings.SelectionChecked; status != 0 && !s.store.CanShow(owner.Key, id) {
		return refusal(status, "The avatar details are invalid.")
	}
	owner.SelectedAvatar = id
	if s.settings.SelectStatus == http.StatusNoContent {
		return emptyResponse(http.StatusNoContent)
	}
	bean := newAvatarBean(id, "", true)
	if custom := s.store.FindAvatar(id); custom != nil {
		bean = newAvatarBean(id, custom.Owner, true)
	}
	return jsonResponse(http.StatusOK, bean)
}

// avatarForbiddenStatus is the status for callers who may not select or delete an avatar (facts 4.4, 4.6).
func (s *Server) avatarForbiddenStatus() int {
	if s.version.AtLeast(10, 0) {
		return http.StatusForbidden
	}
	return http.StatusUnauthorized
}

// deleteAvatar checks the permission for the owner of the avatar, whatever user the parameter username names. A user that
// selected the avatar keeps a dangling choice (facts 4.6).
func (s *Server) deleteAvatar(e *exchange) *httpResponse {
	if _, refused := e.avatarOwner(); refused != nil {
		return refused
	}
	id, err := strconv.ParseInt(e.parameters["id"], 10, 64)
	if err != nil {
		return e.frameworkError(http.StatusNotFound)
	}
	if store.IsSystemAvatar(id) {
		return refusal(s.avatarForbiddenStatus())
	}
	custom := s.store.FindAvatar(id)
	if custom == nil {
		return refusal(http.StatusNotFound)
	}
	if !e.mayEditAvatarsOf(custom.Owner) {
		return refusal(s.avatarForbiddenStatus())
	}
	s.store.RemoveAvatar(id)
	return emptyResponse(http.StatusNoContent)
}
