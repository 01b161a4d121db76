// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"slices"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func TestApplicationAccess_twice(t *testing.T) {
	t.Parallel()
	const key = "jira-software"
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	robot := addRobot(server, "robot")
	for _, step := range []struct {
		name   string
		change func() error
		access bool
	}{
		{"GrantApplication", func() error { return client.GrantApplication(t.Context(), robot, key) }, true},
		{"RevokeApplication", func() error { return client.RevokeApplication(t.Context(), robot, key) }, false},
	} {
		for range 2 {
			if err := step.change(); err != nil {
				t.Errorf("%s: %v", step.name, err)
			}
			user, err := client.UserNow(t.Context(), jira.ByKey(robot.Key))
			if keys, known := user.ApplicationKeys(); err != nil || !known || slices.Contains(keys, key) != step.access {
				t.Errorf("after %s, the applications are %q (known: %t), %v, want access: %t", step.name, keys, known, err, step.access)
			}
		}
	}
}

func TestGrantApplication_unknownApplication(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	if err := client.GrantApplication(t.Context(), addRobot(server, "robot"), "jira-rockets"); err == nil {
		t.Error("GrantApplication returned no error")
	}
}

func TestApplicationRoles_cached(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	makeFirstRequest(t, server, client)
	for range 2 {
		if roles, err := client.ApplicationRoles(t.Context()); err != nil || len(roles) == 0 {
			t.Errorf("ApplicationRoles() = %+v, %v", roles, err)
		}
	}
	wantRequests(t, server, "GET applicationrole")
}
