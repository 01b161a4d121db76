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

func user(username, displayName string) func(cell) string {
	return func(cell cell) string {
		return fmt.Sprintf("resource \"jira_user\" %q {\n  username      = %q\n  display_name  = %q\n  email_address = \"%s@example.com\"\n}\n",
			cell.name(), cell.name()+username, displayName, cell.name())
	}
}

// userWith is a user with a further argument.
func userWith(argument string) func(cell) string {
	return func(cell cell) string {
		return strings.Replace(user("", "Robot")(cell), "\n}\n", "\n  "+argument+"\n}\n", 1)
	}
}

func expectUser(what string, as func(*jirasim.Server, jirasim.User) bool) func(*testing.T, *jirasim.Server, cell) {
	return func(t *testing.T, server *jirasim.Server, cell cell) {
		t.Helper()
		if user, there := server.User(cell.name()); !there || !as(server, user) {
			t.Errorf("%s: the user is not %s: %+v", cell, what, user)
		}
	}
}

func image(argument string) func(cell) string {
	return func(cell cell) string {
		return fmt.Sprintf("resource \"jira_user_avatar\" %q {\n  user_key = %q\n  %s\n}\n", cell.name(), cell.account.Key, argument)
	}
}

func nothing(cell) string { return "" }

func expectNamed(username, displayName string) func(*testing.T, *jirasim.Server, cell) {
	return func(t *testing.T, server *jirasim.Server, cell cell) {
		t.Helper()
		if user, there := server.User(cell.name() + username); !there || user.DisplayName != displayName {
			t.Errorf("%s: Jira has %+v (%t)", cell, user, there)
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

// operations are what the provider does, each with all the requests that it makes.
var operations = []operation{
	{
		name: "create a user", after: user("", "Robot"),
		targets: []target{{"POST", "/user", 0}},
		check:   expectNamed("", "Robot"),
	},
	{
		name: "change a user", before: user("", "Robot"), after: user("", "The Robot"),
		targets: []target{{"PUT", "/user", 0}},
		check:   expectNamed("", "The Robot"),
	},
	{
		// A refresh that fails ends the whole run, so it is an operation of its own.
		name: "refresh a user", before: user("", "Robot"), after: user("", "Robot"),
		targets: []target{{"GET", "/user", 0}},
		check:   expectNamed("", "Robot"),
	},
	{
		name: "import a user", existing: true,
		after: func(cell cell) string {
			return user("", cell.name())(cell) + fmt.Sprintf("import {\n  to = jira_user.%s\n  id = %q\n}\n", cell.name(), cell.account.Key)
		},
		targets: []target{{"GET", "/user", 0}},
		check:   expectUser("as it was", func(_ *jirasim.Server, user jirasim.User) bool { return user.DisplayName == user.Name }),
	},
	{
		name: "rename a user", before: user("", "Robot"), after: user("-renamed", "Robot"),
		targets: []target{{"PUT", "/user", 0}},
		check:   expectNamed("-renamed", "Robot"),
	},
	{
		name: "delete a user", before: user("", "Robot"), after: nothing,
		targets: []target{{"DELETE", "/user", 0}, {"GET", "/user", 1}},
		check: func(t *testing.T, server *jirasim.Server, cell cell) {
			t.Helper()
			if _, there := server.User(cell.name()); there {
				t.Errorf("%s: the user is still there", cell)
			}
		},
	},
	{
		name: "give another password", before: userWith("password_wo = \"first\"\n  password_wo_version = 1"), after: userWith("password_wo = \"second\"\n  password_wo_version = 2"),
		targets: []target{{"PUT", "/user/password", 0}},
		check: expectUser("logged in to with the new password only", func(server *jirasim.Server, user jirasim.User) bool {
			return server.CanLogIn(user.Name, "second") && !server.CanLogIn(user.Name, "first")
		}),
	},
	{
		name: "change groups", before: userWith(`groups = ["bots"]`), after: userWith(`groups = ["robots"]`),
		targets: []target{{"POST", "/group/user", 0}, {"DELETE", "/group/user", 0}},
		check: expectUser("in the group robots alone", func(_ *jirasim.Server, user jirasim.User) bool {
			return slices.Contains(user.Groups, "robots") && !slices.Contains(user.Groups, "bots")
		}),
	},
	{
		name: "create a user with groups", after: userWith(`groups = ["robots"]`),
		targets: []target{{"POST", "/user", 0}, {"POST", "/group/user", 0}},
		check: expectUser("in the group robots", func(_ *jirasim.Server, user jirasim.User) bool {
			return slices.Contains(user.Groups, "robots")
		}),
	},
	{
		name: "deactivate a user", before: user("", "Robot"), after: userWith("active = false"),
		targets: []target{{"PUT", "/user", 0}},
		check:   expectUser("inactive", func(_ *jirasim.Server, user jirasim.User) bool { return !user.Active }),
	},
	{
		name: "destroy a user by deactivating it", before: userWith(`on_destroy = "deactivate"`), after: nothing,
		targets: []target{{"GET", "/user", 1}, {"PUT", "/user", 0}},
		check:   expectUser("inactive", func(_ *jirasim.Server, user jirasim.User) bool { return !user.Active }),
	},
	{
		name: "upload a picture", existing: true, after: image(newImage),
		targets: []target{{"GET", "/user", 0}, {"POST", "/user/avatar/temporary", 0}, {"POST", "/user/avatar", 0}, {"PUT", "/user/avatar", 0}, {"GET", "/user", 1}},
		check:   expectOneAvatar,
	},
	{
		name: "upload a small picture", existing: true, after: image(smallImage),
		targets: []target{{"POST", "/user/avatar/temporary", 0}, {"PUT", "/user/avatar", 0}},
		check:   expectOneAvatar,
	},
	{
		name: "replace a picture", existing: true, before: image(oldImage), after: image(newImage),
		targets: []target{{"POST", "/user/avatar/temporary", 0}, {"POST", "/user/avatar", 0}, {"PUT", "/user/avatar", 0}, {"DELETE", "/rest/api/2/user/avatar/*", 0}},
		check:   expectOneAvatar,
	},
	{
		name: "select a picture again", existing: true, before: image(oldImage), after: image(oldImage),
		byHand: func(server *jirasim.Server, cell cell) {
			server.SelectAvatar(cell.account.Key, server.SystemAvatars()[3])
		},
		targets: []target{{"GET", "/user/avatars", 0}, {"PUT", "/user/avatar", 0}},
		check:   expectOneAvatar,
	},
	{
		name: "reset a picture", existing: true, before: image(oldImage), after: nothing,
		targets: []target{{"DELETE", "/rest/api/2/user/avatar/*", 0}, {"GET", "/user/avatars", 0}, {"PUT", "/user/avatar", 0}},
		check: func(t *testing.T, server *jirasim.Server, cell cell) {
			t.Helper()
			expectAvatars(t, server, cell, 0)
		},
	},
}
