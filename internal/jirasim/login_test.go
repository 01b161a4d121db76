// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"regexp"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim/store"
)

const adminPath = "/rest/api/2/user?username=admin"

func TestLogin_basicOpensSession(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	got := server.asAdmin(t).get("/rest/api/2/myself").expect(t, 200, `"name":"admin"`)
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

func TestLogin_usernameHeaderEncoded(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	addRobot(server, "röbot & co@x")
	got := server.clientAs(t, "röbot & co@x", "röbot & co@x").get("/rest/api/2/myself").expect(t, 200)
	if want := "r%C3%B6bot+%26+co%40x"; got.header.Get("X-AUSERNAME") != want {
		t.Errorf("X-AUSERNAME %q, want %q", got.header.Get("X-AUSERNAME"), want)
	}
}

func TestLogin_sessionBeforeBasic(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	addRobot(server, "robot")
	client := server.asAdmin(t).keepingCookies()
	client.get("/rest/api/2/myself").expect(t, 200, `"name":"admin"`)
	client.username, client.password = "robot", "wrong"
	client.get("/rest/api/2/myself").expect(t, 200, `"name":"admin"`)
	if server.FailedLogins() != 0 {
		t.Error("the Basic header was evaluated although the session is valid")
	}
}

func TestLogin_invalidCookie(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	cookie := []string{"Cookie", "JSESSIONID=GONE"}
	anonymous := server.anonymous(t)
	anonymous.send("GET", adminPath, "", cookie...).expect(t, 401, "os_authType was 'any' and an invalid cookie was sent.")
	anonymous.send("GET", adminPath+"&os_authType=none", "", cookie...).expect(t, 401, messageClientNotAuthenticated)
	anonymous.send("GET", adminPath+"&os_authType=basic", "").expect(t, 401, "os_authType was 'basic'")
	server.asAdmin(t).send("GET", adminPath, "", cookie...).expect(t, 200)

	client := server.asAdmin(t).keepingCookies()
	client.get(adminPath).expect(t, 200)
	server.ExpireSessions()
	client.username = ""
	client.get(adminPath).expect(t, 401, "invalid cookie")
}

// A wrong password is refused for every resource, also for those that serve anonymous callers (facts 12.1).
func TestLogin_wrongPassword(t *testing.T) {
	t.Parallel()
	for _, version := range simulatedVersions {
		server := startJira(t, Settings{Version: version, ConfiguredBaseURL: "https://jira.example.com:8443/jira"})
		client := server.clientAs(t, "ADMIN", "wrong")
		for _, path := range []string{"/rest/api/2/serverInfo", "/rest/api/2/myself"} {
			got := client.get(path).expect(t, 401, "<html>", "Basic Authentication Failure - Reason : AUTHENTICATED_FAILED")
			if got.header.Get("X-Seraph-LoginReason") != "AUTHENTICATED_FAILED" ||
				got.header.Get("WWW-Authenticate") != `OAuth realm="https%3A%2F%2Fjira.example.com%3A8443"` ||
				got.header.Get("X-AUSERNAME") != "" || got.header.Get("Cache-Control") != "" {
				t.Errorf("%s: headers %v", version, got.header)
			}
		}
		if server.FailedLogins() != 2 {
			t.Errorf("%s: %d failed logins, want 2", version, server.FailedLogins())
		}
		server.asAdmin(t).get("/rest/api/2/serverInfo").expect(t, 200, "serverTime")
	}
}

// With a setting, old versions serve a wrong password like an anonymous caller, and only a header reports the failure (facts
// 3.2).
func TestLogin_failedLoginAnonymous(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{Version: "8.20", FailedLoginAnonymous: true})
	client := server.clientAs(t, "admin", "wrong")
	got := client.get("/rest/api/2/serverInfo").expect(t, 200, `"deploymentType":"Server"`)
	if got.header.Get("X-Seraph-LoginReason") != "AUTHENTICATED_FAILED" || strings.Contains(got.body, "serverTime") {
		t.Errorf("headers %v, body %s", got.header, got.body)
	}
	client.get(adminPath).expect(t, 401)
}

func TestLogin_captchaAfterThreeFailures(t *testing.T) {
	t.Parallel()
	for _, version := range simulatedVersions {
		server := startJira(t, Settings{Version: version})
		for range 3 {
			server.clientAs(t, "admin", "wrong").get(adminPath).expect(t, 401)
		}
		// 8.20 has a form of its own (facts 12.1).
		reason := "AUTHENTICATION_DENIED"
		if version == "8.20" {
			reason = "AUTHENTICATED_FAILED"
		}
		got := server.asAdmin(t).get(adminPath).expect(t, 403, "Reason : "+reason)
		if got.header.Get("X-Seraph-LoginReason") != reason || got.header.Get("X-AUSERNAME") != "" ||
			got.header.Get("X-Authentication-Denied-Reason") != "CAPTCHA_CHALLENGE; login-url="+server.URL()+"/login.jsp" {
			t.Errorf("%s: headers %v", version, got.header)
		}
		server.ClearFailedLogins("admin")
		server.asAdmin(t).get(adminPath).expect(t, 200)
	}
}

// Anonymous callers have a session, and keep it; a login then opens another (facts 12.1).
func TestLogin_anonymousCookies(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	client := server.anonymous(t).keepingCookies()
	got := client.get("/status").expect(t, 200)
	cookies := got.header.Values("Set-Cookie")
	form := regexp.MustCompile(`^atlassian\.xsrf\.token=[A-Z2-7]{4}(-[A-Z2-7]{4}){3}_[0-9a-f]{40}_lout; Path=/jira; SameSite=None$`)
	if len(cookies) != 2 || !strings.HasPrefix(cookies[0], "JSESSIONID=") || !form.MatchString(cookies[1]) {
		t.Errorf("cookies: %q", cookies)
	}
	if again := client.get(adminPath).expect(t, 401); len(again.header.Values("Set-Cookie")) != 0 {
		t.Errorf("a second session: %v", again.header)
	}
	client.username, client.password = "admin", "admin"
	got = client.get(adminPath).expect(t, 200)
	if cookies := strings.Join(got.header.Values("Set-Cookie"), "\n"); !strings.Contains(cookies, "_lin; ") {
		t.Errorf("cookies after the login: %s", cookies)
	}
}

func TestLogin_successResetsFailures(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	for range 2 * store.FailuresBeforeCaptcha {
		server.clientAs(t, "admin", "wrong").get(adminPath).expect(t, 401)
		server.asAdmin(t).get(adminPath).expect(t, 200)
	}
}

func TestLogin_inactiveUser(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	addRobot(server, "robot")
	client := server.clientAs(t, "robot", "robot").keepingCookies()
	client.get("/rest/api/2/myself").expect(t, 200)
	server.ChangeUser("robot", func(robot *User) { robot.Active = false })
	if server.CanLogIn("robot", "robot") {
		t.Error("an inactive user can log in")
	}
	client.get("/rest/api/2/myself").expect(t, 401)
}
