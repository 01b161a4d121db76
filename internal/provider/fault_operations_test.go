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

// userWith is an account with a further argument.
func userWith(argument string) func(cell) string {
	return func(cell cell) string {
		return strings.Replace(user("", "Robot")(cell), "\n}\n", "\n  "+argument+"\n}\n", 1)
	}
}

func expectAccount(what string, as func(*jirasim.Server, jirasim.Account) bool) func(*testing.T, *jirasim.Server, cell) {
	return func(t *testing.T, server *jirasim.Server, cell cell) {
		t.Helper()
		if account, there := server.Account(cell.name()); !there || !as(server, account) {
			t.Errorf("%s: the account is not %s: %+v", cell, what, account)
		}
	}
}

func picture(argument string) func(cell) string {
	return func(cell cell) string {
		return fmt.Sprintf("resource \"jira_user_avatar\" %q {\n  user_key = %q\n  %s\n}\n", cell.name(), cell.account.Key, argument)
	}
}

func nothing(cell) string { return "" }

func expectUser(username, displayName string) func(*testing.T, *jirasim.Server, cell) {
	return func(t *testing.T, server *jirasim.Server, cell cell) {
		t.Helper()
		if account, there := server.Account(cell.name() + username); !there || account.DisplayName != displayName {
			t.Errorf("%s: Jira has %+v (%t)", cell, account, there)
		}
	}
}

func expectOneAvatar(t *testing.T, server *jirasim.Server, cell cell) {
	t.Helper()
	expectAvatars(t, server, cell, 1)
}

const (
	oldPicture   = `file = "${path.cwd}/old.png"`
	newPicture   = `file = "${path.cwd}/new.png"`
	smallPicture = `file = "${path.cwd}/small.png"`
)

// operations are what the provider does, each with all the requests that it makes.
var operations = []operation{
	{
		name: "create an account", after: user("", "Robot"),
		targets: []target{{"POST", "/user", 0}},
		check:   expectUser("", "Robot"),
	},
	{
		name: "change an account", before: user("", "Robot"), after: user("", "The Robot"),
		targets: []target{{"PUT", "/user", 0}},
		check:   expectUser("", "The Robot"),
	},
	{
		// A refresh that fails ends the whole run, so it is an operation of its own.
		name: "refresh an account", before: user("", "Robot"), after: user("", "Robot"),
		targets: []target{{"GET", "/user", 0}},
		check:   expectUser("", "Robot"),
	},
	{
		name: "import an account", existing: true,
		after: func(cell cell) string {
			return user("", cell.name())(cell) + fmt.Sprintf("import {\n  to = jira_user.%s\n  id = %q\n}\n", cell.name(), cell.account.Key)
		},
		targets: []target{{"GET", "/user", 0}},
		check:   expectAccount("as it was", func(_ *jirasim.Server, account jirasim.Account) bool { return account.DisplayName == account.Name }),
	},
	{
		name: "rename an account", before: user("", "Robot"), after: user("-renamed", "Robot"),
		targets: []target{{"PUT", "/user", 0}},
		check:   expectUser("-renamed", "Robot"),
	},
	{
		name: "delete an account", before: user("", "Robot"), after: nothing,
		targets: []target{{"DELETE", "/user", 0}, {"GET", "/user", 1}},
		check: func(t *testing.T, server *jirasim.Server, cell cell) {
			t.Helper()
			if _, there := server.Account(cell.name()); there {
				t.Errorf("%s: the account is still there", cell)
			}
		},
	},
	{
		name: "give another password", before: userWith("password_wo = \"first\"\n  password_wo_version = 1"), after: userWith("password_wo = \"second\"\n  password_wo_version = 2"),
		targets: []target{{"PUT", "/user/password", 0}},
		check: expectAccount("logged in to with the new password only", func(server *jirasim.Server, account jirasim.Account) bool {
			return server.CanLogIn(account.Name, "second") && !server.CanLogIn(account.Name, "first")
		}),
	},
	{
		name: "change groups", before: userWith(`groups = ["bots"]`), after: userWith(`groups = ["robots"]`),
		targets: []target{{"POST", "/group/user", 0}, {"DELETE", "/group/user", 0}},
		check: expectAccount("in the group robots alone", func(_ *jirasim.Server, account jirasim.Account) bool {
			return slices.Contains(account.Groups, "robots") && !slices.Contains(account.Groups, "bots")
		}),
	},
	{
		name: "create an account with groups", after: userWith(`groups = ["robots"]`),
		targets: []target{{"POST", "/user", 0}, {"POST", "/group/user", 0}},
		check: expectAccount("in the group robots", func(_ *jirasim.Server, account jirasim.Account) bool {
			return slices.Contains(account.Groups, "robots")
		}),
	},
	{
		name: "deactivate an account", before: user("", "Robot"), after: userWith("active = false"),
		targets: []target{{"PUT", "/user", 0}},
		check:   expectAccount("inactive", func(_ *jirasim.Server, account jirasim.Account) bool { return !account.Active }),
	},
	{
		name: "destroy an account by deactivating it", before: userWith(`on_destroy = "deactivate"`), after: nothing,
		targets: []target{{"GET", "/user", 1}, {"PUT", "/user", 0}},
		check:   expectAccount("inactive", func(_ *jirasim.Server, account jirasim.Account) bool { return !account.Active }),
	},
	{
		name: "upload a picture", existing: true, after: picture(newPicture),
		targets: []target{{"GET", "/user", 0}, {"POST", "/user/avatar/temporary", 0}, {"POST", "/user/avatar", 0}, {"PUT", "/user/avatar", 0}, {"GET", "/user", 1}},
		check:   expectOneAvatar,
	},
	{
		name: "upload a small picture", existing: true, after: picture(smallPicture),
		targets: []target{{"POST", "/user/avatar/temporary", 0}, {"PUT", "/user/avatar", 0}},
		check:   expectOneAvatar,
	},
	{
		name: "replace a picture", existing: true, before: picture(oldPicture), after: picture(newPicture),
		targets: []target{{"POST", "/user/avatar/temporary", 0}, {"POST", "/user/avatar", 0}, {"PUT", "/user/avatar", 0}, {"DELETE", "/rest/api/2/user/avatar/*", 0}},
		check:   expectOneAvatar,
	},
	{
		name: "select a picture again", existing: true, before: picture(oldPicture), after: picture(oldPicture),
		byHand: func(server *jirasim.Server, cell cell) {
			server.SelectAvatar(cell.account.Key, server.SystemAvatars()[3])
		},
		targets: []target{{"GET", "/user/avatars", 0}, {"PUT", "/user/avatar", 0}},
		check:   expectOneAvatar,
	},
	{
		name: "reset a picture", existing: true, before: picture(oldPicture), after: nothing,
		targets: []target{{"DELETE", "/rest/api/2/user/avatar/*", 0}, {"GET", "/user/avatars", 0}, {"PUT", "/user/avatar", 0}},
		check: func(t *testing.T, server *jirasim.Server, cell cell) {
			t.Helper()
			expectAvatars(t, server, cell, 0)
		},
	},
}
