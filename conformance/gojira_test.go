// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package conformance

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	gojira "github.com/andygrunwald/go-jira"
)

// clientOf returns a client of github.com/andygrunwald/go-jira that authenticates with a password.
func (j jira) clientOf(username, password string) *gojira.Client {
	j.t.Helper()
	login := gojira.BasicAuthTransport{Username: username, Password: password, Transport: j.transport()}
	return j.clientWith(login.Client())
}

func (j jira) clientWith(client *http.Client) *gojira.Client {
	j.t.Helper()
	created, err := gojira.NewClient(client, j.url)
	if err != nil {
		j.t.Fatal(err)
	}
	return created
}

func forEachVersion(t *testing.T, test func(*testing.T, jira)) {
	t.Helper()
	for _, version := range simulatedVersions {
		t.Run(version, func(t *testing.T) {
			t.Parallel()
			test(t, startJira(t, version))
		})
	}
}

func create(t *testing.T, client *gojira.Client, name string) *gojira.User {
	t.Helper()
	created, _, err := client.User.CreateWithContext(t.Context(), &gojira.User{
		Name: name, EmailAddress: name + "@example.com", DisplayName: "The " + name, Password: "secret", ApplicationKeys: []string{"jira-software"},
	})
	if err != nil {
		t.Fatal(err)
	}
	return created
}

func TestGoJira_users(t *testing.T) {
	t.Parallel()
	forEachVersion(t, func(t *testing.T, jira jira) {
		admin := jira.clientOf("admin", "admin")
		created := create(t, admin, "robot")
		wantKey := "JIRAUSER10100"
		if jira.version == "8.2" {
			wantKey = "robot"
		}
		if created.Key != wantKey || created.Name != "robot" || !created.Active || created.AvatarUrls.Four8X48 == "" {
			t.Errorf("created user: %+v", created)
		}
		if wantLocale := jira.version != "8.2" && jira.version != "11.3"; (created.Locale == "en_US") != wantLocale {
			t.Errorf("locale %q", created.Locale)
		}
		found, _, err := admin.User.FindWithContext(t.Context(), "", gojira.WithUsername("robot"), gojira.WithMaxResults(10))
		if err != nil || len(found) != 1 || found[0].Key != created.Key || found[0].EmailAddress != "robot@example.com" {
			t.Errorf("search: %+v, %v", found, err)
		}
		self, _, err := admin.User.GetSelfWithContext(t.Context())
		if err != nil || self.Name != "admin" {
			t.Errorf("myself: %+v, %v", self, err)
		}
	})
}

func TestGoJira_groups(t *testing.T) {
	t.Parallel()
	forEachVersion(t, func(t *testing.T, jira jira) {
		admin := jira.clientOf("admin", "admin")
		create(t, admin, "robot")
		if _, _, err := admin.Group.AddWithContext(t.Context(), "jira-administrators", "robot"); err != nil {
			t.Fatal(err)
		}
		members, _, err := admin.Group.GetWithOptionsWithContext(t.Context(), "jira-administrators", &gojira.GroupSearchOptions{MaxResults: 10})
		names := make([]string, 0, len(members))
		for _, member := range members {
			names = append(names, member.Name)
		}
		if err != nil || !slices.Equal(names, []string{"admin", "robot"}) {
			t.Errorf("members %v, %v", names, err)
		}
		if _, err := admin.Group.RemoveWithContext(t.Context(), "jira-administrators", "robot"); err != nil {
			t.Error(err)
		}
		members, _, err = admin.Group.GetWithContext(t.Context(), "jira-administrators")
		if err != nil || len(members) != 1 {
			t.Errorf("members %+v, %v", members, err)
		}
	})
}

func TestGoJira_session(t *testing.T) {
	t.Parallel()
	forEachVersion(t, func(t *testing.T, jira jira) {
		login := &gojira.CookieAuthTransport{
			Username: "admin", Password: "admin", AuthURL: jira.url + "/rest/auth/1/session", Transport: jira.transport(),
		}
		client := jira.clientWith(login.Client())
		self, _, err := client.User.GetSelfWithContext(t.Context())
		if err != nil || self.Name != "admin" {
			t.Errorf("myself: %+v, %v", self, err)
		}
		// Unlike a password, a session has to be elevated to write (facts 2.4).
		_, response, err := client.User.CreateWithContext(t.Context(), &gojira.User{Name: "robot"})
		if err == nil || response.StatusCode != http.StatusUnauthorized {
			t.Errorf("a session that is not elevated creates users: %v", err)
		}
		cookies := jira.clientWith(&http.Client{Transport: jira.transport()})
		//nolint:staticcheck // It is deprecated in favor of the transport above, and is another way to the same session.
		acquired, err := cookies.Authentication.AcquireSessionCookieWithContext(t.Context(), "admin", "admin")
		if err != nil || !acquired {
			t.Fatalf("no session: %v", err)
		}
		session, err := cookies.Authentication.GetCurrentUserWithContext(t.Context())
		if err != nil || session.Name != "admin" || session.LoginInfo.LoginCount == 0 {
			t.Errorf("session: %+v, %v", session, err)
		}
		//nolint:staticcheck // like the login
		if err := cookies.Authentication.LogoutWithContext(t.Context()); err != nil {
			t.Errorf("logout: %v", err)
		}
	})
}

func TestGoJira_errors(t *testing.T) {
	t.Parallel()
	forEachVersion(t, func(t *testing.T, jira jira) {
		admin := jira.clientOf("admin", "admin")
		create(t, admin, "robot")
		_, response, err := admin.User.CreateWithContext(t.Context(), &gojira.User{Name: "Robot", DisplayName: "x", EmailAddress: "none"})
		var refused *gojira.Error
		if !errors.As(gojira.NewJiraError(response, err), &refused) ||
			refused.Errors["username"] != "A user with that username already exists." || refused.Errors["email"] == "" {
			t.Errorf("second user of that name: %v", err)
		}
		_, response, err = admin.Group.GetWithContext(t.Context(), "ghosts")
		if err == nil || response.StatusCode != http.StatusNotFound || !strings.Contains(gojira.NewJiraError(response, err).Error(), "The group named ''ghosts'' does not exist") {
			t.Errorf("unknown group: %v", err)
		}
		_, response, err = jira.clientOf("admin", "wrong").User.GetSelfWithContext(t.Context())
		if err == nil || response.StatusCode != http.StatusUnauthorized ||
			!strings.Contains(fmt.Sprint(gojira.NewJiraError(response, err)), "AUTHENTICATED_FAILED") {
			t.Errorf("wrong password: %v", err)
		}
	})
}
