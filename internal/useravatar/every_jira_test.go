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
	made := acceptance.New(t, settings)
	credentials := made.Administrator()
	if !basic {
		credentials = made.Token()
	}
	side := 300
	if thumbnails {
		side = 48
	}
	made.WritePicture("bot.png", acceptance.Halves(300, 300, red, blue))
	made.ConfigureAs(credentials, userAndAvatar("bot", "user_key = jira_user.bot.key"))
	made.Apply()
	bot, _ := made.Jira.Account("bot")
	made.ExpectShown("bot", 4, 24, red)
	made.ExpectShown("bot", 44, 24, blue)
	expectStored(t, made, bot, side)
	expectFailedConfirms(t, made, thumbnails)
	made.ExpectEmptyPlan()

	made.WritePicture("bot.png", acceptance.Plain(300, 300, green))
	made.Jira.ForgetRequests()
	made.Apply().ExpectChanges("jira_user_avatar.bot", "update")
	made.ExpectShown("bot", 24, 24, green)
	expectStored(t, made, bot, side)
	expectFailedConfirms(t, made, thumbnails)

	ours := custom(made, bot)[0]
	made.Jira.SelectAvatar(bot.Key, made.Jira.SystemAvatars()[1])
	made.Apply().ExpectChanges("jira_user_avatar.bot", "update")
	expectAvatars(t, made, bot, ours, ours)

	made.Destroy()
	if accounts, avatars := made.Jira.Accounts(), custom(made, bot); len(accounts) != 1 || len(avatars) > 0 {
		t.Errorf("left behind: the accounts %v, the avatars %v", accounts, avatars)
	}
}

func expectStored(t *testing.T, made *acceptance.Workspace, account jirasim.Account, side int) {
	t.Helper()
	if ids := custom(made, account); len(ids) != 1 {
		t.Errorf("the account has the avatars %v", ids)
	}
	if stored := made.State("jira_user_avatar.bot")["stored_size"]; fmt.Sprint(stored) != fmt.Sprint(side) {
		t.Errorf("stored_size is %v, not %d", stored, side)
	}
}

// expectFailedConfirms allows one confirmation in vain in a run, where thumbnails have to do.
func expectFailedConfirms(t *testing.T, made *acceptance.Workspace, thumbnails bool) {
	t.Helper()
	failed, allowed := 0, 0
	if thumbnails {
		allowed = 1
	}
	for _, request := range made.Jira.Requests() {
		if request.Method == "POST" && strings.HasSuffix(request.Path, "/user/avatar") && request.Status == 500 {
			failed++
		}
	}
	if failed > allowed {
		t.Errorf("%d confirmations failed, %d were to be expected", failed, allowed)
	}
}

// TestNewAccountIsWaitedFor: the other nodes of a cluster learn of a new account a moment later.
func TestNewAccountIsWaitedFor(t *testing.T) {
	t.Parallel()
	made := acceptance.New(t, jirasim.Settings{Nodes: 2, StickySessions: true, ReplicationReads: 3})
	made.WritePicture("bot.png", acceptance.Plain(300, 300, red))
	made.Configure(userAndAvatar("bot", "user_key = jira_user.bot.key"))
	made.Apply().ExpectNoWarnings()
	made.ExpectShown("bot", 24, 24, red)
	unknown := 0
	for _, request := range made.Jira.Requests() {
		if request.Status == 404 {
			unknown++
		}
	}
	if unknown == 0 {
		t.Error("every node knew the account at once: the test shows nothing")
	}
}

func TestThumbnailIsWarnedAboutAndReplacedOnceJiraKeepsSessions(t *testing.T) {
	for name, content := range map[string]int{"large picture": 300, "small picture": 40} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dropping := acceptance.New(t, jirasim.Settings{ConfirmAlwaysFails: true})
			dropping.WritePicture("bot.png", acceptance.Plain(content, content, blue))
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
			bot, _ := dropping.Jira.Account("bot")
			if ids := custom(dropping, bot); len(ids) != 1 || dropping.Jira.ShownAvatar(bot.Key) != ids[0] {
				t.Errorf("the account shows %d and has %v", dropping.Jira.ShownAvatar(bot.Key), ids)
			}
		})
	}
}

func TestFullPictureIsUploadedOnceSessionsAreKept(t *testing.T) {
	t.Parallel()
	made := acceptance.New(t, jirasim.Settings{})
	made.WritePicture("bot.png", acceptance.Plain(300, 300, blue))
	configuration := userAndAvatar("bot", "user_key = jira_user.bot.key")
	made.ConfigureAs(made.Token(), configuration)
	made.Apply().ExpectWarning("Pictures are stored with 48 pixels only")
	bot, _ := made.Jira.Account("bot")
	expectStored(t, made, bot, 48)

	// Basic authentication keeps the session, as a token does after Jira was told to.
	made.ConfigureAs(made.Administrator(), configuration)
	made.ExpectEmptyPlan()
	made.ConfigureAs(made.Administrator()+"\n  avatar_upload = \"session\"", configuration)
	made.Apply().ExpectChanges("jira_user_avatar.bot", "update").ExpectNoWarnings()
	expectStored(t, made, bot, 300)
	made.ExpectEmptyPlan()
}

func TestThumbnailOnDemandDoesNotWarnAndDoesNotConfirm(t *testing.T) {
	made, account := workspace(t, jirasim.Settings{})
	made.WritePicture("robot.png", acceptance.Plain(300, 300, red))
	made.ConfigureAs(made.Administrator()+"\n  avatar_upload = \"thumbnail\"", avatar(`file = "${path.cwd}/robot.png"`))
	made.Apply().ExpectNoWarnings()
	expectSent(t, made, "GET user", "GET user/avatars", "POST user/avatar/temporary", "PUT user/avatar", "GET user")
	made.ExpectShown("robot", 24, 24, red)
	if ids := custom(made, account); len(ids) != 1 {
		t.Errorf("the account has the avatars %v", ids)
	}
	made.ExpectEmptyPlan()
}

func TestOneHiccupDoesNotLeaveSmallPictures(t *testing.T) {
	made, account := workspace(t, jirasim.Settings{})
	made.WritePicture("robot.png", acceptance.Plain(300, 300, red))
	made.Configure(avatar(`file = "${path.cwd}/robot.png"`))
	made.Jira.Misbehave(jirasim.Fault{Method: "POST", Path: "/user/avatar", Times: 1, Kind: jirasim.Status500})
	made.Apply().ExpectNoWarnings()
	if ids := custom(made, account); len(ids) != 1 || made.Jira.StoredSide(ids[0]) == 48 {
		t.Errorf("the account has the avatars %v", ids)
	}
	made.ExpectEmptyPlan()
}

func TestGravatarIsSeenThrough(t *testing.T) {
	made, account := workspace(t, jirasim.Settings{Gravatar: true})
	made.WritePicture("robot.png", acceptance.Plain(300, 300, red))
	made.Configure(avatar(`file = "${path.cwd}/robot.png"`))
	made.Apply().ExpectNoWarnings()
	made.ExpectEmptyPlan()
	ours := custom(made, account)[0]

	made.Jira.SelectAvatar(account.Key, made.Jira.DefaultAvatar())
	made.Jira.ForgetRequests()
	made.Plan().ExpectChanges("jira_user_avatar.robot", "update")
	expectSent(t, made, "GET user", "GET user/avatars")
	made.Apply()
	expectAvatars(t, made, account, ours, ours)

	made.Destroy()
	expectAvatars(t, made, account, made.Jira.DefaultAvatar())
}

func TestChoiceThatPointsAtNothingIsRepaired(t *testing.T) {
	made, account := applied(t)
	ours := custom(made, account)[0]
	made.Jira.SelectAvatar(account.Key, 99999)
	made.Apply().ExpectChanges("jira_user_avatar.robot", "update")
	expectAvatars(t, made, account, ours, ours)
	made.ExpectEmptyPlan()
}

func TestAnotherAccountsAvatarSelectedByHandIsRepaired(t *testing.T) {
	made, account := applied(t)
	ours := custom(made, account)[0]
	other := made.Jira.AddAccount(jirasim.Account{Name: "other", DisplayName: "Other", EmailAddress: "o@example.com", Active: true})
	made.Jira.SelectAvatar(account.Key, made.Jira.AddAvatar(other.Key, 0, acceptance.Plain(99, 99, green)))
	made.Apply().ExpectChanges("jira_user_avatar.robot", "update")
	expectAvatars(t, made, account, ours, ours)
	made.ExpectEmptyPlan()
}

// TestOlderUploadIsNotTakenForOurs: the answer to the upload of a small picture is lost, and the account has an older
// upload of somebody else's, which is not even shown.
func TestOlderUploadIsNotTakenForOurs(t *testing.T) {
	for _, kind := range []jirasim.FaultKind{jirasim.DropBefore, jirasim.DropAfter, jirasim.BadGateway, jirasim.LoginPage} {
		for _, side := range []int{40, 300} {
			t.Run(fmt.Sprintf("%s, %d pixels", kind, side), func(t *testing.T) {
				made, account := workspace(t, jirasim.Settings{})
				older := made.Jira.AddAvatar(account.Key, 0, acceptance.Plain(99, 99, green))
				made.WritePicture("robot.png", acceptance.Plain(side, side, red))
				made.Configure(avatar(`file = "${path.cwd}/robot.png"`))
				for _, path := range []string{"/user/avatar/temporary", "/user/avatar"} {
					made.Jira.Misbehave(jirasim.Fault{Method: "POST", Path: path, Times: 1, Kind: kind})
				}
				made.Apply()
				made.ExpectShown("robot", 24, 24, red)
				if ids := custom(made, account); len(ids) != 2 || ids[0] != older {
					t.Errorf("the account has the avatars %v, with the older upload %d", ids, older)
				}
				made.Destroy()
				expectAvatars(t, made, account, made.Jira.DefaultAvatar(), older)
			})
		}
	}
}
