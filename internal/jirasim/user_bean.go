// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"net/url"
	"slices"
	"strings"
)

// jiraTime is how REST writes a moment: a zone without colon (facts 5.1).
const jiraTime = "2006-01-02T15:04:05-0700"

// userBean is a user as REST shows it.
type userBean struct {
	Self             string            `json:"self"`
	Key              string            `json:"key"`
	Name             string            `json:"name"`
	EmailAddress     string            `json:"emailAddress,omitempty"`
	AvatarURLs       map[string]string `json:"avatarUrls"`
	DisplayName      string            `json:"displayName"`
	Active           bool              `json:"active"`
	Deleted          *bool             `json:"deleted,omitempty"`
	TimeZone         string            `json:"timeZone"`
	Locale           string            `json:"locale,omitempty"`
	LastLoginTime    string            `json:"lastLoginTime,omitempty"`
	Groups           *itemList         `json:"groups,omitempty"`
	ApplicationRoles *itemList         `json:"applicationRoles,omitempty"`
	Expand           string            `json:"expand,omitempty"`
}

// itemList has the right size always and its items only when expanded.
type itemList struct {
	Size  int   `json:"size"`
	Items []any `json:"items"`
}

type groupBean struct {
	Name string `json:"name"`
	Self string `json:"self"`
}

// listedUser is the bean of searches, as the caller may see it: without groups and roles.
func (e *exchange) listedUser(user *storedUser) userBean {
	s := e.server
	bean := userBean{
		Self:         s.userSelf(user.Name),
		Key:          user.Key,
		Name:         user.Name,
		EmailAddress: e.visibleEmail(user),
		AvatarURLs:   s.imagesOf(user),
		DisplayName:  user.DisplayName,
		Active:       user.Active,
		TimeZone:     user.TimeZone,
		Locale:       user.Locale,
	}
	if s.version.atLeast(8, 10) {
		deleted := user.Deleted
		bean.Deleted = &deleted
	}
	if s.version.atLeast(10, 0) && !user.LastLogin.IsZero() {
		bean.LastLoginTime = user.LastLogin.Format(jiraTime)
	}
	return bean
}

// visibleEmail is hidden or masked for those who are no administrators (facts 5.1).
func (e *exchange) visibleEmail(user *storedUser) string {
	settings := e.server.settings
	switch {
	case e.callerAdministers() && !settings.EmailHiddenFromAll:
		return user.EmailAddress
	case settings.HideEmail:
		return ""
	case settings.MaskEmail:
		return strings.NewReplacer("@", " at ", ".", " dot ").Replace(user.EmailAddress)
	}
	return user.EmailAddress
}

// fullUser is the bean of single reads and writes; expand is a list of "groups" and "applicationRoles".
func (e *exchange) fullUser(user *storedUser, expand string) userBean {
	s := e.server
	bean := e.listedUser(user)
	bean.Expand = "groups,applicationRoles"
	expanded := strings.Split(expand, ",")

	names := s.groupNames(user.Key)
	bean.Groups = &itemList{Size: len(names), Items: []any{}}
	if slices.Contains(expanded, "groups") {
		for _, name := range names {
			bean.Groups.Items = append(bean.Groups.Items, s.groupBean(name))
		}
	}
	granted := s.applicationsOf(user.Key)
	bean.ApplicationRoles = &itemList{Size: len(granted), Items: []any{}}
	if slices.Contains(expanded, "applicationRoles") {
		for _, application := range granted {
			bean.ApplicationRoles.Items = append(bean.ApplicationRoles.Items, s.applicationBean(application))
		}
	}
	return bean
}

func (s *Server) groupBean(name string) groupBean {
	return groupBean{Name: name, Self: s.baseURL() + rest + "/group?groupname=" + url.QueryEscape(name)}
}

// userSelf is encoded as a query but for the slash, which Jira leaves (facts 2.5).
func (s *Server) userSelf(username string) string {
	return s.baseURL() + rest + "/user?username=" + strings.ReplaceAll(url.QueryEscape(username), "%2F", "/")
}
