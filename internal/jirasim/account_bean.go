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

// userBean is an account as REST shows it.
type userBean struct {
	Self             string            `json:"self"`
	Key              string            `json:"key"`
	Name             string            `json:"name"`
	EmailAddress     string            `json:"emailAddress,omitempty"`
	AvatarURLs       map[string]string `json:"avatarUrls"`
	DisplayName      string            `json:"displayName"`
	Active           bool              `json:"active"`
	Deleted          bool              `json:"deleted"`
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

type applicationBean struct {
	Key               string   `json:"key"`
	Groups            []string `json:"groups"`
	Name              string   `json:"name"`
	DefaultGroups     []string `json:"defaultGroups"`
	SelectedByDefault bool     `json:"selectedByDefault"`
}

// listedUser is the bean of searches: without groups and roles.
func (s *Server) listedUser(user *account) userBean {
	bean := userBean{
		Self:         s.userSelf(user.Name),
		Key:          user.Key,
		Name:         user.Name,
		EmailAddress: user.EmailAddress,
		AvatarURLs:   s.avatarURLs(s.shown(user)),
		DisplayName:  user.DisplayName,
		Active:       user.Active,
		Deleted:      user.Deleted,
		TimeZone:     user.TimeZone,
		Locale:       user.Locale,
	}
	if s.version.atLeast(10, 0) && !user.LastLogin.IsZero() {
		bean.LastLoginTime = user.LastLogin.Format(jiraTime)
	}
	return bean
}

// fullUser is the bean of single reads and writes; expand is a list of "groups" and "applicationRoles".
func (s *Server) fullUser(user *account, expand string) userBean {
	bean := s.listedUser(user)
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
			bean.ApplicationRoles.Items = append(bean.ApplicationRoles.Items, application.bean())
		}
	}
	return bean
}

func (a application) bean() applicationBean {
	return applicationBean{a.key, a.groups, a.name, a.defaultGroups, a.selectedByDefault}
}

func (s *Server) groupBean(name string) groupBean {
	return groupBean{Name: name, Self: s.baseURL() + rest + "/group?groupname=" + url.QueryEscape(name)}
}

// userSelf is encoded as a query but for the slash, which Jira leaves (facts 2.5).
func (s *Server) userSelf(username string) string {
	return s.baseURL() + rest + "/user?username=" + strings.ReplaceAll(url.QueryEscape(username), "%2F", "/")
}

// avatarURLs are the four renditions, in the two forms of facts 4.8.
func (s *Server) avatarURLs(shown shownAvatar) map[string]string {
	urls := map[string]string{}
	for key, size := range map[string]string{"48x48": "", "24x24": "small", "16x16": "xsmall", "32x32": "medium"} {
		var query []string
		if size != "" {
			query = append(query, "size="+size)
		}
		if shown.owner != "" {
			query = append(query, "ownerId="+url.QueryEscape(shown.owner))
		}
		query = append(query, "avatarId="+shown.text())
		urls[key] = s.baseURL() + "/secure/useravatar?" + strings.Join(query, "&")
	}
	return urls
}
