// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package provider_test

import (
	"fmt"
	"image/color"
	"slices"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

var (
	red  = color.NRGBA{R: 255, A: 255}
	blue = color.NRGBA{B: 255, A: 255}
)

// userResource returns a user whose username is the name of the cell with a suffix.
func userResource(suffix, displayName string) func(cell) string {
	return func(cell cell) string {
		return fmt.Sprintf("resource \"jira_user\" %q {\n  username      = %q\n  display_name  = %q\n  email_address = \"%s@example.com\"\n}\n",
			cell.name(), cell.name()+suffix, displayName, cell.name())
	}
}

// userResourceWith returns a user with further arguments.
func userResourceWith(argument string) func(cell) string {
	return func(cell cell) string {
		return strings.Replace(userResource("", "Robot")(cell), "\n}\n", "\n  "+argument+"\n}\n", 1)
	}
}

// expectUser returns a check that the user of a cell exists and matches. Description says what the user must be.
func expectUser(description string, matches func(*jirasim.Server, jirasim.User) bool) func(*testing.T, *jirasim.Server, cell) {
	return func(t *testing.T, server *jirasim.Server, cell cell) {
		t.Helper()
		if user, exists := server.User(cell.name()); !exists || !matches(server, user) {
			t.Errorf("%s: the user is not %s: %+v", cell, description, user)
		}
	}
}

// avatarResource returns the avatar of an existing user.
func avatarResource(argument string) func(cell) string {
	return func(cell cell) string {
		return fmt.Sprintf("resource \"jira_user_avatar\" %q {\n  user_key = %q\n  %s\n}\n", cell.name(), cell.user.Key, argument)
	}
}

// noResources declares nothing, so that an apply destroys what exists.
func noResources(cell) string { return "" }

// expectNames returns a check that the user of a cell exists under these names. The username is the name of the cell with a
// suffix.
func expectNames(suffix, displayName string) func(*testing.T, *jirasim.Server, cell) {
	return func(t *testing.T, server *jirasim.Server, cell cell) {
		t.Helper()
		if user, exists := server.User(cell.name() + suffix); !exists || user.DisplayName != displayName {
			t.Errorf("%s: the user exists: %t, as %+v", cell, exists, user)
		}
	}
}

func expectOneAvatar(t *testing.T, server *jirasim.Server, cell cell) {
	t.Helper()
	expectAvatars(t, server, cell, 1)
}

const (
	oldImage   = `file = "${path.cwd}/old.png"`
	newImage   = `file = "${path.cwd}/new.png"`
	smallImage = `file = "${path.cwd}/small.png"`
)

// operations lists what the provider does, with every request of each operation.
var operations = []operation{
	{
		name: "create a user", after: userResource("", "Robot"),
		targets: []target{{"POST", "/user", 0}},
		check:   expectNames("", "Robot"),
	},
	{
		name: "change a user", before: userResource("", "Robot"), after: userResource("", "The Robot"),
		targets: []target{{"PUT", "/user", 0}},
		check:   expectNames("", "The Robot"),
	},
	{
		// A refresh is an operation of its own, because a failed refresh ends the whole run.
		name: "refresh a user", before: userResource("", "Robot"), after: userResource("", "Robot"),
		targets: []target{{"GET", "/user", 0}},
		check:   expectNames("", "Robot"),
	},
	{
		name: "import a user", existing: true,
		after: func(cell cell) string {
			return userResource("", cell.name())(cell) + fmt.Sprintf("import {\n  to = jira_user.%s\n  id = %q\n}\n", cell.name(), cell.user.Key)
		},
		targets: []target{{"GET", "/user", 0}},
		check:   expectUser("unchanged", func(_ *jirasim.Server, user jirasim.User) bool { return user.DisplayName == user.Name }),
	},
	{
		name: "rename a user", before: userResource("", "Robot"), after: userResource("-renamed", "Robot"),
		targets: []target{{"PUT", "/user", 0}},
		check:   expectNames("-renamed", "Robot"),
	},
	{
		name: "delete a user", before: userResource("", "Robot"), after: noResources,
		targets: []target{{"DELETE", "/user", 0}, {"GET", "/user", 1}},
		check: func(t *testing.T, server *jirasim.Server, cell cell) {
			t.Helper()
			if _, exists := server.User(cell.name()); exists {
				t.Errorf("%s: the user still exists", cell)
			}
		},
	},
	{
		name: "change a password", before: userResourceWith("password_wo = \"first\"\n  password_wo_version = 1"), after: userResourceWith("password_wo = \"second\"\n  password_wo_version = 2"),
		targets: []target{{"PUT", "/user/password", 0}},
		check: expectUser("able to log in with the new password only", func(server *jirasim.Server, user jirasim.User) bool {
			return server.CanLogIn(user.Name, "second") && !server.CanLogIn(user.Name, "first")
		}),
	},
	{
		name: "change groups", before: userResourceWith(`groups = ["bots"]`), after: userResourceWith(`groups = ["robots"]`),
		targets: []target{{"POST", "/group/user", 0}, {"DELETE", "/group/user", 0}},
		check: expectUser("in the group robots and no longer in bots", func(_ *jirasim.Server, user jirasim.User) bool {
			return slices.Contains(user.Groups, "robots") && !slices.Contains(user.Groups, "bots")
		}),
	},
	{
		name: "create a user with groups", after: userResourceWith(`groups = ["robots"]`),
		targets: []target{{"POST", "/user", 0}, {"POST", "/group/user", 0}},
		check: expectUser("in the group robots", func(_ *jirasim.Server, user jirasim.User) bool {
			return slices.Contains(user.Groups, "robots")
		}),
	},
	{
		name: "deactivate a user", before: userResource("", "Robot"), after: userResourceWith("active = false"),
		targets: []target{{"PUT", "/user", 0}},
		check:   expectUser("inactive", func(_ *jirasim.Server, user jirasim.User) bool { return !user.Active }),
	},
	{
		name: "deactivate a user on destroy", before: userResourceWith(`on_destroy = "deactivate"`), after: noResources,
		targets: []target{{"GET", "/user", 1}, {"PUT", "/user", 0}},
		check:   expectUser("inactive", func(_ *jirasim.Server, user jirasim.User) bool { return !user.Active }),
	},
	{
		name: "upload an avatar", existing: true, after: avatarResource(newImage),
		targets: []target{{"GET", "/user", 0}, {"POST", "/user/avatar/temporary", 0}, {"POST", "/user/avatar", 0}, {"PUT", "/user/avatar", 0}, {"GET", "/user", 1}},
		check:   expectOneAvatar,
	},
	{
		name: "upload a small avatar", existing: true, after: avatarResource(smallImage),
		targets: []target{{"POST", "/user/avatar/temporary", 0}, {"PUT", "/user/avatar", 0}},
		check:   expectOneAvatar,
	},
	{
		name: "replace an avatar", existing: true, before: avatarResource(oldImage), after: avatarResource(newImage),
		targets: []target{{"POST", "/user/avatar/temporary", 0}, {"POST", "/user/avatar", 0}, {"PUT", "/user/avatar", 0}, {"DELETE", "/rest/api/2/user/avatar/*", 0}},
		check:   expectOneAvatar,
	},
	{
		name: "select an avatar again", existing: true, before: avatarResource(oldImage), after: avatarResource(oldImage),
		drift: func(server *jirasim.Server, cell cell) {
			server.SelectAvatar(cell.user.Key, server.SystemAvatars()[3])
		},
		targets: []target{{"GET", "/user/avatars", 0}, {"PUT", "/user/avatar", 0}},
		check:   expectOneAvatar,
	},
	{
		name: "reset an avatar", existing: true, before: avatarResource(oldImage), after: noResources,
		targets: []target{{"DELETE", "/rest/api/2/user/avatar/*", 0}, {"GET", "/user/avatars", 0}, {"PUT", "/user/avatar", 0}},
		check: func(t *testing.T, server *jirasim.Server, cell cell) {
			t.Helper()
			expectAvatars(t, server, cell, 0)
		},
	},
}
