// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func TestAccUserAvatar_file(t *testing.T) {
	workspace, user := newWorkspace(t, jirasim.Settings{})
	workspace.WriteImage("robot.png", acceptance.Halves(400, 400, red, blue))
	workspace.Configure(avatarConfig(`file = "${path.cwd}/robot.png"`))
	workspace.Apply().ExpectChanges("jira_user_avatar.robot", "create").ExpectNoWarnings()
	workspace.ExpectSent("GET user", "GET user/avatars", "POST user/avatar/temporary", "POST user/avatar", "PUT user/avatar", "GET user")
	workspace.ExpectShown("robot", 4, 24, red)
	workspace.ExpectShown("robot", 44, 24, blue)
	state := workspace.State("jira_user_avatar.robot")
	shown := fmt.Sprint(workspace.Jira.ShownAvatar(user.Key))
	if state["avatar_id"] != shown || state["uploaded_avatar_id"] != shown || state["id"] != user.Key {
		t.Errorf("the user shows %s, the state is %v", shown, state)
	}
	if urls := state["urls"].(map[string]any); len(urls) != 4 || !strings.Contains(urls["48x48"].(string), "avatarId="+shown) {
		t.Errorf("urls: %v", urls)
	}
	workspace.Jira.ForgetRequests()
	workspace.ExpectEmptyPlan()
	workspace.ExpectSent("GET user")
}

func TestAccUserAvatar_everyImageSize(t *testing.T) {
	for name, size := range map[string][2]int{
		"robot.gif": {256, 256}, "robot.jpg": {640, 480}, "1x1.png": {1, 1}, "48x48.png": {48, 48}, "49x30.png": {49, 30}, "4000x1000.png": {4000, 1000},
	} {
		t.Run(name, func(t *testing.T) {
			workspace, user := newWorkspace(t, jirasim.Settings{})
			workspace.WriteImage(name, acceptance.Plain(size[0], size[1], blue))
			workspace.Configure(avatarConfig(fmt.Sprintf("file = \"${path.cwd}/%s\"", name)))
			workspace.Apply().ExpectNoWarnings()
			workspace.ExpectShown("robot", 24, 24, blue)
			workspace.ExpectShown("robot", 1, 46, blue)
			if ids := customAvatars(workspace, user); len(ids) != 1 {
				t.Errorf("the user has the avatars %v", ids)
			}
			workspace.ExpectEmptyPlan()
		})
	}
}

func TestAccUserAvatar_contentBase64(t *testing.T) {
	workspace, _ := newWorkspace(t, jirasim.Settings{})
	workspace.Configure(avatarConfig(fmt.Sprintf("content_base64 = %q", acceptance.PNGBase64(t, acceptance.Plain(64, 64, green)))))
	workspace.Apply().ExpectNoWarnings()
	workspace.ExpectShown("robot", 24, 24, green)
	workspace.ExpectEmptyPlan()
}

func TestAccUserAvatar_crop(t *testing.T) {
	workspace, user := newWorkspace(t, jirasim.Settings{})
	workspace.WriteImage("robot.png", acceptance.Halves(800, 300, red, blue))
	workspace.Configure(avatarConfig(`file = "${path.cwd}/robot.png"`, `crop = { x = 500, y = 20, size = 250 }`))
	workspace.Apply()
	workspace.ExpectShown("robot", 2, 2, blue)
	workspace.ExpectShown("robot", 46, 46, blue)
	first := customAvatars(workspace, user)
	workspace.ExpectEmptyPlan()

	workspace.Configure(avatarConfig(`file = "${path.cwd}/robot.png"`, `crop = { x = 0, y = 0, size = 250 }`))
	workspace.Apply().ExpectChanges("jira_user_avatar.robot", "update")
	workspace.ExpectShown("robot", 2, 2, red)
	if second := customAvatars(workspace, user); len(second) != 1 || second[0] == first[0] {
		t.Errorf("the avatars were %v and are %v", first, second)
	}
	workspace.ExpectEmptyPlan()
}

func TestAccUserAvatar_fileChanged(t *testing.T) {
	workspace, user := workspaceWithAvatar(t)
	old := customAvatars(workspace, user)[0]
	workspace.WriteImage("robot.png", acceptance.Plain(300, 300, green))
	workspace.Plan().ExpectChanges("jira_user_avatar.robot", "update")
	workspace.Jira.ForgetRequests()
	workspace.Apply()
	workspace.ExpectSent("GET user", // the refresh
		"GET user", "GET user/avatars", "POST user/avatar/temporary", "POST user/avatar", "PUT user/avatar", "GET user", fmt.Sprintf("DELETE user/avatar/%d", old))
	workspace.ExpectShown("robot", 24, 24, green)
	if ids := customAvatars(workspace, user); len(ids) != 1 || ids[0] == old {
		t.Errorf("the user has the avatars %v, the old one was %d", ids, old)
	}
	workspace.ExpectEmptyPlan()
}

func TestAccUserAvatar_deletedOutside(t *testing.T) {
	workspace, user := workspaceWithAvatar(t)
	workspace.Jira.RemoveAvatar(customAvatars(workspace, user)[0])
	workspace.Plan().ExpectChanges("jira_user_avatar.robot", "update")
	workspace.Apply()
	workspace.ExpectShown("robot", 24, 24, red)
	if ids := customAvatars(workspace, user); len(ids) != 1 {
		t.Errorf("the user has the avatars %v", ids)
	}
	workspace.ExpectEmptyPlan()
}

// TestAccUserAvatar_everyJira creates, changes, repairs and destroys an avatar on every supported version of Jira, with
// every kind of authentication.
func TestAccUserAvatar_everyJira(t *testing.T) {
	t.Parallel()
	for _, version := range []string{"9.12", "10.3", "11.3"} {
		for _, login := range []string{"basic", "token with sessions kept", "token with sessions dropped"} {
			for _, upload := range []string{"raw", "form"} {
				for _, nodes := range []string{"one node", "sticky cluster"} {
					t.Run(strings.Join([]string{version, login, upload, nodes}, ", "), func(t *testing.T) {
						settings := jirasim.Settings{
							Version: version, TokenSessionsKept: login == "token with sessions kept", RawUploadOff: upload == "form",
							BasicAuthOff: login != "basic",
						}
						if nodes == "sticky cluster" {
							settings.Nodes, settings.StickySessions = 2, true
						}
						testLifeCycle(t, settings, login == "basic", login == "token with sessions dropped")
					})
				}
			}
		}
	}
}

// testLifeCycle creates, changes, repairs and destroys an avatar.
func testLifeCycle(t *testing.T, settings jirasim.Settings, basic, thumbnails bool) {
	t.Helper()
	t.Parallel()
	workspace := acceptance.New(t, settings)
	credentials := workspace.Administrator()
	if !basic {
		credentials = workspace.Token()
	}
	side := 300
	if thumbnails {
		side = 48
	}
	workspace.WriteImage("bot.png", acceptance.Halves(300, 300, red, blue))
	workspace.ConfigureAs(credentials, userAndAvatarConfig("bot", "user_key = jira_user.bot.key"))
	workspace.Apply()
	bot, _ := workspace.Jira.User("bot")
	workspace.ExpectShown("bot", 4, 24, red)
	workspace.ExpectShown("bot", 44, 24, blue)
	expectStored(t, workspace, bot, side)
	expectFailedConfirms(t, workspace, thumbnails)
	workspace.ExpectEmptyPlan()

	workspace.WriteImage("bot.png", acceptance.Plain(300, 300, green))
	workspace.Jira.ForgetRequests()
	workspace.Apply().ExpectChanges("jira_user_avatar.bot", "update")
	workspace.ExpectShown("bot", 24, 24, green)
	expectStored(t, workspace, bot, side)
	expectFailedConfirms(t, workspace, thumbnails)

	uploaded := customAvatars(workspace, bot)[0]
	workspace.Jira.SelectAvatar(bot.Key, workspace.Jira.SystemAvatars()[1])
	workspace.Apply().ExpectChanges("jira_user_avatar.bot", "update")
	expectAvatars(t, workspace, bot, uploaded, uploaded)

	workspace.Destroy()
	if users, avatars := workspace.Jira.Users(), customAvatars(workspace, bot); len(users) != 1 || len(avatars) > 0 {
		t.Errorf("after the destroy, Jira has the users %v and the avatars %v", users, avatars)
	}
}

// expectStored fails the test unless the user has one custom avatar, whose image has this side in pixels.
func expectStored(t *testing.T, workspace *acceptance.Workspace, user jirasim.User, side int) {
	t.Helper()
	if ids := customAvatars(workspace, user); len(ids) != 1 {
		t.Errorf("the user has the avatars %v", ids)
	}
	if stored := workspace.State("jira_user_avatar.bot")["stored_size"]; fmt.Sprint(stored) != fmt.Sprint(side) {
		t.Errorf("stored_size is %v, want %d", stored, side)
	}
}

// expectFailedConfirms fails the test if a run sent more failed confirmations than necessary: two if Jira accepts only
// thumbnails, otherwise none.
func expectFailedConfirms(t *testing.T, workspace *acceptance.Workspace, thumbnails bool) {
	t.Helper()
	failed, allowed := 0, 0
	if thumbnails {
		allowed = 2
	}
	for _, request := range workspace.Jira.Requests() {
		if request.Method == "POST" && strings.HasSuffix(request.Path, "/user/avatar") && request.Status == 500 {
			failed++
		}
	}
	if failed > allowed {
		t.Errorf("%d confirmations failed, want at most %d", failed, allowed)
	}
}

// The other nodes of a cluster do not find a new user at first (facts 6.3).
func TestAccUserAvatar_newUserInCluster(t *testing.T) {
	t.Parallel()
	workspace := acceptance.New(t, jirasim.Settings{Nodes: 2, StickySessions: true, ReplicationReads: 3})
	workspace.WriteImage("bot.png", acceptance.Plain(300, 300, red))
	workspace.Configure(userAndAvatarConfig("bot", "user_key = jira_user.bot.key"))
	workspace.Apply().ExpectNoWarnings()
	workspace.ExpectShown("bot", 24, 24, red)
	notFound := 0
	for _, request := range workspace.Jira.Requests() {
		if request.Status == 404 {
			notFound++
		}
	}
	if notFound == 0 {
		t.Error("every node found the user immediately: the test proves nothing")
	}
}

func TestAccUserAvatar_thumbnail(t *testing.T) {
	for name, side := range map[string]int{"large image": 300, "small image": 40} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			workspace := acceptance.New(t, jirasim.Settings{ConfirmAlwaysFails: true})
			workspace.WriteImage("bot.png", acceptance.Plain(side, side, blue))
			configuration := userAndAvatarConfig("bot", "user_key = jira_user.bot.key")
			workspace.ConfigureAs(workspace.Administrator(), configuration)
			result := workspace.Apply()
			if side == 40 {
				result.ExpectNoWarnings()
				return
			}
			result.ExpectWarning("Avatars are stored at 48 x 48 pixels only", "atlassian.pats.invalidate.session.enabled=false", `avatar_upload = "session"`)
			workspace.ExpectEmptyPlan()
			workspace.ConfigureAs(workspace.Administrator()+"\n  avatar_upload = \"session\"", configuration)
			workspace.Plan().ExpectChanges("jira_user_avatar.bot", "update")
			workspace.Try("apply", "-auto-approve").ExpectError("upload the avatar", "Uploading the avatar has failed")
			bot, _ := workspace.Jira.User("bot")
			if ids := customAvatars(workspace, bot); len(ids) != 1 || workspace.Jira.ShownAvatar(bot.Key) != ids[0] {
				t.Errorf("the user shows avatar %d and has the avatars %v", workspace.Jira.ShownAvatar(bot.Key), ids)
			}
		})
	}
}

// A token whose sessions Jira ends cannot confirm a full-size upload. The error names the argument and Jira's property.
func TestAccUserAvatar_sessionRefused(t *testing.T) {
	t.Parallel()
	workspace := acceptance.New(t, jirasim.Settings{})
	workspace.WriteImage("bot.png", acceptance.Plain(300, 300, blue))
	workspace.ConfigureAs(workspace.Token()+"\n  avatar_upload = \"session\"", userAndAvatarConfig("bot", "user_key = jira_user.bot.key"))
	workspace.Try("apply", "-auto-approve").ExpectError(`Cannot upload the avatar of user "bot"`,
		`avatar_upload is "session", but this Jira cannot confirm a full-size upload`, "atlassian.pats.invalidate.session.enabled=false")
	bot, _ := workspace.Jira.User("bot")
	if ids := customAvatars(workspace, bot); len(ids) > 0 {
		t.Errorf("the user has the avatars %v", ids)
	}
}

func TestAccUserAvatar_thumbnailThenFull(t *testing.T) {
	t.Parallel()
	workspace := acceptance.New(t, jirasim.Settings{})
	workspace.WriteImage("bot.png", acceptance.Plain(300, 300, blue))
	configuration := userAndAvatarConfig("bot", "user_key = jira_user.bot.key")
	workspace.ConfigureAs(workspace.Token(), configuration)
	workspace.Apply().ExpectWarning("Avatars are stored at 48 x 48 pixels only")
	bot, _ := workspace.Jira.User("bot")
	expectStored(t, workspace, bot, 48)

	// Basic authentication keeps the session. A token does, too, if Jira is configured to keep its sessions.
	workspace.ConfigureAs(workspace.Administrator(), configuration)
	workspace.ExpectEmptyPlan()
	workspace.ConfigureAs(workspace.Administrator()+"\n  avatar_upload = \"session\"", configuration)
	workspace.Apply().ExpectChanges("jira_user_avatar.bot", "update").ExpectNoWarnings()
	expectStored(t, workspace, bot, 300)
	workspace.ExpectEmptyPlan()
}

func TestAccUserAvatar_thumbnailConfigured(t *testing.T) {
	workspace, user := newWorkspace(t, jirasim.Settings{})
	workspace.WriteImage("robot.png", acceptance.Plain(300, 300, red))
	workspace.ConfigureAs(workspace.Administrator()+"\n  avatar_upload = \"thumbnail\"", avatarConfig(`file = "${path.cwd}/robot.png"`))
	workspace.Apply().ExpectNoWarnings()
	workspace.ExpectSent("GET user", "GET user/avatars", "POST user/avatar/temporary", "PUT user/avatar", "GET user")
	workspace.ExpectShown("robot", 24, 24, red)
	if ids := customAvatars(workspace, user); len(ids) != 1 {
		t.Errorf("the user has the avatars %v", ids)
	}
	workspace.ExpectEmptyPlan()
}

func TestAccUserAvatar_transientConfirmError(t *testing.T) {
	workspace, user := newWorkspace(t, jirasim.Settings{})
	workspace.WriteImage("robot.png", acceptance.Plain(300, 300, red))
	workspace.Configure(avatarConfig(`file = "${path.cwd}/robot.png"`))
	workspace.Jira.Misbehave(jirasim.Fault{Method: "POST", Path: "/user/avatar", Times: 1, Kind: jirasim.Status500})
	workspace.Apply().ExpectNoWarnings()
	if ids := customAvatars(workspace, user); len(ids) != 1 || workspace.Jira.StoredSide(ids[0]) == 48 {
		t.Errorf("the user has the avatars %v", ids)
	}
	workspace.ExpectEmptyPlan()
}

// The response to the upload is lost. The user has an older custom avatar, which the provider must not mistake for the new
// one.
func TestAccUserAvatar_uploadResponseLost(t *testing.T) {
	for _, kind := range []jirasim.FaultKind{jirasim.DropBefore, jirasim.DropAfter, jirasim.BadGateway, jirasim.LoginPage} {
		for _, side := range []int{40, 300} {
			t.Run(fmt.Sprintf("%s, %d pixels", kind, side), func(t *testing.T) {
				workspace, user := newWorkspace(t, jirasim.Settings{})
				older := workspace.Jira.AddAvatar(user.Key, 0, acceptance.Plain(99, 99, green))
				workspace.WriteImage("robot.png", acceptance.Plain(side, side, red))
				workspace.Configure(avatarConfig(`file = "${path.cwd}/robot.png"`))
				for _, path := range []string{"/user/avatar/temporary", "/user/avatar"} {
					workspace.Jira.Misbehave(jirasim.Fault{Method: "POST", Path: path, Times: 1, Kind: kind})
				}
				workspace.Apply()
				workspace.ExpectShown("robot", 24, 24, red)
				if ids := customAvatars(workspace, user); len(ids) != 2 || ids[0] != older {
					t.Errorf("the user has the avatars %v, with the older upload %d", ids, older)
				}
				workspace.Destroy()
				expectAvatars(t, workspace, user, workspace.Jira.DefaultAvatar(), older)
			})
		}
	}
}
