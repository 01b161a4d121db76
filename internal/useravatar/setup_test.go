// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar_test

import (
	"fmt"
	"image/color"
	"slices"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

var (
	red   = color.NRGBA{R: 255, A: 255}
	green = color.NRGBA{G: 255, A: 255}
	blue  = color.NRGBA{B: 255, A: 255}
)

// workspace has an account "robot" in Jira, which Terraform does not manage.
func workspace(t *testing.T, settings jirasim.Settings) (*acceptance.Workspace, jirasim.Account) {
	t.Helper()
	t.Parallel()
	made := acceptance.New(t, settings)
	return made, made.Jira.AddAccount(jirasim.Account{Name: "robot", DisplayName: "Robot", EmailAddress: "robot@example.com", Active: true})
}

// avatar is a configuration with the picture of the account "robot".
func avatar(arguments ...string) string {
	return "resource \"jira_user_avatar\" \"robot\" {\n  username = \"robot\"\n  " + strings.Join(arguments, "\n  ") + "\n}\n"
}

// applied shows a red picture from robot.png.
func applied(t *testing.T) (*acceptance.Workspace, jirasim.Account) {
	t.Helper()
	made, account := workspace(t, jirasim.Settings{})
	made.WritePicture("robot.png", acceptance.Plain(300, 300, red))
	made.Configure(avatar(`file = "${path.cwd}/robot.png"`))
	made.Apply()
	made.ExpectShown("robot", 24, 24, red)
	made.Jira.ForgetRequests()
	return made, account
}

// custom are the ids of the account's own avatars.
func custom(made *acceptance.Workspace, account jirasim.Account) []int64 {
	var ids []int64
	for _, avatar := range made.Jira.Avatars(account.Key) {
		ids = append(ids, avatar.ID)
	}
	return ids
}

// expectAvatars fails the test unless the account has exactly these avatars of its own, and shows one of them or what
// else is given.
func expectAvatars(t *testing.T, made *acceptance.Workspace, account jirasim.Account, shown int64, ids ...int64) {
	t.Helper()
	if got := custom(made, account); !slices.Equal(got, ids) {
		t.Errorf("the account has the avatars %v, not %v", got, ids)
	}
	if got := made.Jira.ShownAvatar(account.Key); got != shown {
		t.Errorf("the account shows the avatar %d, not %d", got, shown)
	}
}

// sent are the requests that a run made, without its first, as "METHOD path".
func sent(made *acceptance.Workspace) []string {
	var lines []string
	for _, request := range made.Jira.Requests() {
		if !strings.HasSuffix(request.Path, "/serverInfo") {
			lines = append(lines, fmt.Sprintf("%s %s", request.Method, strings.TrimPrefix(request.Path, "/rest/api/2/")))
		}
	}
	return lines
}

func expectSent(t *testing.T, made *acceptance.Workspace, lines ...string) {
	t.Helper()
	if got := sent(made); !slices.Equal(got, lines) {
		t.Errorf("sent\n  %s\ninstead of\n  %s", strings.Join(got, "\n  "), strings.Join(lines, "\n  "))
	}
}
