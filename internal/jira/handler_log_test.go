// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

const markedPassword = "marked-Secret-4711"

// testLog collects the lines that the client logs.
type testLog struct {
	mutex sync.Mutex
	lines []string
}

func (l *testLog) write(_ context.Context, message string, fields map[string]any) {
	line, _ := json.Marshal(fields)
	l.mutex.Lock()
	defer l.mutex.Unlock()
	l.lines = append(l.lines, message+" "+string(line))
}

func TestLogHandler_noSecretsInLogAndErrors(t *testing.T) {
	t.Parallel()
	for _, kind := range append([]jirasim.FaultKind{jirasim.NoFault}, everySmallFault...) {
		t.Run(string(kind)+"/correct password", func(t *testing.T) {
			t.Parallel()
			searchForSecrets(t, kind, markedPassword)
		})
	}
	t.Run("wrong password", func(t *testing.T) {
		t.Parallel()
		searchForSecrets(t, jirasim.NoFault, "another")
	})
	t.Run("wrong token", func(t *testing.T) {
		t.Parallel()
		searchForSecrets(t, jirasim.NoFault, "another", func(settings *jira.Settings) {
			settings.Username, settings.Password, settings.Token = "", "", markedPassword
		})
	})
}

// searchForSecrets runs every operation against a Jira with one fault, and searches the log and the errors for secrets.
func searchForSecrets(t *testing.T, kind jirasim.FaultKind, password string, changes ...func(*jira.Settings)) {
	t.Helper()
	log := &testLog{}
	var errors []string
	onSimulatedJira(t, jirasim.Settings{AdminPassword: password}, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		server.Misbehave(jirasim.Fault{Kind: kind, Match: func(request jirasim.Request) bool {
			return !strings.HasSuffix(request.Path, "serverInfo")
		}})
		for _, operation := range everyOperation(t, server) {
			if err := operation.run(t.Context(), client); err != nil {
				errors = append(errors, operation.name+": "+err.Error())
			}
		}
	}, append([]func(*jira.Settings){func(settings *jira.Settings) {
		settings.Password, settings.Log = markedPassword, log.write
		settings.RequestTimeout = time.Second
	}}, changes...)...)
	if kind == jirasim.NoFault && password == markedPassword && len(errors) > 0 {
		t.Errorf("errors without a fault: %q", errors)
	}
	if len(log.lines) == 0 || (kind != jirasim.NoFault && kind != jirasim.WrongContentType && len(errors) == 0) {
		t.Fatalf("nothing to search: %d lines in the log, errors %q", len(log.lines), errors)
	}
	secrets := []string{
		markedPassword, "Basic YWRtaW4", "Bearer ", "JSESSIONID",
		base64.StdEncoding.EncodeToString([]byte("admin:" + markedPassword)),
		base64.StdEncoding.EncodeToString([]byte(markedPassword)),
	}
	wantNone(t, append(errors, log.lines...), secrets)
	// The log names no user, and has no query.
	wantNone(t, log.lines, []string{"robot", "example.com", "New", "?"})
}

// wantNone checks that no line contains one of the texts.
func wantNone(t *testing.T, lines, texts []string) {
	t.Helper()
	for _, text := range texts {
		for _, line := range lines {
			if strings.Contains(line, text) {
				t.Errorf("%q is in %q", text, line)
			}
		}
	}
}
