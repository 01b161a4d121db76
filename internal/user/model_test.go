// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user

import (
	"reflect"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/userref"
)

func known() model {
	return model{
		ID: types.StringValue("JIRAUSER10100"), Key: types.StringValue("JIRAUSER10100"), Username: userref.NewUsername("robot"),
		DisplayName: types.StringValue("Robot"), EmailAddress: types.StringValue("robot@example.com"), Active: types.BoolValue(true),
	}
}

func TestRefreshTakesOverWhatJiraHas(t *testing.T) {
	state := known()
	state.refresh(jira.User{Key: "JIRAUSER10100", Username: "android", DisplayName: "Android", EmailAddress: "android@example.com", Active: true})
	wanted := known()
	wanted.Username, wanted.DisplayName, wanted.EmailAddress = userref.NewUsername("android"), types.StringValue("Android"), types.StringValue("android@example.com")
	if !reflect.DeepEqual(state, wanted) {
		t.Errorf("refreshed to %+v", state)
	}
}

func TestHiddenAddressIsNoDrift(t *testing.T) {
	for _, hidden := range []string{"", "robot at example dot com", "?"} {
		state := known()
		state.refresh(jira.User{Key: "JIRAUSER10100", Username: "robot", DisplayName: "Robot", EmailAddress: hidden, Active: true})
		if !reflect.DeepEqual(state, known()) {
			t.Errorf("%q became %+v", hidden, state)
		}
	}
}

func TestOnlyDifferencesAreSent(t *testing.T) {
	text := func(value string) *string { return &value }
	for name, test := range map[string]struct {
		change func(*model)
		wanted jira.UserChange
	}{
		"nothing":        {func(*model) {}, jira.UserChange{}},
		"case of name":   {func(plan *model) { plan.Username = userref.NewUsername("ROBOT") }, jira.UserChange{}},
		"username":       {func(plan *model) { plan.Username = userref.NewUsername("rob") }, jira.UserChange{Username: text("rob")}},
		"display name":   {func(plan *model) { plan.DisplayName = types.StringValue("R") }, jira.UserChange{DisplayName: text("R")}},
		"e-mail address": {func(plan *model) { plan.EmailAddress = types.StringValue("r@x") }, jira.UserChange{EmailAddress: text("r@x")}},
	} {
		t.Run(name, func(t *testing.T) {
			state, plan := known(), known()
			test.change(&plan)
			if change := state.changeTo(plan); !reflect.DeepEqual(change, test.wanted) {
				t.Errorf("sends %+v", change)
			}
		})
	}
}
