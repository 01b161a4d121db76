// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package provider_test

import (
	"fmt"
	"image/color"
	"slices"
	"strings"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

var (
	red  = color.NRGBA{R: 255, A: 255}
	blue = color.NRGBA{B: 255, A: 255}
)

// userResource returns a user whose username is the name of the cell with a suffix.
func userResource(suffix, displayName string) func(*cell) string {
	return func(cell *cell) string {
		return fmt.Sprintf("resource \"jira_user\" %q {\n  username      = %q\n  display_name  = %q\n  email_address = \"%s@example.com\"\n}\n",
			cell.name(), cell.name()+suffix, displayName, cell.name())
	}
}

// userResourceWith returns a user with further arguments.
func userResourceWith(argument string) func(*cell) string {
	return func(cell *cell) string {
		return strings.Replace(userResource("", "Robot")(cell), "\n}\n", "\n  "+argument+"\n}\n", 1)
	}
}

// expectUser returns a check that the user of a cell exists and matches. Description says what the user must be.
func expectUser(description string, matches func(*jirasim.Server, jirasim.User) bool) func(*jirasim.Server, *cell) string {
	return func(server *jirasim.Server, cell *cell) string {
		if user, exists := server.User(cell.name()); !exists || !matches(server, user) {
			return fmt.Sprintf("the user is not %s: %+v", description, user)
		}
		return ""
	}
}

// avatarResource returns the avatar of an existing user.
func avatarResource(argument string) func(*cell) string {
	return func(cell *cell) string {
		return fmt.Sprintf("resource \"jira_user_avatar\" %q {\n  user_key = %q\n  %s\n}\n", cell.name(), cell.user.Key, argument)
	}
}

// noResources declares nothing, so that an apply destroys what exists.
func noResources(*cell) string { return "" }

// expectNames returns a check that the user of a cell exists under these names. The username is the name of the cell with a
// suffix.
func expectNames(suffix, displayName string) func(*jirasim.Server, *cell) string {
	return func(server *jirasim.Server, cell *cell) string {
		if user, exists := server.User(cell.name() + suffix); !exists || user.DisplayName != displayName {
			return fmt.Sprintf("the user exists: %t, as %+v", exists, user)
		}
		return ""
	}
}

// expectAvatars returns a check that the user of a cell has count custom avatars beside those of others, and shows the newest
// of them, or the default avatar if count is 0.
func expectAvatars(count int) func(*jirasim.Server, *cell) string {
	return func(server *jirasim.Server, cell *cell) string {
		user, _ := server.User(cell.name())
		var ids []int64
		for _, avatar := range server.Avatars(user.Key) {
			if !slices.Contains(cell.foreignAvatars, avatar.ID) {
				ids = append(ids, avatar.ID)
			}
		}
		want := server.DefaultAvatar()
		if count > 0 && len(ids) > 0 {
			want = slices.Max(ids)
		}
		if shown := server.ShownAvatar(user.Key); len(ids) != count || shown != want {
			return fmt.Sprintf("the user has the avatars %v beside %v of others and shows %d", ids, cell.foreignAvatars, shown)
		}
		return ""
	}
}

// expectGroup returns a check that the group of a cell exists, or does not exist.
func expectGroup(want bool) func(*jirasim.Server, *cell) string {
	return func(server *jirasim.Server, cell *cell) string {
		if slices.Contains(server.Groups(), cell.name()) != want {
			return fmt.Sprintf("the group exists: %t", !want)
		}
		return ""
	}
}

// expectMember returns a check that the user of a cell is a member of the group robots, or is not.
func expectMember(want bool) func(*jirasim.Server, *cell) string {
	return expectUser(fmt.Sprintf("in the group robots (%t)", want), func(_ *jirasim.Server, user jirasim.User) bool {
		return slices.Contains(user.Groups, "robots") == want
	})
}

func groupResource(cell *cell) string {
	return fmt.Sprintf("resource \"jira_group\" %q {\n  name = %[1]q\n}\n", cell.name())
}

func membershipResource(cell *cell) string {
	return fmt.Sprintf("resource \"jira_group_membership\" %q {\n  group    = \"robots\"\n  user_key = %q\n}\n", cell.name(), cell.user.Key)
}

// userAndAvatar returns a user and its avatar, which the same apply creates.
func userAndAvatar(cell *cell) string {
	return userResource("", "Robot")(cell) +
		fmt.Sprintf("resource \"jira_user_avatar\" %q {\n  user_key = jira_user.%[1]s.key\n  %s\n}\n", cell.name(), newImage)
}

// operation is a change that one apply makes, with the requests that it sends.
type operation struct {
	name    string
	targets []target
	// existing is whether the users exist in Jira before the first apply. reused is whether the usernames belonged to users
	// that were deleted, and whose avatars Jira still has.
	existing, reused bool
	// avatars marks the operations that depend on sessions, and managesGroups those that manage all groups of the user.
	avatars, managesGroups bool
	// before is the configuration that is applied without faults, and after the one that is applied with faults. drift changes
	// Jira outside Terraform in between. before and drift may be nil.
	before, after func(*cell) string
	drift         func(*jirasim.Server, *cell)
	// check compares what Jira contains afterwards with the configuration after. It returns "" or what is wrong.
	check func(*jirasim.Server, *cell) string
}

// writes returns the targets that change something.
func (o operation) writes() []target {
	return slices.DeleteFunc(slices.Clone(o.targets), func(target target) bool { return target.method == "GET" })
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
		after: func(cell *cell) string {
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
		targets: []target{{"DELETE", "/user", 0}},
		check: func(server *jirasim.Server, cell *cell) string {
			if _, exists := server.User(cell.name()); exists {
				return "the user still exists"
			}
			return ""
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
		name: "change groups", managesGroups: true, before: userResourceWith(`groups = ["bots"]`), after: userResourceWith(`groups = ["robots"]`),
		targets: []target{{"POST", "/group/user", 0}, {"DELETE", "/group/user", 0}},
		check: expectUser("in the group robots and no longer in bots", func(_ *jirasim.Server, user jirasim.User) bool {
			return slices.Contains(user.Groups, "robots") && !slices.Contains(user.Groups, "bots")
		}),
	},
	{
		name: "create a user with groups", managesGroups: true, after: userResourceWith(`groups = ["robots"]`),
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
		name: "upload an avatar", existing: true, avatars: true, after: avatarResource(newImage),
		targets: []target{{"GET", "/user", 0}, {"POST", "/user/avatar/temporary", 0}, {"POST", "/user/avatar", 0}, {"PUT", "/user/avatar", 0}, {"GET", "/user", 1}},
		check:   expectAvatars(1),
	},
	{
		name: "upload a small avatar", existing: true, avatars: true, after: avatarResource(smallImage),
		targets: []target{{"POST", "/user/avatar/temporary", 0}, {"PUT", "/user/avatar", 0}},
		check:   expectAvatars(1),
	},
	{
		name: "replace an avatar", existing: true, avatars: true, before: avatarResource(oldImage), after: avatarResource(newImage),
		targets: []target{{"POST", "/user/avatar/temporary", 0}, {"POST", "/user/avatar", 0}, {"PUT", "/user/avatar", 0}, {"DELETE", "/rest/api/2/user/avatar/*", 0}},
		check:   expectAvatars(1),
	},
	{
		name: "select an avatar again", existing: true, avatars: true, before: avatarResource(oldImage), after: avatarResource(oldImage),
		drift: func(server *jirasim.Server, cell *cell) {
			server.SelectAvatar(cell.user.Key, server.SystemAvatars()[3])
		},
		// The refresh lists the avatars first, and a failed refresh ends the whole run.
		targets: []target{{"GET", "/user/avatars", 1}, {"PUT", "/user/avatar", 0}},
		check:   expectAvatars(1),
	},
	{
		name: "reset an avatar", existing: true, avatars: true, before: avatarResource(oldImage), after: noResources,
		targets: []target{{"DELETE", "/rest/api/2/user/avatar/*", 0}, {"GET", "/user/avatars", 0}, {"PUT", "/user/avatar", 0}},
		check:   expectAvatars(0),
	},
	{
		name: "create a user with an avatar", reused: true, avatars: true, after: userAndAvatar,
		targets: []target{{"POST", "/user", 0}, {"POST", "/user/avatar/temporary", 0}, {"POST", "/user/avatar", 0}, {"PUT", "/user/avatar", 0}},
		check:   expectAvatars(1),
	},
	{
		name: "create a group", after: groupResource,
		targets: []target{{"POST", "/group", 0}},
		check:   expectGroup(true),
	},
	{
		name: "delete a group", before: groupResource, after: noResources,
		targets: []target{{"DELETE", "/group", 0}},
		check:   expectGroup(false),
	},
	{
		name: "create a membership", existing: true, after: membershipResource,
		targets: []target{{"POST", "/group/user", 0}},
		check:   expectMember(true),
	},
	{
		name: "delete a membership", existing: true, before: membershipResource, after: noResources,
		targets: []target{{"DELETE", "/group/user", 0}},
		check:   expectMember(false),
	},
}
