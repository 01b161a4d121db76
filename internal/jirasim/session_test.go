// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim/store"
)

func TestSession(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	client := server.anonymous(t).keepingCookies()
	client.get(sessionPath).expect(t, 401)
	got := client.send("POST", sessionPath, `{"username":"admin","password":"wrong"}`).expect(t, 401, "Login failed")
	if got.header.Get("WWW-Authenticate") != "JIRA REST POST" || got.header.Get("X-Seraph-LoginReason") != "AUTHENTICATED_FAILED" {
		t.Errorf("headers: %v", got.header)
	}
	client.send("POST", sessionPath, `{"username":"ADMIN","password":"admin"}`).
		expect(t, 200, `"session":{"name":"JSESSIONID","value":"`, `"loginCount":1`, `"lastFailedLoginTime":"`)
	login := server.anonymous(t).send("POST", sessionPath, `{"username":"ADMIN","password":"admin"}`).expect(t, 200)
	if cookies := login.header.Values("Set-Cookie"); len(cookies) != 2 {
		t.Errorf("the cookies of the anonymous session are sent too: %q", cookies)
	}
	client.get(sessionPath).expect(t, 200, `"name":"admin"`, `/rest/api/2/user?username=admin"`)
	client.upload("admin", pngOf(t, twoColors(60, 60))).expect(t, 201)
	client.confirm("admin", `{"cropperWidth":60}`).expect(t, 201)
	client.send("POST", "/rest/api/2/user", robotBody).expect(t, 401, "WebSudo")
	client.send("DELETE", sessionPath, "").expect(t, 204)
	client.get(sessionPath).expect(t, 401)
}

func TestSession_captcha(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	client := server.anonymous(t)
	for range store.FailuresBeforeCaptcha {
		client.send("POST", sessionPath, `{"username":"admin","password":"wrong"}`).expect(t, 401)
	}
	got := client.send("POST", sessionPath, `{"username":"admin","password":"admin"}`).expect(t, 403)
	if !strings.HasPrefix(got.header.Get("X-Authentication-Denied-Reason"), "CAPTCHA_CHALLENGE") {
		t.Errorf("headers: %v", got.header)
	}
}

func TestSession_deleteByUsername(t *testing.T) {
	t.Parallel()
	const path = "/rest/api/2/user/session/"
	server := startJira(t, Settings{})
	addRobot(server, "robot")
	robot := server.clientAs(t, "robot", "robot").keepingCookies()
	robot.get(adminPath).expect(t, 200)
	robot.send("DELETE", path+"robot", "").expect(t, 403)
	server.asAdmin(t).send("DELETE", path+"ghost", "").expect(t, 404)
	server.asAdmin(t).send("DELETE", path+"ROBOT", "").expect(t, 200)
	robot.send("GET", adminPath, "", "Authorization", "").expect(t, 401, "invalid cookie")
	startJira(t, Settings{Version: "8.20"}).asAdmin(t).send("DELETE", path+"admin", "").expect(t, 404)
}
