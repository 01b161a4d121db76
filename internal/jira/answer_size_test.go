// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"runtime"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// This one runs alone: it measures memory.
func TestHugeAnswerIsNotReadToItsEndNorAskedForAgain(t *testing.T) {
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	begun(t, server, client)
	server.Misbehave(jirasim.Fault{Kind: jirasim.Huge})

	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err := client.User(t.Context(), jira.ByUsername("admin"))
	runtime.ReadMemStats(&after)
	if err == nil || !strings.Contains(err.Error(), "the response is larger than 16 MB") {
		t.Errorf("ended with %v", err)
	}
	if used := (after.TotalAlloc - before.TotalAlloc) >> 20; used > 150 {
		t.Errorf("used %d MB, want it bounded by a small multiple of 16 MB", used)
	}
	wantAsked(t, server, "GET user")
}

func TestAnAnswerOfAllowedSizeIsRead(t *testing.T) {
	t.Parallel()
	const padding = 4 << 20 // more than the largest of Jira's answers
	scripted := script(t, says(200, asJSON, strings.Repeat(" ", padding)+aUser))
	user, err := scripted.connect(t).User(t.Context(), jira.ByUsername("robot"))
	if err != nil || user.Key != "JIRAUSER1" {
		t.Errorf("read %+v, %v", user, err)
	}
}
