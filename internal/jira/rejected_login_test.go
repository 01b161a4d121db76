// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// wantRejected looks at what callers of a rejected client got: all of them a LoginError, one of them the first.
func wantRejected(t *testing.T, errs []error, want jira.LoginProblem) {
	t.Helper()
	first := 0
	for _, err := range errs {
		var login *jira.LoginError
		if !errors.As(err, &login) {
			t.Errorf("failed with %T %v, want a LoginError", err, err)
			continue
		}
		if login.Problem != want || login.Username != "admin" {
			t.Errorf("the problem is %q of %q, want %q", login.Problem, login.Username, want)
		}
		if !login.Repeated {
			first++
		}
	}
	if first != 1 {
		t.Errorf("%d of %d errors are the first one, want 1", first, len(errs))
	}
}

func TestWrongPasswordIsTriedOnceWhoeverAsks(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{AdminPassword: "right"})
	client := connect(t, server, func(settings *jira.Settings) { settings.Password = "wrong" })
	operations := everyOperation(t, server)
	errs := atOnce(50, func(index int) error { return operations[index%len(operations)].run(t.Context(), client) })
	wantRejected(t, errs, jira.LoginRejected)
	wantAsked(t, server, "GET serverInfo")
	if failed := server.FailedLogins(); failed != 1 {
		t.Errorf("%d failed logins, want 1", failed)
	}
}

func TestRejectionInTheMiddleOfTheRunEndsIt(t *testing.T) {
	t.Parallel()
	inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		robot := addRobot(server, "robot")
		server.Misbehave(jirasim.Fault{Times: 1, During: func(jirasim.Request) {
			synctest.Wait() // until all others wait for their turn
			server.ChangeUser("admin", func(admin *jirasim.User) { admin.Password = "changed" })
		}})
		read := func(int) error {
			_, err := client.UserNow(t.Context(), jira.ByKey(robot.Key))
			return err
		}
		wantRejected(t, atOnce(20, read), jira.LoginRejected)
		var login *jira.LoginError
		if err := read(0); !errors.As(err, &login) || !login.Repeated {
			t.Errorf("afterwards the client ends with %v", err)
		}
		if failed := server.FailedLogins(); failed != 1 {
			t.Errorf("%d failed logins, want 1", failed)
		}
	}, func(settings *jira.Settings) { settings.MaxConcurrentRequests = 1 })
}

func TestRejectionWhileTheFirstRequestIsInterruptedIsRemembered(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{AdminPassword: "right"})
	ctx, interrupt := context.WithCancel(t.Context())
	client := connect(t, server, func(settings *jira.Settings) {
		settings.Password = "wrong"
		settings.Log = func(context.Context, string, map[string]any) { interrupt() } // when the response is there
	})
	if _, err := client.ServerInfo(ctx); err == nil {
		t.Error("the wrong password works")
	}
	var login *jira.LoginError
	if _, err := client.ServerInfo(t.Context()); !errors.As(err, &login) {
		t.Errorf("the next caller gets %v", err)
	}
	if failed := server.FailedLogins(); failed != 1 {
		t.Errorf("%d failed logins, want 1", failed)
	}
}

func TestCaptchaRefusesTheRightPasswordAndSaysWhereToSolveIt(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	for range 3 {
		stranger := connect(t, server, func(settings *jira.Settings) { settings.Password = "wrong" })
		if _, err := stranger.ServerInfo(t.Context()); err == nil {
			t.Fatal("the wrong password works")
		}
	}
	_, err := connect(t, server).ServerInfo(t.Context())
	wantRejected(t, []error{err}, jira.LoginCaptcha)
	var login *jira.LoginError
	if errors.As(err, &login) && login.LoginURL != server.URL()+"/login.jsp" {
		t.Errorf("the CAPTCHA is at %q", login.LoginURL)
	}
	server.ClearFailedLogins("admin")
	if _, err := connect(t, server).ServerInfo(t.Context()); err != nil {
		t.Errorf("after the CAPTCHA: %v", err)
	}
}
