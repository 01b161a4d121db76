// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func TestExplainPassword(t *testing.T) {
	t.Parallel()
	aboutPassword := &jira.Error{Status: 400, Fields: map[string]string{"password": "Too weak."}}
	aboutUsername := &jira.Error{Status: 400, Fields: map[string]string{"username": "Taken."}}
	another := errors.New("another error")
	for name, test := range map[string]struct {
		password, policy string
		err              error
		want             string
	}{
		"two rules":         {"weak", `["Too short.","No digit."]`, aboutPassword, "Too weak. Too short. No digit."},
		"no rules":          {"weak", `[]`, aboutPassword, "Too weak."},
		"unexpected policy": {"weak", `{}`, aboutPassword, "Too weak."},
		"no password":       {"", `["Too short."]`, aboutPassword, "Too weak."},
		"another field":     {"weak", `["Too short."]`, aboutUsername, ""},
		"not a refusal":     {"weak", `["Too short."]`, another, ""},
	} {
		client := script(t, respondWith(200, asJSON, test.policy)).connect(t)
		user := jira.NewUser{Profile: jira.Profile{Username: "robot"}, Password: test.password}
		err := client.ExplainPassword(t.Context(), user, test.err)
		var refusal *jira.Error
		if errors.As(err, &refusal) && refusal.Fields["password"] != test.want {
			t.Errorf("%s: the message is %q, want %q", name, refusal.Fields["password"], test.want)
		}
		if test.want == "" && !errors.Is(err, test.err) {
			t.Errorf("%s: the error is %v, want %v unchanged", name, err, test.err)
		}
	}
	if aboutPassword.Fields["password"] != "Too weak." {
		t.Error("ExplainPassword changed the error that it was called with")
	}
}

func TestSetPassword_unknownUser(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	if err := connect(t, server).SetPassword(t.Context(), "JIRAUSER1", "secret"); !jira.IsNotFound(err) {
		t.Errorf("the error is %v, want not found", err)
	}
}

// Jira refuses a change of a password without naming a field (facts 12.3).
func TestExplainPassword_changeWithoutField(t *testing.T) {
	t.Parallel()
	refusal := &jira.Error{Method: "PUT", Path: "rest/api/2/user/password", Status: 400, Messages: []string{"Too weak."}}
	client := script(t, respondWith(200, asJSON, `["Too short."]`)).connect(t)
	err := client.ExplainPassword(t.Context(), jira.NewUser{Password: "weak"}, refusal)
	var explained *jira.Error
	if !errors.As(err, &explained) || !slices.Equal(explained.Messages, []string{"Too weak.", "Too short."}) || len(refusal.Messages) != 1 {
		t.Errorf("ExplainPassword() = %v", err)
	}
}
