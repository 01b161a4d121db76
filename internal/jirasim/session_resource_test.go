// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"net/url"
	"strings"
	"testing"
)

func TestSessionResource(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	visitor := server.visit(t, "", "").keepingCookies()
	visitor.get(authSession).is(t, 401)
	got := visitor.send("POST", authSession, `{"username":"admin","password":"wrong"}`).is(t, 401, "Login failed")
	if got.header.Get("WWW-Authenticate") != "JIRA REST POST" || got.header.Get("X-Seraph-LoginReason") != "AUTHENTICATED_FAILED" {
		t.Errorf("%v", got.header)
	}
	visitor.send("POST", authSession, `{"username":"ADMIN","password":"admin"}`).
		is(t, 200, `"session":{"name":"JSESSIONID","value":"`, `"loginCount":1`, `"lastFailedLoginTime":"`)
	visitor.get(authSession).is(t, 200, `"name":"admin"`, `/rest/api/2/user?username=admin"`)
	visitor.upload("admin", pngOf(t, twoColors(60, 60))).is(t, 201)
	visitor.confirm("admin", `{"cropperWidth":60}`).is(t, 201)
	visitor.send("POST", "/rest/api/2/user", robotBody).is(t, 401, "WebSudo")
	visitor.send("DELETE", authSession, "").is(t, 204)
	visitor.get(authSession).is(t, 401)
}

func TestLoginResourceAsksForCaptcha(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	visitor := server.visit(t, "", "")
	for range failuresBeforeCaptcha {
		visitor.send("POST", authSession, `{"username":"admin","password":"wrong"}`).is(t, 401)
	}
	got := visitor.send("POST", authSession, `{"username":"admin","password":"admin"}`).is(t, 403)
	if !strings.HasPrefix(got.header.Get("X-Authentication-Denied-Reason"), "CAPTCHA_CHALLENGE") {
		t.Errorf("%v", got.header)
	}
}

func TestElevatedSessionWritesUsers(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	visitor := server.visit(t, "", "").keepingCookies()
	login := visitor.send("POST", authSession, `{"username":"admin","password":"admin"}`).is(t, 200)
	var token string
	for _, cookie := range login.header.Values("Set-Cookie") {
		if value, found := strings.CutPrefix(cookie, "atlassian.xsrf.token="); found {
			token, _, _ = strings.Cut(value, ";")
		}
	}
	enter := func(password, token string) reply {
		form := url.Values{"webSudoPassword": {password}, "atl_token": {token}, "webSudoIsPost": {"false"}}
		return visitor.send("POST", "/secure/admin/WebSudoAuthenticate.jspa", form.Encode(), "Content-Type", "application/x-www-form-urlencoded")
	}
	enter("admin", "guessed").is(t, 403)
	enter("wrong", token).is(t, 200)
	visitor.send("POST", "/rest/api/2/user", robotBody).is(t, 401, "WebSudo")
	enter("admin", token).is(t, 302)
	visitor.send("POST", "/rest/api/2/user", robotBody).is(t, 201)
	visitor.send("DELETE", "/rest/auth/1/websudo", "").is(t, 204)
	visitor.send("DELETE", "/rest/api/2/user?username=robot", "").is(t, 401, "WebSudo")
}

func TestEndSessionsOfAUser(t *testing.T) {
	t.Parallel()
	const path = "/rest/api/2/user/session/"
	server := startJira(t, Settings{})
	addRobot(server, "robot")
	robot := server.visit(t, "robot", "robot").keepingCookies()
	robot.get(aUser).is(t, 200)
	robot.send("DELETE", path+"robot", "").is(t, 403)
	server.asAdmin(t).send("DELETE", path+"nobody", "").is(t, 404)
	server.asAdmin(t).send("DELETE", path+"ROBOT", "").is(t, 200)
	robot.send("GET", aUser, "", "Authorization", "").is(t, 401, "invalid cookie")
	startJira(t, Settings{Version: "8.20"}).asAdmin(t).send("DELETE", path+"admin", "").is(t, 404)
}
