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

const estateSize = 50

// estate is a configuration of so many users, each with a picture of its own.
func estate(size int) string {
	return fmt.Sprintf("locals {\n  numbers = toset([for number in range(%d) : tostring(number)])\n}\n", size) + bots
}

const bots = `
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

// TestEveryAccountShowsItsOwnPicture fails when uploads share a session: Jira keeps one temporary picture in each.
func TestEveryAccountShowsItsOwnPicture(t *testing.T) {
	t.Parallel()
	workspace := acceptance.NewWithBinary(t, jirasim.Settings{})
	for number := range estateSize {
		workspace.WriteImage(fmt.Sprintf("bot-%d.png", number), acceptance.Plain(64+number, 64, acceptance.Color(number)))
	}
	workspace.Configure(estate(estateSize))
	workspace.Apply("-parallelism=10").ExpectNoWarnings()
	for number := range estateSize {
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
	// A created user need not be read again for its picture: what is left is the look after the selection.
	if posts != estateSize || reads != estateSize {
		t.Errorf("%d users took %d POST user and %d reads", estateSize, posts, reads)
	}
	workspace.Jira.ForgetRequests()
	workspace.ExpectEmptyPlan()
	if requests := workspace.Sent(); len(requests) != estateSize {
		t.Errorf("refreshing %d users with pictures took %d requests", estateSize, len(requests))
	}
	workspace.ExpectOnlyReads()
	if _, atOnce := workspace.Jira.Connections(); atOnce > 10 {
		t.Errorf("%d connections were open at once", atOnce)
	}
}

func TestWrongPasswordIsTriedOnceWhateverTheParallelism(t *testing.T) {
	t.Parallel()
	workspace := acceptance.NewWithBinary(t, jirasim.Settings{})
	for number := range estateSize {
		workspace.WriteImage(fmt.Sprintf("bot-%d.png", number), acceptance.Plain(64, 64, red))
	}
	workspace.ConfigureAs(strings.Replace(workspace.Administrator(), `password = "admin"`, `password = "wrong"`, 1), estate(estateSize))
	result := workspace.Try("apply", "-auto-approve", "-parallelism=10")
	result.ExpectError("Jira rejected the login", `"admin"`, "does not retry a rejected login")
	if failed := workspace.Jira.FailedLogins(); failed != 1 {
		t.Errorf("%d failed logins", failed)
	}
	if requests := workspace.Jira.Requests(); len(requests) != 1 {
		t.Errorf("%d requests were sent", len(requests))
	}
	full := 0
	for _, diagnostic := range result.Diagnostics {
		if diagnostic.Summary == "Jira rejected the login" {
			full++
		}
	}
	if full != 1 {
		t.Errorf("the whole story is told %d times", full)
	}
}

// TestThumbnailsOfALargeEstate: with a token whose sessions Jira drops, one confirmation is paid for all users.
func TestThumbnailsOfALargeEstate(t *testing.T) {
	t.Parallel()
	const size = 200
	workspace := acceptance.NewWithBinary(t, jirasim.Settings{Version: "11.3", BasicAuthOff: true})
	for number := range size {
		workspace.WriteImage(fmt.Sprintf("bot-%d.png", number), acceptance.Plain(64, 64, acceptance.Color(number)))
	}
	workspace.ConfigureAs(workspace.Token(), estate(size))
	workspace.Apply("-parallelism=10").ExpectWarning("Pictures are stored with 48 pixels only")
	requests := 0
	for _, request := range workspace.Jira.Requests() {
		if !strings.HasSuffix(request.Path, "/serverInfo") && (request.Method != "POST" || !strings.HasSuffix(request.Path, "/user")) {
			requests++
		}
	}
	// The lesson costs an upload and a confirmation in vain.
	if perAvatar := float64(requests-2) / size; perAvatar > 4 {
		t.Errorf("an avatar took %.2f requests", perAvatar)
	}
	t.Logf("%d requests for %d avatars", requests, size)
	expectFailedConfirms(t, workspace, true)
	for number := range size {
		workspace.ExpectShown(fmt.Sprintf("bot-%d", number), 24, 24, acceptance.Color(number))
	}
}
