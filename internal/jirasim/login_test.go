// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"strings"
	"testing"
)

const aUser = "/rest/api/2/user?username=admin"

func TestBasicLoginOpensASession(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	got := server.asAdmin(t).get("/rest/api/2/myself").is(t, 200, `"name":"admin"`)
	cookies := strings.Join(got.header.Values("Set-Cookie"), "\n")
	for _, want := range []string{"JSESSIONID=", "; Path=/jira; HttpOnly", "atlassian.xsrf.token="} {
		if !strings.Contains(cookies, want) {
			t.Errorf("cookies lack %q: %s", want, cookies)
		}
	}
	for _, name := range []string{"X-AREQUESTID", "X-ASESSIONID", "X-ANODEID"} {
		if got.header.Get(name) == "" {
			t.Errorf("no header %s", name)
		}
	}
	if got.header.Get("X-AUSERNAME") != "admin" || got.header.Get("Cache-Control") != "no-cache, no-store, no-transform" {
		t.Errorf("headers: %v", got.header)
	}
}

func TestUsernameHeaderIsEncoded(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	addRobot(server, "röbot & co@x")
	got := server.visit(t, "röbot & co@x", "röbot & co@x").get("/rest/api/2/myself").is(t, 200)
	if want := "r%C3%B6bot+%26+co%40x"; got.header.Get("X-AUSERNAME") != want {
		t.Errorf("X-AUSERNAME %q, want %q", got.header.Get("X-AUSERNAME"), want)
	}
}

func TestSessionWinsOverBasic(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	addRobot(server, "robot")
	visitor := server.asAdmin(t).keepingCookies()
	visitor.get("/rest/api/2/myself").is(t, 200, `"name":"admin"`)
	visitor.username, visitor.password = "robot", "wrong"
	visitor.get("/rest/api/2/myself").is(t, 200, `"name":"admin"`)
	if server.FailedLogins() != 0 {
		t.Error("the Basic header next to a valid session was looked at")
	}
}

func TestInvalidCookie(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	cookie := []string{"Cookie", "JSESSIONID=GONE"}
	nobody := server.visit(t, "", "")
	nobody.send("GET", aUser, "", cookie...).is(t, 401, "os_authType was 'any' and an invalid cookie was sent.")
	nobody.send("GET", aUser+"&os_authType=none", "", cookie...).is(t, 401, messageNotAuthenticated)
	nobody.send("GET", aUser+"&os_authType=basic", "").is(t, 401, "os_authType was 'basic'")
	server.asAdmin(t).send("GET", aUser, "", cookie...).is(t, 200)

	visitor := server.asAdmin(t).keepingCookies()
	visitor.get(aUser).is(t, 200)
	server.ExpireSessions()
	visitor.username = ""
	visitor.get(aUser).is(t, 401, "invalid cookie")
}

func TestWrongPassword(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	visitor := server.visit(t, "ADMIN", "wrong")
	got := visitor.get(aUser).is(t, 401, "<html>", "Basic Authentication Failure - Reason : AUTHENTICATED_FAILED")
	if got.header.Get("X-Seraph-LoginReason") != "AUTHENTICATED_FAILED" || got.header.Get("X-AUSERNAME") != "anonymous" {
		t.Errorf("headers: %v", got.header)
	}
	// The trap: where anonymous callers are served, only the header tells.
	got = visitor.get("/rest/api/2/serverInfo").is(t, 200, `"deploymentType":"Server"`)
	if got.header.Get("X-Seraph-LoginReason") != "AUTHENTICATED_FAILED" || strings.Contains(got.body, "serverTime") {
		t.Errorf("headers %v, body %s", got.header, got.body)
	}
	if server.FailedLogins() != 2 {
		t.Errorf("%d failed logins, want 2", server.FailedLogins())
	}
	server.asAdmin(t).get("/rest/api/2/serverInfo").is(t, 200, "serverTime")
}

func TestCaptchaAfterThreeFailures(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	for range 3 {
		server.visit(t, "admin", "wrong").get(aUser).is(t, 401)
	}
	got := server.asAdmin(t).get(aUser).is(t, 403)
	if got.header.Get("X-Seraph-LoginReason") != "AUTHENTICATION_DENIED" ||
		got.header.Get("X-Authentication-Denied-Reason") != "CAPTCHA_CHALLENGE; login-url="+server.URL()+"/login.jsp" {
		t.Errorf("headers: %v", got.header)
	}
	server.ClearFailedLogins("admin")
	server.asAdmin(t).get(aUser).is(t, 200)
}

func TestSuccessForgetsFailures(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	for range 2 * failuresBeforeCaptcha {
		server.visit(t, "admin", "wrong").get(aUser).is(t, 401)
		server.asAdmin(t).get(aUser).is(t, 200)
	}
}

func TestInactiveAccountsCannotLogIn(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	addRobot(server, "robot")
	visitor := server.visit(t, "robot", "robot").keepingCookies()
	visitor.get("/rest/api/2/myself").is(t, 200)
	server.ChangeUser("robot", func(robot *User) { robot.Active = false })
	if server.CanLogIn("robot", "robot") {
		t.Error("CanLogIn says yes")
	}
	visitor.get("/rest/api/2/myself").is(t, 401)
}

func TestAnonymousIsRefusedPerVersion(t *testing.T) {
	t.Parallel()
	for version, write := range map[string]int{"8.20": 403, "9.12": 403, "10.3": 401, "11.3": 401} {
		server := startJira(t, Settings{Version: version})
		nobody := server.visit(t, "", "")
		nobody.get(aUser).is(t, 401, messageNotAuthenticated)
		nobody.send("POST", "/rest/api/2/user", "{}").is(t, write)
		list := 200
		if write == 401 {
			list = 401
		}
		nobody.get("/rest/api/2/user/avatars?username=admin").is(t, list)
	}
}
