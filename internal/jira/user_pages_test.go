// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// parallelism is how many resources Terraform refreshes concurrently by default.
const parallelism = 10

// estate is a Jira with many users, of which Terraform manages some.
type estate struct {
	server *jirasim.Server
	client *jira.Client
	// keys are the user keys of the managed users, in the order in which Terraform refreshes them.
	keys []string
}

// onEstate runs a test in fake time with a Jira of this many users, of which some are managed, in random order. Their
// avatars have IDs.
func onEstate(t *testing.T, settings jirasim.Settings, all, managed int, test func(t *testing.T, estate estate), changes ...func(*jira.Settings)) {
	t.Helper()
	settings.GravatarOff = true
	onSimulatedJira(t, settings, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		var keys []string
		for number := range all - 1 { // the administrator is a user too
			username := fmt.Sprintf("robot-%d", number)
			user := server.AddUser(jirasim.User{Name: username, DisplayName: username, EmailAddress: username + "@example.com", Active: number%3 > 0})
			keys = append(keys, user.Key)
		}
		random := rand.New(rand.NewPCG(1, 2)) // a fixed order
		random.Shuffle(len(keys), func(i, j int) { keys[i], keys[j] = keys[j], keys[i] })
		makeFirstRequest(t, server, client)
		test(t, estate{server, client, keys[:managed]})
	}, changes...)
}

// refresh reads the parts of all managed users as Terraform does, and fails the test unless every user is as Jira has it.
func (e estate) refresh(t *testing.T, parts ...jira.UserParts) {
	t.Helper()
	type read struct {
		key   string
		parts jira.UserParts
	}
	queue := make(chan read)
	var workers sync.WaitGroup
	for range parallelism {
		workers.Go(func() {
			for read := range queue {
				user, err := e.client.UserWith(t.Context(), jira.ByKey(read.key), read.parts)
				e.wantAsInJira(t, user, read.key, read.parts, err)
			}
		})
	}
	for _, key := range e.keys {
		for _, one := range parts {
			queue <- read{key, one}
		}
	}
	close(queue)
	workers.Wait()
	synctest.Wait()
}

func (e estate) wantAsInJira(t *testing.T, user jira.User, key string, parts jira.UserParts, err error) {
	t.Helper()
	want, _ := e.server.UserByKey(key)
	_, shown := jira.AvatarIDInURL(user.AvatarURLs["48x48"])
	switch {
	case err != nil || user.Key != key || user.Username != want.Name:
		t.Errorf("the user with key %s is %+v, %v", key, user, err)
	case parts&jira.WithProfile != 0 && (user.EmailAddress != want.EmailAddress || user.DisplayName != want.DisplayName || user.Active != want.Active):
		t.Errorf("the profile of %s is %+v", key, user.Profile)
	case parts&jira.WithAvatar != 0 && !shown:
		t.Errorf("the avatar of %s is unknown", key)
	}
}

// requests returns how many pages and how many requests were sent.
func (e estate) requests() (pages, all int) {
	for _, request := range e.server.Requests() {
		if strings.HasSuffix(request.Path, "/user/list") {
			pages++
		}
		all++
	}
	return pages, all
}

// wantAtMost fails the test if more pages or more requests were sent.
func (e estate) wantAtMost(t *testing.T, mostPages, most int) {
	t.Helper()
	pages, all := e.requests()
	t.Logf("%d pages, %d requests", pages, all)
	if pages > mostPages || all > most {
		t.Errorf("%d pages and %d requests, want at most %d and %d", pages, all, mostPages, most)
	}
}

func TestUserPages_requests(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		settings        jirasim.Settings
		all, managed    int
		mostPages, most int
	}{
		// The 32nd read requests the page, so that 31 single reads precede it.
		"500 of 600, Jira 11.3":   {jirasim.Settings{Version: "11.3"}, 600, 500, 1, 32},
		"500 of 600, Jira 10.3":   {jirasim.Settings{Version: "10.3"}, 600, 500, 1, 32},
		"500 of 600, Jira 9.12":   {jirasim.Settings{Version: "9.12"}, 600, 500, 0, 500},
		"31 of 31, Jira 11.3":     {jirasim.Settings{Version: "11.3"}, 32, 31, 0, 31},
		"5000 of 6000, Jira 11.3": {jirasim.Settings{Version: "11.3"}, 6000, 5000, 3, 59},
		// At most one page for 32 users.
		"200 of 50000, Jira 11.3": {jirasim.Settings{Version: "11.3"}, 50000, 200, 6, 206},
		"pages of 10 users":       {listSettings(jirasim.UserListSettings{PageSize: 10}), 600, 500, 15, 515},
		// A third of the users is inactive.
		"a list without inactive": {listSettings(jirasim.UserListSettings{WithoutInactive: true}), 600, 500, 1, 201},
		"a list without avatars":  {listSettings(jirasim.UserListSettings{WithoutAvatarURLs: true}), 600, 500, 1, 501},
		"a list without e-mail":   {listSettings(jirasim.UserListSettings{WithoutEmail: true}), 600, 500, 1, 501},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			onEstate(t, test.settings, test.all, test.managed, func(t *testing.T, estate estate) {
				began := time.Now()
				estate.refresh(t, jira.WithProfile, jira.WithAvatar)
				estate.wantAtMost(t, test.mostPages, test.most)
				if took := time.Since(began); took > 0 {
					t.Errorf("reads waited %s", took)
				}
			})
		})
	}
}

func listSettings(list jirasim.UserListSettings) jirasim.Settings {
	return jirasim.Settings{Version: "11.3", UserList: list}
}

// Groups and applications need the single read, once for each user, whatever else is read and when.
func TestUserPages_access(t *testing.T) {
	t.Parallel()
	onEstate(t, jirasim.Settings{Version: "11.3"}, 600, 500, func(t *testing.T, estate estate) {
		estate.refresh(t, jira.WithAvatar, jira.WithProfile|jira.WithAccess, jira.WithAvatar)
		pages, all := estate.requests()
		if pages > 1 || all-pages != len(estate.keys) {
			t.Errorf("%d users with groups needed %d pages and %d single reads", len(estate.keys), pages, all-pages)
		}
	})
}

// A page that Jira sent before a write to a user says nothing about the user.
func TestUserPages_write(t *testing.T) {
	t.Parallel()
	var afterPage func()
	onEstate(t, jirasim.Settings{Version: "11.3"}, 100, 99, func(t *testing.T, estate estate) {
		last := estate.keys[98]
		change := func(displayName string) {
			update := jira.UserChange{Profile: jira.Profile{DisplayName: displayName}, Fields: []string{"displayName"}}
			if _, err := estate.client.UpdateUser(t.Context(), last, update); err != nil {
				t.Error(err)
			}
			// SelectAvatar also removes the user from the cache, and the response does not add it again.
			user, _ := estate.server.UserByKey(last)
			if err := estate.client.SelectAvatar(t.Context(), jira.User{Key: last, Profile: jira.Profile{Username: user.Name}}, "10334"); err != nil {
				t.Error(err)
			}
		}
		pages := 0
		afterPage = func() { pages++; change("changed during the page") }
		estate.refresh(t, jira.WithProfile)
		change("changed after the page")
		estate.refresh(t, jira.WithProfile, jira.WithAvatar)
		if user, err := estate.client.User(t.Context(), jira.ByKey(last)); err != nil || pages != 1 || !strings.Contains(user.AvatarURLs["48x48"], "10334") {
			t.Errorf("after %d pages the user is %+v, %v", pages, user, err)
		}
	}, func(settings *jira.Settings) {
		settings.Log = func(_ context.Context, _ string, fields map[string]any) {
			if path, _ := fields["path"].(string); strings.HasSuffix(path, "/user/list") {
				afterPage()
			}
		}
	})
}

// The entry of a user that was read before does not replace what that read returned.
func TestUserPages_afterSingleRead(t *testing.T) {
	t.Parallel()
	onEstate(t, jirasim.Settings{Version: "11.3"}, 100, 99, func(t *testing.T, estate estate) {
		first := jira.ByKey(estate.keys[0])
		if _, err := estate.client.UserInFull(t.Context(), first); err != nil {
			t.Fatal(err)
		}
		estate.refresh(t, jira.WithProfile)
		estate.server.ForgetRequests()
		if user, err := estate.client.UserInFull(t.Context(), first); err != nil || user.MemberOf == nil {
			t.Errorf("the user is %+v, %v", user, err)
		}
		// The entry of the list does not have groups.
		if user, err := estate.client.UserInFull(t.Context(), jira.ByKey(estate.keys[98])); err != nil || user.MemberOf == nil {
			t.Errorf("the user is %+v, %v", user, err)
		}
		wantRequests(t, estate.server, "GET user")
	})
}
