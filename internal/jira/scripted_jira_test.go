// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// scriptedJira is a server whose responses a test chooses, for responses that the simulated Jira does not have.
type scriptedJira struct {
	*httptest.Server
	mutex    sync.Mutex
	received []string
}

const goodServerInfo = `{"version":"10.3.24","versionNumbers":[10,3,24],"deploymentType":"Server"}`

// script starts a server with a good response to serverInfo. The handler responds to all other requests.
func script(t *testing.T, handler http.HandlerFunc) *scriptedJira {
	t.Helper()
	return scriptAll(t, func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "/serverInfo") {
			_, _ = w.Write([]byte(goodServerInfo))
			return
		}
		handler(w, r)
	})
}

// scriptAll starts a server whose handler responds to all requests, serverInfo included.
func scriptAll(t *testing.T, handler http.HandlerFunc) *scriptedJira {
	t.Helper()
	scripted := &scriptedJira{}
	scripted.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		scripted.mutex.Lock()
		scripted.received = append(scripted.received, r.Method+" "+r.URL.EscapedPath())
		scripted.mutex.Unlock()
		handler(w, r)
	}))
	t.Cleanup(scripted.Close)
	return scripted
}

// requests returns the method and the path of each request so far.
func (s *scriptedJira) requests() []string {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return append([]string(nil), s.received...)
}

// connect returns a client of the server that waits 1 ms before a retry.
func (s *scriptedJira) connect(t *testing.T, changes ...func(*jira.Settings)) *jira.Client {
	t.Helper()
	return connectTo(t, s.URL, append([]func(*jira.Settings){shortWaits}, changes...)...)
}

// respondWith returns a handler with a fixed response.
func respondWith(status int, contentType, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		if contentType != "" {
			w.Header().Set("Content-Type", contentType)
		}
		w.WriteHeader(status)
		_, _ = w.Write([]byte(body))
	}
}

const (
	asJSON = "application/json;charset=UTF-8"
	asHTML = "text/html;charset=UTF-8"
)
