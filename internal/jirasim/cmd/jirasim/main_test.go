// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
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
		"-select-status=1", "-expand=x", "-user-keys-ignore-case", "-browse-users=x", "-user-list-without-inactive",
		"-user-list-without-avatar-urls", "-user-list-without-email", "-user-list-page-size=1",
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range zeroFields(reflect.ValueOf(settings)) {
		t.Errorf("no flag sets %s", name)
	}
}

// zeroFields returns the names of the fields that have their zero value, also in nested structs.
func zeroFields(fields reflect.Value) []string {
	var names []string
	for i := range fields.NumField() {
		name := fields.Type().Field(i).Name
		switch field := fields.Field(i); {
		case field.Kind() == reflect.Struct:
			for _, nested := range zeroFields(field) {
				names = append(names, name+"."+nested)
			}
		case field.IsZero():
			names = append(names, name)
		}
	}
	return names
}

func TestZeroFields(t *testing.T) {
	t.Parallel()
	settings := jirasim.Settings{Version: "x", UserList: jirasim.UserListSettings{PageSize: 1}}
	names := zeroFields(reflect.ValueOf(settings))
	for name, want := range map[string]bool{"Version": false, "Cloud": true, "UserList": false, "UserList.WithoutEmail": true, "UserList.PageSize": false} {
		if got := slices.Contains(names, name); got != want {
			t.Errorf("%s is reported: %t, want %t", name, got, want)
		}
	}
}
