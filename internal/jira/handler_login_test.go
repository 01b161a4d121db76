// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"testing/synctest"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// wantRejected checks that all errors are a LoginError, and that exactly one of them is from a request that was sent.
func wantRejected(t *testing.T, errs []error, want jira.LoginProblem) {
	t.Helper()
	sent := 0
	for _, err := range errs {
		var login *jira.LoginError
		if !errors.As(err, &login) {
			t.Errorf("failed with %T %v, want a LoginError", err, err)
			continue
		}
		if login.Problem != want || login.Username != "admin" {
			t.Errorf("the problem is %q and the username %q, want %q and admin", login.Problem, login.Username, want)
		}
		if !login.Repeated {
			sent++
		}
	}
	if sent != 1 {
		t.Errorf("%d of %d errors are from a request that was sent, want 1", sent, len(errs))
	}
}

func TestLoginHandler_wrongPassword(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{AdminPassword: "right"})
	client := connect(t, server, func(settings *jira.Settings) { settings.Password = "wrong" })
	operations := everyOperation(t, server)
	operations = slices.DeleteFunc(operations, operation.hidesFailure)
	errs := concurrently(50, func(index int) error { return operations[index%len(operations)].run(t.Context(), client) })
	wantRejected(t, errs, jira.LoginRejected)
	wantRequests(t, server, "GET serverInfo")
	if failed := server.FailedLogins(); failed != 1 {
		t.Errorf("%d failed logins, want 1", failed)
	}
}

// changePasswordDuringRequest changes the password of the administrator during the next request, once all other callers wait.
func changePasswordDuringRequest(server *jirasim.Server) {
	server.Misbehave(jirasim.Fault{Times: 1, During: func(jirasim.Request) {
		synctest.Wait()
		server.ChangeUser("admin", func(admin *jirasim.User) { admin.Password = "changed" })
	}})
}

func TestLoginHandler_rejectedSharedRead(t *testing.T) {
	t.Parallel()
	inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		robot := addRobot(server, "robot")
		changePasswordDuringRequest(server)
		read := func(int) error {
			_, err := client.User(t.Context(), jira.ByKey(robot.Key))
			return err
		}
		wantRejected(t, concurrently(20, read), jira.LoginRejected)
	})
}

func TestLoginHandler_rejectedDuringRun(t *testing.T) {
	t.Parallel()
	inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		robot := addRobot(server, "robot")
		changePasswordDuringRequest(server)
		read := func(int) error {
			_, err := client.UserNow(t.Context(), jira.ByKey(robot.Key))
			return err
		}
		wantRejected(t, concurrently(20, read), jira.LoginRejected)
		var login *jira.LoginError
		if err := read(0); !errors.As(err, &login) || !login.Repeated {
			t.Errorf("the next request ends with %v, want a repeated LoginError", err)
		}
		if failed := server.FailedLogins(); failed != 1 {
			t.Errorf("%d failed logins, want 1", failed)
		}
	}, func(settings *jira.Settings) { settings.MaxConcurrentRequests = 1 })
}

func TestLoginHandler_rejectedAndInterrupted(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{AdminPassword: "right"})
	ctx, interrupt := context.WithCancel(t.Context())
	client := connect(t, server, func(settings *jira.Settings) {
		settings.Password = "wrong"
		settings.Log = func(context.Context, string, map[string]any) { interrupt() } // after the response
	})
	if _, err := client.ServerInfo(ctx); err == nil {
		t.Error("no error with the wrong password")
	}
	var login *jira.LoginError
	if _, err := client.ServerInfo(t.Context()); !errors.As(err, &login) {
		t.Errorf("the next caller gets %v, want a LoginError", err)
	}
	if failed := server.FailedLogins(); failed != 1 {
		t.Errorf("%d failed logins, want 1", failed)
	}
}

func TestLoginHandler_captcha(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	for range 3 {
		other := connect(t, server, func(settings *jira.Settings) { settings.Password = "wrong" })
		if _, err := other.ServerInfo(t.Context()); err == nil {
			t.Fatal("no error with the wrong password")
		}
	}
	_, err := connect(t, server).ServerInfo(t.Context())
	wantRejected(t, []error{err}, jira.LoginCaptcha)
	var login *jira.LoginError
	if errors.As(err, &login) && login.LoginURL != server.URL()+"/login.jsp" {
		t.Errorf("the login URL is %q", login.LoginURL)
	}
	server.ClearFailedLogins("admin")
	if _, err := connect(t, server).ServerInfo(t.Context()); err != nil {
		t.Errorf("after the failed logins were reset: %v", err)
	}
}
