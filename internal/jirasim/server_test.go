// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"errors"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestServer_Connections(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	one, two := server.asAdmin(t), server.asAdmin(t)
	one.get(adminPath)
	one.get(adminPath)
	two.get(adminPath)
	if total, most := server.Connections(); total != 2 || most != 2 {
		t.Errorf("%d connections, %d at the same time; want 2 and 2", total, most)
	}
}

func TestServer_withoutListening(t *testing.T) {
	t.Parallel()
	server, err := New(Settings{Version: "9.12", ContextPath: "/"})
	if err != nil {
		t.Fatal(err)
	}
	recorder := httptest.NewRecorder()
	server.ServeHTTP(recorder, httptest.NewRequestWithContext(t.Context(), "GET", "/rest/api/2/serverInfo", nil))
	if recorder.Code != 200 || server.URL() != "http://localhost:8080" || !strings.Contains(recorder.Body.String(), server.URL()) {
		t.Errorf("status %d, body %s", recorder.Code, recorder.Body)
	}
	server.Close()
}

func TestStart_addressInUse(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	_, err := Start(Settings{Listen: server.listener.Addr().String()})
	if err == nil || errors.Unwrap(err) == nil {
		t.Errorf("error for an address in use: %v", err)
	}
}
