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

// manyUsers is more than the 10 requests that the provider sends concurrently by default.
const manyUsers = 50

// manyUsersConfig returns a configuration with this number of users, each with its own image.
func manyUsersConfig(count int) string {
	return fmt.Sprintf("locals {\n  numbers = toset([for number in range(%d) : tostring(number)])\n}\n", count) + botsConfig
}

const botsConfig = `
resource "jira_user" "bot" {
  for_each      = local.numbers
  username      = "bot-${each.key}"
  display_name  = "Bot ${each.key}"
  email_address = "bot-${each.key}@example.com"
}

resource "jira_user_avatar" "bot" {
  for_each = local.numbers
  user_key = jira_user.bot[each.key].key
  file     = "${path.cwd}/bot-${each.key}.png"
}
`

// expectManyUsers fails the test unless Jira has exactly the configured users, and each has one custom avatar and shows its
// own image.
func expectManyUsers(t *testing.T, workspace *acceptance.Workspace, count int) {
	t.Helper()
	if users := len(workspace.Jira.Users()); users != count+1 {
		t.Errorf("Jira has %d users, want %d and the administrator", users, count)
	}
	for number := range count {
		username := fmt.Sprintf("bot-%d", number)
		workspace.ExpectShown(username, 24, 24, acceptance.Color(number))
		bot, _ := workspace.Jira.User(username)
		if ids := customAvatars(workspace, bot); len(ids) != 1 {
			t.Errorf("user %s has the avatars %v", username, ids)
		}
	}
	for address, resource := range workspace.States() {
		if resource.Tainted {
			t.Errorf("%s is tainted", address)
		}
	}
}

// TestAccUserAvatar_manyUsers fails if uploads share a session, because Jira keeps one temporary avatar for each session
// (facts 1.1).
func TestAccUserAvatar_manyUsers(t *testing.T) {
	t.Parallel()
	workspace := acceptance.NewWithBinary(t, jirasim.Settings{})
	for number := range manyUsers {
		workspace.WriteImage(fmt.Sprintf("bot-%d.png", number), acceptance.Plain(64+number, 64, acceptance.Color(number)))
	}
	workspace.Configure(manyUsersConfig(manyUsers))
	workspace.Apply("-parallelism=10").ExpectNoWarnings()
	for number := range manyUsers {
		workspace.ExpectShown(fmt.Sprintf("bot-%d", number), 24, 24, acceptance.Color(number))
	}
	posts, reads := 0, 0
	for _, request := range workspace.Jira.Requests() {
		switch {
		case request.Method == "POST" && strings.HasSuffix(request.Path, "/user"):
			posts++
		case request.Method == "GET" && !strings.HasSuffix(request.Path, "/serverInfo"):
			reads++
		}
	}
	// The avatar of a user that this run created needs no read before the upload, only one after the selection.
	if posts != manyUsers || reads != manyUsers {
		t.Errorf("%d users needed %d POST user and %d reads", manyUsers, posts, reads)
	}
	workspace.Jira.ForgetRequests()
	workspace.ExpectEmptyPlan()
	// The list of all users serves the reads after the 31st (DESIGN.md, section 7).
	if requests := workspace.Sent(); len(requests) != 32 {
		t.Errorf("refreshing %d users with avatars needed %d requests, want 32", manyUsers, len(requests))
	}
	workspace.ExpectOnlyReads()
	if _, concurrent := workspace.Jira.Connections(); concurrent > 10 {
		t.Errorf("%d connections were open at the same time", concurrent)
	}
}

func TestAccUserAvatar_wrongPassword(t *testing.T) {
	t.Parallel()
	workspace := acceptance.NewWithBinary(t, jirasim.Settings{})
	for number := range manyUsers {
		workspace.WriteImage(fmt.Sprintf("bot-%d.png", number), acceptance.Plain(64, 64, red))
	}
	workspace.ConfigureAs(strings.Replace(workspace.Administrator(), `password = "admin"`, `password = "wrong"`, 1), manyUsersConfig(manyUsers))
	result := workspace.Try("apply", "-auto-approve", "-parallelism=10")
	result.ExpectError("Jira rejected the login", `"admin"`, "does not retry a rejected login")
	if failed := workspace.Jira.FailedLogins(); failed != 1 {
		t.Errorf("%d failed logins", failed)
	}
	if requests := workspace.Jira.Requests(); len(requests) != 1 {
		t.Errorf("%d requests were sent", len(requests))
	}
	rejected := 0
	for _, diagnostic := range result.Diagnostics {
		if diagnostic.Summary == "Jira rejected the login" {
			rejected++
		}
	}
	if rejected != 1 {
		t.Errorf("the rejected login is reported %d times, want once", rejected)
	}
}

// TestAccUserAvatar_manyThumbnails uses a token whose sessions Jira ends. Only the first user's full image is uploaded and
// its confirmation fails. All avatars are thumbnails.
func TestAccUserAvatar_manyThumbnails(t *testing.T) {
	t.Parallel()
	const count = 200
	workspace := acceptance.NewWithBinary(t, jirasim.Settings{Version: "11.3", BasicAuthOff: true})
	for number := range count {
		workspace.WriteImage(fmt.Sprintf("bot-%d.png", number), acceptance.Plain(64, 64, acceptance.Color(number)))
	}
	workspace.ConfigureAs(workspace.Token(), manyUsersConfig(count))
	workspace.Apply("-parallelism=10").ExpectWarning("Avatars are stored at 48 x 48 pixels only")
	requests := 0
	for _, request := range workspace.Jira.Requests() {
		if !strings.HasSuffix(request.Path, "/serverInfo") && (request.Method != "POST" || !strings.HasSuffix(request.Path, "/user")) {
			requests++
		}
	}
	// The first upload and its failed confirmation do not count.
	if perAvatar := float64(requests-2) / count; perAvatar > 4 {
		t.Errorf("an avatar needed %.2f requests", perAvatar)
	}
	t.Logf("%d requests for %d avatars", requests, count)
	expectFailedConfirms(t, workspace, true)
	for number := range count {
		workspace.ExpectShown(fmt.Sprintf("bot-%d", number), 24, 24, acceptance.Color(number))
	}
}

// TestAccUserAvatar_outage drops the connections of 200 requests while users are created. Jira processes half of these
// requests before the connection is dropped.
func TestAccUserAvatar_outage(t *testing.T) {
	t.Parallel()
	const count = 100
	workspace := acceptance.New(t, jirasim.Settings{})
	for number := range count {
		workspace.WriteImage(fmt.Sprintf("bot-%d.png", number), acceptance.Plain(64, 64, acceptance.Color(number)))
	}
	workspace.Configure(manyUsersConfig(count))
	workspace.Jira.Misbehave(jirasim.Fault{Skip: 150, Times: 100, Kind: jirasim.DropAfter})
	workspace.Jira.Misbehave(jirasim.Fault{Skip: 150, Times: 100, Kind: jirasim.DropBefore})
	first := workspace.Try("apply", "-auto-approve")
	dropped := 0
	for _, request := range workspace.Jira.Requests() {
		if request.Fault != "" {
			dropped++
		}
	}
	if dropped != 200 {
		t.Errorf("%d requests were dropped, want 200", dropped)
	}
	t.Logf("%d requests were dropped and %d resources failed in the first run", dropped, first.Errors())
	workspace.Jira.Behave()
	workspace.Apply()
	expectManyUsers(t, workspace, count)
	workspace.ExpectEmptyPlan()
}
