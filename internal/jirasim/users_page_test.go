// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestAccountsPage(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	robot := server.AddUser(User{Name: "<b>robot</b>", DisplayName: "R2 & D2"})
	server.SelectAvatar(robot.Key, server.AddAvatar(robot.Key, 0, twoColors(99, 99)))
	page := server.visit(t, "", "").get("/").is(t, 200, "&lt;b&gt;robot&lt;/b&gt;", "R2 &amp; D2", robot.Key, "inactive", `width="256"`)
	if strings.Contains(page.body, "<b>") || strings.Contains(page.body, "<script") {
		t.Error("the page is not escaped, or runs something")
	}
	got := server.outside(t, "GET", "picture?userKey="+robot.Key+"&side=192", "").is(t, 200)
	if !samePixels(decodePNG(t, got.body), server.ShownImage(robot.Key, 192)) {
		t.Error("not the picture that is shown")
	}
	server.outside(t, "GET", "picture?userKey=nobody&side=16", "").is(t, 404)
}

// outside asks on the control path, which is outside of the context path.
func (s *Server) outside(t *testing.T, method, path, body string) reply {
	t.Helper()
	visitor := s.visit(t, "", "")
	bare := &Server{listener: s.listener}
	bare.settings.ContextPath = ""
	visitor.server = bare
	return visitor.send(method, controlPath+path, body)
}

func TestControlPath(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	server.outside(t, "POST", "misbehave", `{"Path":"/serverInfo","Kind":"Status500","Skip":1}`).is(t, 200, `{"fault":1}`)
	server.outside(t, "POST", "misbehave", `{"Kind":"Nonsense"}`).is(t, 400, "Nonsense")
	server.outside(t, "POST", "misbehave", `{"Kinds":"Huge"}`).is(t, 400)
	server.outside(t, "GET", "nothing", "").is(t, 404)
	visitor := server.asAdmin(t).keepingCookies()
	visitor.get("/rest/api/2/serverInfo").is(t, 200)
	visitor.get("/rest/api/2/serverInfo").is(t, 500)
	server.outside(t, "POST", "behave", "").is(t, 204)
	visitor.get("/rest/api/2/serverInfo").is(t, 200)
	visitor.send("POST", "/rest/api/2/user", robotBody).is(t, 201)
	visitor.send("PUT", aUser, `{"displayName":"x"}`).is(t, 200)

	got := server.outside(t, "GET", "requests", "").is(t, 200)
	var logged []loggedRequest
	if err := json.Unmarshal([]byte(got.body), &logged); err != nil || len(logged) != 5 {
		t.Fatalf("%v, %d requests", err, len(logged))
	}
	if logged[1].Fault != "Status500" || logged[1].Status != 500 || logged[4].Body != `{"displayName":"x"}` || logged[4].Username != "admin" {
		t.Errorf("%+v", logged)
	}
	cookie := server.Requests()[4].Header.Get("Cookie")
	for _, secret := range []string{"YWRtaW46YWRtaW4", strings.TrimPrefix(strings.Split(cookie, ";")[0], "JSESSIONID="), `\"secret\"`} {
		if strings.Contains(got.body, secret) {
			t.Errorf("the log tells %q", secret)
		}
	}
	if logged[4].Header.Get("Cookie") != "(secret)" {
		t.Errorf("%v", logged[4].Header)
	}
}
