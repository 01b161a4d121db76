// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"reflect"
	"strings"
	"testing"
)

func TestRun_untilStopped(t *testing.T) {
	t.Parallel()
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	output, input := io.Pipe()
	ended := make(chan error)
	go func() {
		ended <- run(ctx, []string{"-listen", "127.0.0.1:0", "-version", "9.12", "-context-path", "/tools"}, input)
	}()
	line, err := bufio.NewReader(output).ReadString('\n')
	if err != nil || !strings.HasSuffix(line, "/tools\n") {
		t.Fatalf("first line %q, error %v", line, err)
	}
	request, err := http.NewRequestWithContext(ctx, "GET", strings.TrimSpace(line)+"/rest/api/2/serverInfo", nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(response.Body)
	if err != nil || !strings.Contains(string(body), `"version":"9.12.`) {
		t.Errorf("body %s, error %v", body, err)
	}
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

func TestRun_invalidArguments(t *testing.T) {
	t.Parallel()
	for _, arguments := range [][]string{{"-version", "1"}, {"-nonsense"}, {"leftover"}} {
		if err := run(t.Context(), arguments, io.Discard); err == nil {
			t.Errorf("no error for %v", arguments)
		}
	}
}

// Every setting has a flag, so that a simulator that runs as a process can use it.
func TestReadFlags_everySetting(t *testing.T) {
	t.Parallel()
	settings, err := readFlags([]string{
		"-listen=x", "-version=x", "-cloud", "-context-path=x", "-configured-base-url=x", "-admin-username=x",
		"-admin-password=x", "-basic-auth-off", "-basic-auth-users=x,y", "-basic-auth-paths=x", "-token-sessions-kept",
		"-confirm-always-fails", "-raw-upload-off", "-raw-upload-off-status=1", "-raw-upload-off-html", "-gravatar-off", "-hide-email", "-mask-email",
		"-email-hidden-from-all", "-read-only-directory", "-password-minimum-length=1", "-license-seats=1", "-create-inactive",
		"-search-cap=1", "-nodes=1", "-sticky-sessions", "-replication-reads=1", "-rate-limit=1", "-rate-limit-interval=1s",
		"-failed-login-anonymous", "-refused-confirm-consumes", "-restarts-after-upload=1", "-selection-checked=1",
		"-select-status=1", "-expand=x", "-user-keys-ignore-case",
	})
	if err != nil {
		t.Fatal(err)
	}
	fields := reflect.ValueOf(settings)
	for i := range fields.NumField() {
		if fields.Field(i).IsZero() {
			t.Errorf("no flag sets %s", fields.Type().Field(i).Name)
		}
	}
}
