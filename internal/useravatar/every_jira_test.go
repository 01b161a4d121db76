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

// TestPictureOnEveryJira goes through the life of a picture on every Jira that people run, whatever the authentication.
func TestPictureOnEveryJira(t *testing.T) {
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
						lifeOfAPicture(t, settings, login == "basic", login == "token with sessions dropped")
					})
				}
			}
		}
	}
}

func lifeOfAPicture(t *testing.T, settings jirasim.Settings, basic, thumbnails bool) {
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
	workspace.ConfigureAs(credentials, userAndAvatar("bot", "user_key = jira_user.bot.key"))
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

	ours := custom(workspace, bot)[0]
	workspace.Jira.SelectAvatar(bot.Key, workspace.Jira.SystemAvatars()[1])
	workspace.Apply().ExpectChanges("jira_user_avatar.bot", "update")
	expectAvatars(t, workspace, bot, ours, ours)

	workspace.Destroy()
	if users, avatars := workspace.Jira.Users(), custom(workspace, bot); len(users) != 1 || len(avatars) > 0 {
		t.Errorf("left behind: the users %v, the avatars %v", users, avatars)
	}
}

func expectStored(t *testing.T, workspace *acceptance.Workspace, user jirasim.User, side int) {
	t.Helper()
	if ids := custom(workspace, user); len(ids) != 1 {
		t.Errorf("the user has the avatars %v", ids)
	}
	if stored := workspace.State("jira_user_avatar.bot")["stored_size"]; fmt.Sprint(stored) != fmt.Sprint(side) {
		t.Errorf("stored_size is %v, not %d", stored, side)
	}
}

// expectFailedConfirms allows one confirmation in vain in a run, where thumbnails have to do.
func expectFailedConfirms(t *testing.T, workspace *acceptance.Workspace, thumbnails bool) {
	t.Helper()
	failed, allowed := 0, 0
	if thumbnails {
		allowed = 1
	}
	for _, request := range workspace.Jira.Requests() {
		if request.Method == "POST" && strings.HasSuffix(request.Path, "/user/avatar") && request.Status == 500 {
			failed++
		}
	}
	if failed > allowed {
		t.Errorf("%d confirmations failed, %d were to be expected", failed, allowed)
	}
}

// TestNewAccountIsWaitedFor: the other nodes of a cluster learn of a new user a moment later.
func TestNewAccountIsWaitedFor(t *testing.T) {
	t.Parallel()
	workspace := acceptance.New(t, jirasim.Settings{Nodes: 2, StickySessions: true, ReplicationReads: 3})
	workspace.WriteImage("bot.png", acceptance.Plain(300, 300, red))
	workspace.Configure(userAndAvatar("bot", "user_key = jira_user.bot.key"))
	workspace.Apply().ExpectNoWarnings()
	workspace.ExpectShown("bot", 24, 24, red)
	unknown := 0
	for _, request := range workspace.Jira.Requests() {
		if request.Status == 404 {
			unknown++
		}
	}
	if unknown == 0 {
		t.Error("every node knew the user at once: the test shows nothing")
	}
}

func TestThumbnailIsWarnedAboutAndReplacedOnceJiraKeepsSessions(t *testing.T) {
	for name, content := range map[string]int{"large picture": 300, "small picture": 40} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dropping := acceptance.New(t, jirasim.Settings{ConfirmAlwaysFails: true})
			dropping.WriteImage("bot.png", acceptance.Plain(content, content, blue))
			configuration := userAndAvatar("bot", "user_key = jira_user.bot.key")
			dropping.ConfigureAs(dropping.Administrator(), configuration)
			result := dropping.Apply()
			if content == 40 {
				result.ExpectNoWarnings()
				return
			}
			result.ExpectWarning("Pictures are stored with 48 pixels only", "atlassian.pats.invalidate.session.enabled=false", `avatar_upload = "session"`)
			dropping.ExpectEmptyPlan()
			dropping.ConfigureAs(dropping.Administrator()+"\n  avatar_upload = \"session\"", configuration)
			dropping.Plan().ExpectChanges("jira_user_avatar.bot", "update")
			dropping.Try("apply", "-auto-approve").ExpectError("upload the picture", "Uploading the avatar has failed")
			bot, _ := dropping.Jira.User("bot")
			if ids := custom(dropping, bot); len(ids) != 1 || dropping.Jira.ShownAvatar(bot.Key) != ids[0] {
				t.Errorf("the user shows %d and has %v", dropping.Jira.ShownAvatar(bot.Key), ids)
			}
		})
	}
}

func TestFullPictureIsUploadedOnceSessionsAreKept(t *testing.T) {
	t.Parallel()
	workspace := acceptance.New(t, jirasim.Settings{})
	workspace.WriteImage("bot.png", acceptance.Plain(300, 300, blue))
	configuration := userAndAvatar("bot", "user_key = jira_user.bot.key")
	workspace.ConfigureAs(workspace.Token(), configuration)
	workspace.Apply().ExpectWarning("Pictures are stored with 48 pixels only")
	bot, _ := workspace.Jira.User("bot")
	expectStored(t, workspace, bot, 48)

	// Basic authentication keeps the session, as a token does after Jira was told to.
	workspace.ConfigureAs(workspace.Administrator(), configuration)
	workspace.ExpectEmptyPlan()
	workspace.ConfigureAs(workspace.Administrator()+"\n  avatar_upload = \"session\"", configuration)
	workspace.Apply().ExpectChanges("jira_user_avatar.bot", "update").ExpectNoWarnings()
	expectStored(t, workspace, bot, 300)
	workspace.ExpectEmptyPlan()
}

func TestThumbnailOnDemandDoesNotWarnAndDoesNotConfirm(t *testing.T) {
	workspace, user := workspace(t, jirasim.Settings{})
	workspace.WriteImage("robot.png", acceptance.Plain(300, 300, red))
	workspace.ConfigureAs(workspace.Administrator()+"\n  avatar_upload = \"thumbnail\"", avatar(`file = "${path.cwd}/robot.png"`))
	workspace.Apply().ExpectNoWarnings()
	workspace.ExpectSent("GET user", "GET user/avatars", "POST user/avatar/temporary", "PUT user/avatar", "GET user")
	workspace.ExpectShown("robot", 24, 24, red)
	if ids := custom(workspace, user); len(ids) != 1 {
		t.Errorf("the user has the avatars %v", ids)
	}
	workspace.ExpectEmptyPlan()
}

func TestOneHiccupDoesNotLeaveSmallPictures(t *testing.T) {
	workspace, user := workspace(t, jirasim.Settings{})
	workspace.WriteImage("robot.png", acceptance.Plain(300, 300, red))
	workspace.Configure(avatar(`file = "${path.cwd}/robot.png"`))
	workspace.Jira.Misbehave(jirasim.Fault{Method: "POST", Path: "/user/avatar", Times: 1, Kind: jirasim.Status500})
	workspace.Apply().ExpectNoWarnings()
	if ids := custom(workspace, user); len(ids) != 1 || workspace.Jira.StoredSide(ids[0]) == 48 {
		t.Errorf("the user has the avatars %v", ids)
	}
	workspace.ExpectEmptyPlan()
}

func TestGravatarIsSeenThrough(t *testing.T) {
	workspace, user := workspace(t, jirasim.Settings{Gravatar: true})
	workspace.WriteImage("robot.png", acceptance.Plain(300, 300, red))
	workspace.Configure(avatar(`file = "${path.cwd}/robot.png"`))
	workspace.Apply().ExpectNoWarnings()
	workspace.ExpectEmptyPlan()
	ours := custom(workspace, user)[0]

	workspace.Jira.SelectAvatar(user.Key, workspace.Jira.DefaultAvatar())
	workspace.Jira.ForgetRequests()
	workspace.Plan().ExpectChanges("jira_user_avatar.robot", "update")
	workspace.ExpectSent("GET user", "GET user/avatars")
	workspace.Apply()
	expectAvatars(t, workspace, user, ours, ours)

	workspace.Destroy()
	expectAvatars(t, workspace, user, workspace.Jira.DefaultAvatar())
}

func TestChoiceThatPointsAtNothingIsRepaired(t *testing.T) {
	workspace, user := applied(t)
	ours := custom(workspace, user)[0]
	workspace.Jira.SelectAvatar(user.Key, 99999)
	workspace.Apply().ExpectChanges("jira_user_avatar.robot", "update")
	expectAvatars(t, workspace, user, ours, ours)
	workspace.ExpectEmptyPlan()
}

func TestAnotherAccountsAvatarSelectedByHandIsRepaired(t *testing.T) {
	workspace, user := applied(t)
	ours := custom(workspace, user)[0]
	other := workspace.Jira.AddUser(jirasim.User{Name: "other", DisplayName: "Other", EmailAddress: "o@example.com", Active: true})
	workspace.Jira.SelectAvatar(user.Key, workspace.Jira.AddAvatar(other.Key, 0, acceptance.Plain(99, 99, green)))
	workspace.Apply().ExpectChanges("jira_user_avatar.robot", "update")
	expectAvatars(t, workspace, user, ours, ours)
	workspace.ExpectEmptyPlan()
}

// TestOlderUploadIsNotTakenForOurs: the response to the upload of a small picture is lost, and the user has an older
// upload of somebody else's, which is not even shown.
func TestOlderUploadIsNotTakenForOurs(t *testing.T) {
	for _, kind := range []jirasim.FaultKind{jirasim.DropBefore, jirasim.DropAfter, jirasim.BadGateway, jirasim.LoginPage} {
		for _, side := range []int{40, 300} {
			t.Run(fmt.Sprintf("%s, %d pixels", kind, side), func(t *testing.T) {
				workspace, user := workspace(t, jirasim.Settings{})
				older := workspace.Jira.AddAvatar(user.Key, 0, acceptance.Plain(99, 99, green))
				workspace.WriteImage("robot.png", acceptance.Plain(side, side, red))
				workspace.Configure(avatar(`file = "${path.cwd}/robot.png"`))
				for _, path := range []string{"/user/avatar/temporary", "/user/avatar"} {
					workspace.Jira.Misbehave(jirasim.Fault{Method: "POST", Path: path, Times: 1, Kind: kind})
				}
				workspace.Apply()
				workspace.ExpectShown("robot", 24, 24, red)
				if ids := custom(workspace, user); len(ids) != 2 || ids[0] != older {
					t.Errorf("the user has the avatars %v, with the older upload %d", ids, older)
				}
				workspace.Destroy()
				expectAvatars(t, workspace, user, workspace.Jira.DefaultAvatar(), older)
			})
		}
	}
}
