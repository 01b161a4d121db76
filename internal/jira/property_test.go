// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"encoding/json"
	"errors"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func TestUserProperty_lifeCycle(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	robot := addRobot(server, "robot")
	const key = "a key with ü"
	if _, err := client.UserProperty(t.Context(), robot.Key, key); !jira.IsNotFound(err) {
		t.Errorf("the error for an unknown property is %v, want not found", err)
	}
	for _, value := range []string{`{"a":1}`, `null`, `"text"`} {
		if err := client.SetUserProperty(t.Context(), robot.Key, key, json.RawMessage(value)); err != nil {
			t.Errorf("%s: %v", value, err)
		}
		if stored, err := client.UserProperty(t.Context(), robot.Key, key); err != nil || string(stored) != value {
			t.Errorf("UserProperty() = %s, %v, want %s", stored, err, value)
		}
	}
	for range 2 {
		if err := client.DeleteUserProperty(t.Context(), robot.Key, key); err != nil {
			t.Error(err)
		}
	}
	if _, err := client.UserProperty(t.Context(), robot.Key, key); !jira.IsNotFound(err) {
		t.Errorf("after the deletion, the error is %v, want not found", err)
	}
}

func TestUserProperty_unexpectedResponse(t *testing.T) {
	t.Parallel()
	for _, body := range []string{`{"key":"other","value":1}`, `{"key":"mine"}`, `[]`} {
		_, err := script(t, respondWith(200, asJSON, body)).connect(t).UserProperty(t.Context(), "JIRAUSER1", "mine")
		var unexpected *jira.UnexpectedResponseError
		if !errors.As(err, &unexpected) {
			t.Errorf("%s: the error is %v, want an UnexpectedResponseError", body, err)
		}
	}
}
