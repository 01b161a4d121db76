// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// expectForeignKept fails the test unless the user still has these avatars, and one that the resource uploaded.
func expectForeignKept(t *testing.T, workspace *acceptance.Workspace, user jirasim.User, foreign ...int64) {
	t.Helper()
	ids := customAvatars(workspace, user)
	own := slices.DeleteFunc(slices.Clone(ids), func(id int64) bool { return slices.Contains(foreign, id) })
	if len(own) != 1 || len(ids) != len(foreign)+1 {
		t.Errorf("the user has the avatars %v, want %v and one more", ids, foreign)
	}
}

// The response to a confirmation or to a one-step upload is lost, or Jira responds with an error after it has created the
// avatar. Avatars of others stay, and the destroy leaves exactly them.
func TestAccUserAvatar_foreignAvatarsKept(t *testing.T) {
	for _, login := range []string{"password", "token"} {
		for _, kind := range []jirasim.FaultKind{jirasim.DropAfter, jirasim.DropBefore, jirasim.BadGatewayAfter, jirasim.Status500After, jirasim.Status500} {
			for _, side := range []int{40, 300} {
				if side == 40 && kind == jirasim.Status500 {
					continue // not an unknown outcome: Jira refuses the image
				}
				t.Run(fmt.Sprintf("%s, %s, %d pixels", login, kind, side), func(t *testing.T) {
					workspace, user := newWorkspace(t, jirasim.Settings{})
					foreign := []int64{workspace.Jira.AddAvatar(user.Key, 0, acceptance.Plain(99, 99, green)), workspace.Jira.AddAvatar(user.Key, 99000, acceptance.Plain(99, 99, blue))}
					workspace.WriteImage("robot.png", acceptance.Halves(side, side, red, blue))
					credentials := workspace.Administrator()
					if login == "token" {
						credentials = workspace.Token()
					}
					workspace.ConfigureAs(credentials, avatarConfig(`file = "${path.cwd}/robot.png"`))
					path := "/user/avatar"
					if side == 40 {
						path = "/user/avatar/temporary"
					}
					workspace.Jira.Misbehave(jirasim.Fault{Method: "POST", Path: path, Times: 1, Kind: kind})
					workspace.Apply()
					workspace.ExpectShown("robot", 4, 24, red)
					expectForeignKept(t, workspace, user, foreign...)
					workspace.Apply()
					workspace.ExpectEmptyPlan()
					expectForeignKept(t, workspace, user, foreign...)
					workspace.Destroy()
					expectAvatars(t, workspace, user, workspace.Jira.DefaultAvatar(), foreign...)
				})
			}
		}
	}
}

// The session is lost together with the response to the confirmation of a changed image, as after the restart of a node.
func TestAccUserAvatar_lostSessionOnUpdate(t *testing.T) {
	for _, kind := range []jirasim.FaultKind{jirasim.DropBefore, jirasim.DropAfter} {
		t.Run(string(kind), func(t *testing.T) {
			workspace, user := workspaceWithAvatar(t)
			foreign := workspace.Jira.AddAvatar(user.Key, 99000, acceptance.Plain(99, 99, blue))
			workspace.WriteImage("robot.png", acceptance.Plain(300, 300, green))
			workspace.Jira.Misbehave(jirasim.Fault{Method: "POST", Path: "/user/avatar", Times: 1, Kind: kind})
			workspace.Jira.Misbehave(jirasim.Fault{Method: "POST", Path: "/user/avatar", Times: 1, Kind: jirasim.Status500})
			workspace.Apply()
			workspace.ExpectShown("robot", 24, 24, green)
			expectForeignKept(t, workspace, user, foreign)
			workspace.Apply()
			workspace.ExpectEmptyPlan()
			workspace.Destroy()
			expectAvatars(t, workspace, user, workspace.Jira.DefaultAvatar(), foreign)
		})
	}
}

// A failure in the middle of a run degrades one user and not the rest.
func TestAccUserAvatar_hiccupDegradesOne(t *testing.T) {
	for _, login := range []string{"password", "token"} {
		t.Run(login, func(t *testing.T) {
			t.Parallel()
			const count = 4
			workspace := acceptance.New(t, jirasim.Settings{TokenSessionsKept: true})
			for number := range count {
				workspace.WriteImage(fmt.Sprintf("bot-%d.png", number), acceptance.Plain(200, 200, acceptance.Color(number)))
			}
			credentials := workspace.Administrator()
			if login == "token" {
				credentials = workspace.Token()
			}
			workspace.ConfigureAs(credentials, manyUsersConfig(count))
			workspace.Jira.Misbehave(jirasim.Fault{Method: "POST", Path: "/user/avatar", Skip: 1, Times: 2, Kind: jirasim.Status500})
			workspace.Apply("-parallelism=1").ExpectWarning("Avatars are stored at 48 x 48 pixels only")
			thumbnails := 0
			for number := range count {
				bot, _ := workspace.Jira.User(fmt.Sprintf("bot-%d", number))
				if workspace.Jira.StoredSide(workspace.Jira.ShownAvatar(bot.Key)) == 48 {
					thumbnails++
				}
			}
			if thumbnails != 1 {
				t.Errorf("%d users have thumbnails, want 1", thumbnails)
			}
			workspace.ExpectEmptyPlan()
		})
	}
}

// Jira creates the avatar of the first attempt after the apply has ended.
func TestAccUserAvatar_lateAvatarDeleted(t *testing.T) {
	for name, side := range map[string]int{"one step": 40, "two steps": 300} {
		t.Run(name, func(t *testing.T) {
			workspace, user := newWorkspace(t, jirasim.Settings{})
			foreign := workspace.Jira.AddAvatar(user.Key, 0, acceptance.Plain(99, 99, green))
			image := acceptance.Halves(side, side, red, blue)
			workspace.WriteImage("robot.png", image)
			workspace.ConfigureAs(workspace.Token(), avatarConfig(`file = "${path.cwd}/robot.png"`))
			path := "/user/avatar/temporary"
			if side > 48 {
				path = "/user/avatar"
			}
			workspace.Jira.Misbehave(jirasim.Fault{Method: "POST", Path: path, Times: 1, Kind: jirasim.DropBefore})
			workspace.Apply()
			own := workspace.Jira.ShownAvatar(user.Key)
			workspace.Jira.AddAvatar(user.Key, 0, image)
			later := workspace.Jira.AddAvatar(user.Key, 0, acceptance.Plain(99, 99, blue))
			workspace.Plan().ExpectChanges("jira_user_avatar.robot", "update")
			workspace.Apply().ExpectWarning("Avatar of an earlier upload not deleted", fmt.Sprint(later), "it shows another image")
			expectAvatars(t, workspace, user, own, foreign, own, later)
			workspace.ExpectEmptyPlan()
		})
	}
}

func TestAccUserAvatar_lateAvatarAtDestroy(t *testing.T) {
	workspace, user := newWorkspace(t, jirasim.Settings{})
	image := acceptance.Halves(40, 40, red, blue)
	workspace.WriteImage("robot.png", image)
	workspace.Configure(avatarConfig(`file = "${path.cwd}/robot.png"`))
	workspace.Jira.Misbehave(jirasim.Fault{Method: "POST", Path: "/user/avatar/temporary", Times: 1, Kind: jirasim.DropBefore})
	workspace.Apply()
	workspace.Jira.AddAvatar(user.Key, 0, image)
	workspace.Destroy()
	expectAvatars(t, workspace, user, workspace.Jira.DefaultAvatar())
}

// An update that fails keeps its state, and remembers the upload that Jira may still carry out.
func TestAccUserAvatar_lateAvatarAfterFailedUpdate(t *testing.T) {
	workspace, user := newWorkspace(t, jirasim.Settings{})
	workspace.WriteImage("robot.png", acceptance.Plain(40, 40, red))
	workspace.ConfigureAs(workspace.Administrator()+"\n  max_retries = 0", avatarConfig(`file = "${path.cwd}/robot.png"`))
	workspace.Apply()
	image := acceptance.Halves(40, 40, green, blue)
	workspace.WriteImage("robot.png", image)
	workspace.Jira.Misbehave(jirasim.Fault{Method: "POST", Path: "/user/avatar/temporary", Kind: jirasim.DropBefore})
	workspace.Try("apply", "-auto-approve").ExpectError("upload the avatar")
	workspace.Jira.Behave()
	late := workspace.Jira.AddAvatar(user.Key, 0, image)
	workspace.Apply()
	workspace.ExpectShown("robot", 4, 24, green)
	if ids := customAvatars(workspace, user); len(ids) != 1 || ids[0] == late {
		t.Errorf("the user has the avatars %v, the late one is %d", ids, late)
	}
	workspace.ExpectEmptyPlan()
}

// Without state there is nothing to remember.
func TestAccUserAvatar_lateAvatarPossible(t *testing.T) {
	workspace, _ := newWorkspace(t, jirasim.Settings{})
	workspace.WriteImage("robot.png", acceptance.Plain(40, 40, red))
	workspace.ConfigureAs(workspace.Administrator()+"\n  max_retries = 0", avatarConfig(`file = "${path.cwd}/robot.png"`))
	workspace.Jira.Misbehave(jirasim.Fault{Method: "POST", Path: "/user/avatar/temporary", Kind: jirasim.DropBefore})
	workspace.Try("apply", "-auto-approve").ExpectError("upload the avatar", "Jira may still create the avatar later")
	if len(workspace.States()) != 0 {
		t.Error("the failed resource is in state")
	}
}

func TestAccUserAvatar_twoResourcesOneUser(t *testing.T) {
	workspace, user := newWorkspace(t, jirasim.Settings{})
	workspace.WriteImage("robot.png", acceptance.Plain(300, 300, red))
	workspace.Configure(avatarConfig(`file = "${path.cwd}/robot.png"`) + `
resource "jira_user_avatar" "second" {
  user_key  = "` + user.Key + `"
  avatar_id = ` + fmt.Sprint(workspace.Jira.SystemAvatars()[3]) + `
}
`)
	workspace.Try("apply", "-auto-approve").ExpectError("Two resources for the avatar of one user", user.Key)
	if states := workspace.States(); len(states) != 1 {
		t.Errorf("the state has %d resources, want one", len(states))
	}
}

func TestAccUserAvatar_costs(t *testing.T) {
	t.Parallel()
	workspace := acceptance.New(t, jirasim.Settings{})
	workspace.WriteImage("bot.png", acceptance.Plain(200, 200, blue))
	workspace.Configure(userAndAvatarConfig("bot", "user_key = jira_user.bot.key"))
	workspace.Apply()
	workspace.ExpectSent("POST user", "POST user/avatar/temporary", "POST user/avatar", "PUT user/avatar", "GET user")
}
