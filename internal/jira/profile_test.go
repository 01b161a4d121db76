// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// profileField is a field of jira.Profile.
type profileField struct {
	index int
	// json is the name in Jira's JSON.
	json string
}

func profileFields() []profileField {
	var fields []profileField
	of := reflect.TypeFor[jira.Profile]()
	for index := range of.NumField() {
		fields = append(fields, profileField{index: index, json: of.Field(index).Tag.Get("json")})
	}
	return fields
}

// changed returns the profile with another value in the field.
func (f profileField) changed(profile jira.Profile) jira.Profile {
	value := reflect.ValueOf(&profile).Elem().Field(f.index)
	switch value.Kind() {
	case reflect.Bool:
		value.SetBool(!value.Bool())
	default:
		value.SetString("other-" + value.String())
	}
	return profile
}

// value returns the value of the field.
func (f profileField) value(profile jira.Profile) any {
	return reflect.ValueOf(profile).Field(f.index).Interface()
}

// lastBody returns the JSON body of the last request to the server.
func lastBody(t *testing.T, server *jirasim.Server) map[string]any {
	t.Helper()
	requests := server.Requests()
	var body map[string]any
	if err := json.Unmarshal(requests[len(requests)-1].Body, &body); err != nil {
		t.Fatal(err)
	}
	return body
}

var robotProfile = jira.Profile{Username: "robot", DisplayName: "Robot", EmailAddress: "robot@example.com", Active: true}

func TestProfile_changeToEveryField(t *testing.T) {
	t.Parallel()
	if change := robotProfile.ChangeTo(robotProfile); len(change.Fields) > 0 {
		t.Errorf("the change to itself sets %q", change.Fields)
	}
	for _, field := range profileFields() {
		wanted := field.changed(robotProfile)
		change := robotProfile.ChangeTo(wanted)
		if !slices.Equal(change.Fields, []string{field.json}) || change.Profile != wanted || !change.Includes(field.json) {
			t.Errorf("%s: the change is %+v", field.json, change)
		}
	}
}

func TestProfile_usernameInOtherCase(t *testing.T) {
	t.Parallel()
	other := robotProfile
	other.Username = "ROBOT"
	if change := robotProfile.ChangeTo(other); change.Renames() || len(change.Fields) > 0 {
		t.Errorf("the change is %+v", change)
	}
}

func TestUserChange_active(t *testing.T) {
	t.Parallel()
	inactive := robotProfile
	inactive.Active = false
	for name, test := range map[string]struct {
		change                  jira.UserChange
		setsActive, deactivates bool
	}{
		"nothing":      {change: robotProfile.ChangeTo(robotProfile)},
		"deactivate":   {change: robotProfile.ChangeTo(inactive), setsActive: true, deactivates: true},
		"reactivate":   {change: inactive.ChangeTo(robotProfile), setsActive: true},
		"deactivation": {change: jira.Deactivation(), setsActive: true, deactivates: true},
	} {
		if test.change.SetsActive() != test.setsActive || test.change.Deactivates() != test.deactivates {
			t.Errorf("%s: sets active: %t, deactivates: %t", name, test.change.SetsActive(), test.change.Deactivates())
		}
	}
}

// Every field is in the body of a creation, except that a creation of an active user does not mention active.
func TestCreateUser_everyProfileField(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{CreateInactive: true})
	client := connect(t, server)
	inactive := jira.Profile{Username: "robot", DisplayName: "Robot", EmailAddress: "robot@example.com"}
	created, err := client.CreateUser(t.Context(), jira.NewUser{Profile: inactive})
	if err != nil {
		t.Fatal(err)
	}
	if created.Profile != inactive {
		t.Errorf("created %+v", created.Profile)
	}
	body := lastBody(t, server)
	for _, field := range profileFields() {
		if body[field.json] != field.value(inactive) {
			t.Errorf("the body has %s = %v", field.json, body[field.json])
		}
	}
}

func TestUpdateUser_everyProfileField(t *testing.T) {
	t.Parallel()
	for _, field := range profileFields() {
		t.Run(field.json, func(t *testing.T) {
			t.Parallel()
			server := startJira(t, jirasim.Settings{})
			client := connect(t, server)
			robot := addRobot(server, "robot")
			wanted := field.changed(robot.Profile)
			updated, err := client.UpdateUser(t.Context(), robot.Key, robot.ChangeTo(wanted))
			if err != nil {
				t.Fatal(err)
			}
			if updated.Profile != wanted {
				t.Errorf("the user is %+v, want %+v", updated.Profile, wanted)
			}
			if body := lastBody(t, server); len(body) != 1 || body[field.json] != field.value(wanted) {
				t.Errorf("the body is %v", body)
			}
		})
	}
}

// After a lost response the client looks whether the user shows the change. Each field alone decides that.
func TestUpdateUser_lostResponseEveryField(t *testing.T) {
	t.Parallel()
	for _, field := range profileFields() {
		t.Run(field.json, func(t *testing.T) {
			t.Parallel()
			inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
				robot := addRobot(server, "robot")
				server.Misbehave(jirasim.Fault{Method: "PUT", Kind: jirasim.DropBefore, Times: 1})
				wanted := field.changed(robot.Profile)
				if updated, err := client.UpdateUser(t.Context(), robot.Key, robot.ChangeTo(wanted)); err != nil || updated.Profile != wanted {
					t.Errorf("the user is %+v, %v", updated.Profile, err)
				}
				wantRequests(t, server, "PUT user", "GET user", "PUT user")
			})
		})
	}
}

// After a lost response a user that differs in any field belongs to someone else. The username is what it is looked up
// by, and Jira may ignore active in a creation (facts 5.3).
func TestCreateUser_otherProfileIsNotOurs(t *testing.T) {
	t.Parallel()
	for _, field := range profileFields() {
		if field.json == "name" || field.json == "active" {
			continue
		}
		t.Run(field.json, func(t *testing.T) {
			t.Parallel()
			inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
				other := field.changed(robotProfile)
				added := jirasim.User{Active: true}
				for index := range reflect.TypeFor[jira.Profile]().NumField() {
					name := reflect.TypeFor[jira.Profile]().Field(index).Name
					if name == "Username" {
						name = "Name"
					}
					reflect.ValueOf(&added).Elem().FieldByName(name).Set(reflect.ValueOf(other).Field(index))
				}
				server.Misbehave(jirasim.Fault{Method: "POST", Kind: jirasim.DropBefore, Times: 1, During: func(jirasim.Request) { server.AddUser(added) }})
				if created, err := client.CreateUser(t.Context(), jira.NewUser{Profile: robotProfile}); err == nil {
					t.Errorf("the other user %+v counts as created", created)
				}
			})
		})
	}
}

func TestProfile_hidesEmailAddress(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]bool{"fred@example.com": false, "fred at example dot com": true, "": true} {
		if got := (jira.Profile{EmailAddress: address}).HidesEmailAddress(); got != want {
			t.Errorf("HidesEmailAddress() of %q = %t, want %t", address, got, want)
		}
	}
}
