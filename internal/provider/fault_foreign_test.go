// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package provider_test

import (
	"fmt"
	"image/color"
	"slices"
	"strings"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// The objects of others in the fault matrix: a user with an avatar and groups, and for the user of each cell two avatars and
// a membership.

// foreignGroup is a group that no configuration contains.
const foreignGroup = "others"

var green = color.NRGBA{G: 255, A: 255}

func addForeignUser(server *jirasim.Server) {
	server.AddGroup(foreignGroup)
	user := server.AddUser(jirasim.User{
		Name: "somebody", DisplayName: "Robot", EmailAddress: "robot@example.com", Active: true, Groups: []string{foreignGroup, "bots", "robots"},
	})
	server.SelectAvatar(user.Key, server.AddAvatar(user.Key, 0, acceptance.Plain(100, 100, blue)))
}

// addForeignObjects gives the user of a cell avatars and a group of others, if the user exists and does not have them yet.
func (o operation) addForeignObjects(server *jirasim.Server, cell *cell) {
	user, exists := server.User(cell.name())
	if !exists || cell.ownerKey != "" {
		return
	}
	cell.ownerKey = user.Key
	// One of the avatars shows what the cell uploads. If the run creates the user, it does not know that the avatar existed
	// before, and the comparison alone decides whether an avatar is its own (DESIGN.md, section 5).
	second := blue
	if o.reused {
		second = red
	}
	cell.foreignAvatars = []int64{
		server.AddAvatar(user.Key, 0, acceptance.Plain(100, 100, green)), server.AddAvatar(user.Key, 0, acceptance.Plain(100, 100, second)),
	}
	if o.existing {
		server.SelectAvatar(user.Key, cell.foreignAvatars[0])
	}
	if !o.managesGroups {
		server.ChangeUser(user.Name, func(user *jirasim.User) { user.Groups = append(user.Groups, foreignGroup) })
		cell.inForeignGroup = true
	}
}

// foreignProblem returns what is missing of the objects of others that belong to the user of a cell, or "".
func foreignProblem(server *jirasim.Server, cell *cell) string {
	var left []int64
	for _, avatar := range server.Avatars(cell.ownerKey) {
		left = append(left, avatar.ID)
	}
	for _, id := range cell.foreignAvatars {
		if !slices.Contains(left, id) {
			return fmt.Sprintf("avatar %d of others is missing", id)
		}
	}
	if user, exists := server.UserByKey(cell.ownerKey); exists && cell.inForeignGroup && !slices.Contains(user.Groups, foreignGroup) {
		return "the user left the group " + foreignGroup
	}
	return ""
}

// foreignObjects describes the users and groups of others, by name.
func foreignObjects(server *jirasim.Server) map[string]string {
	objects := map[string]string{}
	for _, user := range server.Users() {
		if strings.HasPrefix(user.Name, "cell-") {
			continue
		}
		var avatars []int64
		for _, avatar := range server.Avatars(user.Key) {
			avatars = append(avatars, avatar.ID)
		}
		objects["the user "+user.Name] = fmt.Sprintf("%s %s in %v with %v, showing %d", user.DisplayName, user.EmailAddress, user.Groups, avatars, server.ShownAvatar(user.Key))
	}
	groups := slices.DeleteFunc(server.Groups(), func(name string) bool { return strings.HasPrefix(name, "cell-") })
	objects["the list of groups"] = fmt.Sprint(groups)
	return objects
}
