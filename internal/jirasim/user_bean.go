// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"net/url"
	"slices"
	"strings"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim/store"
)

// timeFormat is the format of times in REST: the zone has no colon (facts 5.1).
const timeFormat = "2006-01-02T15:04:05-0700"

// userStrings are the strings of a user that requests set and responses show.
type userStrings struct {
	Name         lenientString `json:"name"`
	EmailAddress lenientString `json:"emailAddress,omitempty"`
	DisplayName  lenientString `json:"displayName"`
}

// userBean is a user in REST.
type userBean struct {
	Self string `json:"self"`
	Key  string `json:"key"`
	userStrings
	Active           bool              `json:"active"`
	Deleted          *bool             `json:"deleted,omitempty"`
	AvatarURLs       map[string]string `json:"avatarUrls,omitempty"`
	TimeZone         string            `json:"timeZone"`
	Locale           string            `json:"locale,omitempty"`
	LastLoginTime    string            `json:"lastLoginTime,omitempty"`
	Groups           *itemList         `json:"groups,omitempty"`
	ApplicationRoles *itemList         `json:"applicationRoles,omitempty"`
	Expand           string            `json:"expand,omitempty"`
}

// itemList always has the right size; it has items only if they are expanded.
type itemList struct {
	Size  int   `json:"size"`
	Items []any `json:"items"`
}

// listedUserBean returns a user as lists and searches show it to the caller: without groups and application roles.
func (e *exchange) listedUserBean(user *store.UserRecord) userBean {
	s := e.server
	bean := userBean{
		Self: s.userSelf(user.Name),
		Key:  user.Key,
		userStrings: userStrings{
			Name:         lenientString(user.Name),
			EmailAddress: lenientString(s.store.VisibleEmail(user, e.caller)),
			DisplayName:  lenientString(user.DisplayName),
		},
		AvatarURLs: s.userAvatarURLs(user),
		Active:     user.Active,
		TimeZone:   user.TimeZone,
		Locale:     s.shownLocale(user),
	}
	if s.version.AtLeast(8, 10) {
		deleted := user.Deleted
		bean.Deleted = &deleted
	}
	return bean
}

// shownLocale is never missing from 8.10 to 10.x. In 8.2 it is never there, and in 11 only if the user has one
// (facts 5.1, 12.3).
func (s *Server) shownLocale(user *store.UserRecord) string {
	switch {
	case !s.version.AtLeast(8, 10):
		return ""
	case !s.version.AtLeast(11, 0) && user.Locale == "":
		return "en_US"
	}
	return user.Locale
}

func (e *exchange) listedUserBeans(users []*store.UserRecord) []userBean {
	beans := []userBean{}
	for _, user := range users {
		beans = append(beans, e.listedUserBean(user))
	}
	return beans
}

// roleBean is an application role of a user. Unlike GET applicationrole it has two members only (facts 12.3).
type roleBean struct {
	Key  string `json:"key"`
	Name string `json:"name"`
}

// userBean returns a user as single reads and writes show it to the caller. The parameter expand is a list of "groups" and
// "applicationRoles". From 10 on the user has the time of its last login, which lists never have (facts 12.3).
func (e *exchange) userBean(user *store.UserRecord, expand string) userBean {
	s := e.server
	bean := e.listedUserBean(user)
	if s.version.AtLeast(10, 0) && !user.LastLogin.IsZero() {
		bean.LastLoginTime = user.LastLogin.Format(timeFormat)
	}
	if s.settings.Expand == ExpandAbsent {
		return bean
	}
	bean.Expand = "groups,applicationRoles"
	requested := strings.Split(expand, ",")
	expands := func(member string) bool {
		return slices.Contains(requested, member) && s.settings.Expand.expands(member)
	}

	names := slices.DeleteFunc(s.store.GroupsOf(user.Key), func(name string) bool {
		return e.missingOnNode(s.store.FindGroup(name).MemberReplica(user.Key))
	})
	bean.Groups = &itemList{Size: len(names), Items: []any{}}
	if expands("groups") {
		for _, name := range names {
			bean.Groups.Items = append(bean.Groups.Items, s.groupBean(name))
		}
	}
	applications := s.store.ApplicationsOf(user.Key)
	bean.ApplicationRoles = &itemList{Size: len(applications), Items: []any{}}
	if expands("applicationRoles") {
		for _, application := range applications {
			bean.ApplicationRoles.Items = append(bean.ApplicationRoles.Items, roleBean{application.Key, application.Name})
		}
	}
	return bean
}

// userSelf returns the self link of a user. Jira encodes it as a query but leaves slashes (facts 2.5).
func (s *Server) userSelf(username string) string {
	return s.baseURL() + apiPath + "/user?username=" + strings.ReplaceAll(url.QueryEscape(username), "%2F", "/")
}
