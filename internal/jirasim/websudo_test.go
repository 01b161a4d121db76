// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"net/url"
	"strings"
	"testing"
)

func TestWebSudo_elevatedSession(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	client := server.anonymous(t).keepingCookies()
	login := client.send("POST", sessionPath, `{"username":"admin","password":"admin"}`).expect(t, 200)
	var token string
	for _, cookie := range login.header.Values("Set-Cookie") {
		if value, found := strings.CutPrefix(cookie, "atlassian.xsrf.token="); found {
			token, _, _ = strings.Cut(value, ";")
		}
	}
	enter := func(password, token string) testResponse {
		form := url.Values{"webSudoPassword": {password}, "atl_token": {token}, "webSudoIsPost": {"false"}}
		return client.send("POST", "/secure/admin/WebSudoAuthenticate.jspa", form.Encode(), "Content-Type", "application/x-www-form-urlencoded")
	}
	enter("admin", "guessed").expect(t, 403)
	enter("wrong", token).expect(t, 200)
	client.send("POST", "/rest/api/2/user", robotBody).expect(t, 401, "WebSudo")
	enter("admin", token).expect(t, 302)
	client.send("POST", "/rest/api/2/user", robotBody).expect(t, 201)
	client.send("DELETE", "/rest/auth/1/websudo", "").expect(t, 204)
	client.send("DELETE", "/rest/api/2/user?username=robot", "").expect(t, 401, "WebSudo")
}

func TestWebSudo_cookieAlone(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	client := server.asAdmin(t).keepingCookies()
	client.get("/rest/api/2/myself")
	body := `{"name":"robot","emailAddress":"r@example.com","displayName":"R"}`
	client.send("POST", "/rest/api/2/user", body, "Authorization", "").expect(t, 401, "WebSudo")
	client.send("DELETE", "/rest/api/2/user?username=x", "", "Authorization", "").expect(t, 401, "WebSudo")
	client.send("POST", "/rest/api/2/user/avatar?username=admin", "{}", "Authorization", "", "X-Atlassian-Token", "no-check").
		expect(t, 500, messageUploadFailed)
	client.send("POST", "/rest/api/2/user", body).expect(t, 201)
}
