// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/userref"
)

func robotState() model {
	var state model
	state.refresh(jira.User{Key: "JIRAUSER10100", Profile: jira.Profile{Username: "robot", DisplayName: "Robot", EmailAddress: "robot@example.com", Active: true}})
	return state
}

func TestModel_refreshSetsKeyAndUsername(t *testing.T) {
	state := robotState()
	if state.ID.ValueString() != "JIRAUSER10100" || !state.Key.Equal(state.ID) || state.Username.ValueString() != "robot" ||
		state.DisplayName.ValueString() != "Robot" || state.EmailAddress.ValueString() != "robot@example.com" || !state.Active.ValueBool() {
		t.Errorf("the state is %+v", state)
	}
}

// fullProfile returns a profile in which no field has its zero value, whatever fields there are.
func fullProfile() jira.Profile {
	var profile jira.Profile
	fields := reflect.ValueOf(&profile).Elem()
	for index := range fields.NumField() {
		switch field := fields.Field(index); field.Kind() {
		case reflect.Bool:
			field.SetBool(true)
		default:
			field.SetString(strings.ToLower(fields.Type().Field(index).Name) + "@example.com")
		}
	}
	return profile
}

func TestModel_readsAndWritesEveryProfileField(t *testing.T) {
	var state model
	state.refresh(jira.User{Key: "JIRAUSER10100", Profile: fullProfile()})
	if got := state.profile(); got != fullProfile() {
		t.Errorf("the profile\n%+v became\n%+v", fullProfile(), got)
	}
	if created := state.newUser(model{}); created.Profile != fullProfile() {
		t.Errorf("the new user is %+v", created)
	}
}

// Username is the only field that is not in profileAttributes: it has a type of its own.
func TestProfileAttributes_everyProfileField(t *testing.T) {
	mapped := []string{"name"}
	for _, attribute := range profileAttributes {
		mapped = append(mapped, attribute.field)
	}
	var fields []string
	of := reflect.TypeFor[jira.Profile]()
	for index := range of.NumField() {
		fields = append(fields, of.Field(index).Tag.Get("json"))
	}
	slices.Sort(mapped)
	slices.Sort(fields)
	if !slices.Equal(mapped, fields) {
		t.Errorf("attributes map the fields %q, jira.Profile has %q", mapped, fields)
	}
}

func TestProfileAttributes_everyModelAttribute(t *testing.T) {
	var attributes []string
	of := reflect.TypeFor[profileModel]()
	for index := range of.NumField() {
		attributes = append(attributes, of.Field(index).Tag.Get("tfsdk"))
	}
	for index, attribute := range profileAttributes {
		if index >= len(attributes) || attribute.name != attributes[index] {
			t.Errorf("profileAttributes has %s, profileModel has %q", attribute.name, attributes)
		}
	}
}

func TestErrorFields(t *testing.T) {
	want := map[string]path.Path{
		"username": path.Root("username"), "fullname": path.Root("display_name"), "email": path.Root("email_address"),
		"password": path.Root("password_wo"), "active": path.Root("active"), "applicationKeys": path.Root("application_keys"),
	}
	if got := errorFields(); !reflect.DeepEqual(got, want) {
		t.Errorf("the fields are %v", got)
	}
}

func TestModel_refresh(t *testing.T) {
	state := robotState()
	state.refresh(jira.User{Key: "JIRAUSER10100", Profile: jira.Profile{Username: "android", DisplayName: "Android", EmailAddress: "android@example.com", Active: true}})
	want := robotState()
	want.Username, want.DisplayName, want.EmailAddress = userref.NewUsername("android"), types.StringValue("Android"), types.StringValue("android@example.com")
	if !reflect.DeepEqual(state, want) {
		t.Errorf("the state is %+v", state)
	}
}

func TestModel_hiddenAddressIsNoDrift(t *testing.T) {
	for _, hidden := range []string{"", "robot at example dot com", "?"} {
		state := robotState()
		state.refresh(jira.User{Key: "JIRAUSER10100", Profile: jira.Profile{Username: "robot", DisplayName: "Robot", EmailAddress: hidden, Active: true}})
		if !reflect.DeepEqual(state, robotState()) {
			t.Errorf("with the address %q the state is %+v", hidden, state)
		}
	}
}

func TestModel_changeTo(t *testing.T) {
	for name, test := range map[string]struct {
		state, plan func(*model)
		fields      []string
	}{
		"nothing":             {},
		"case of username":    {plan: func(plan *model) { plan.Username = userref.NewUsername("ROBOT") }},
		"username":            {plan: func(plan *model) { plan.Username = userref.NewUsername("rob") }, fields: []string{"name"}},
		"display name":        {plan: func(plan *model) { plan.DisplayName = types.StringValue("R") }, fields: []string{"displayName"}},
		"e-mail address":      {plan: func(plan *model) { plan.EmailAddress = types.StringValue("r@x") }, fields: []string{"emailAddress"}},
		"hidden address":      {state: func(state *model) { state.EmailAddress = types.StringNull() }, fields: []string{"emailAddress"}},
		"active":              {plan: func(plan *model) { plan.Active = types.BoolValue(false) }, fields: []string{"active"}},
		"active null":         {plan: func(plan *model) { plan.Active = types.BoolNull() }},
		"active unknown":      {plan: func(plan *model) { plan.Active = types.BoolUnknown() }},
		"inactive, unmanaged": {state: func(state *model) { state.Active = types.BoolValue(false) }, plan: func(plan *model) { plan.Active = types.BoolUnknown() }},
	} {
		t.Run(name, func(t *testing.T) {
			state, plan := robotState(), robotState()
			if test.state != nil {
				test.state(&state)
			}
			if test.plan != nil {
				test.plan(&plan)
			}
			change := state.changeTo(plan)
			if !slices.Equal(change.Fields, test.fields) {
				t.Errorf("the change sets %q, want %q", change.Fields, test.fields)
			}
			for _, field := range test.fields {
				if field != "active" && !reflect.DeepEqual(change.Profile, plan.profile()) {
					t.Errorf("the change is %+v", change)
				}
			}
		})
	}
}

func TestModel_acceptProfile(t *testing.T) {
	for name, test := range map[string]struct{ changed, active bool }{"active changed": {true, false}, "active ignored": {false, true}} {
		state, plan := robotState(), robotState()
		plan.Username, plan.DisplayName = userref.NewUsername("ROBOT"), types.StringValue("The Robot")
		plan.EmailAddress, plan.Active = types.StringValue("the.robot@example.com"), types.BoolValue(false)
		state.acceptProfile(plan, test.changed)
		plan.Active = types.BoolValue(test.active)
		if !reflect.DeepEqual(state, plan) {
			t.Errorf("%s: the state is %+v", name, state)
		}
	}
}

func TestSetOf_neverNull(t *testing.T) {
	for _, elements := range [][]string{nil, {}, {"a", "b"}} {
		set := setOf(t.Context(), elements)
		if set.IsNull() || set.IsUnknown() || !slices.Equal(stringsOf(set), elements) {
			t.Errorf("the set of %q is %v", elements, set)
		}
	}
}
