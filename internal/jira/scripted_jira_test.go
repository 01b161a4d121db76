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

// scriptedJira answers with what a test dictates, for what no Jira would say. Its serverInfo is good, unless a test has
// another one.
type scriptedJira struct {
	*httptest.Server
	mutex    sync.Mutex
	requests []string
}

const goodServerInfo = `{"version":"10.3.24","versionNumbers":[10,3,24],"deploymentType":"Server"}`

// script serves: response is what comes after serverInfo.
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

// scriptAll serves answers to everything, serverInfo included.
func scriptAll(t *testing.T, handler http.HandlerFunc) *scriptedJira {
	t.Helper()
	scripted := &scriptedJira{}
	scripted.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		scripted.mutex.Lock()
		scripted.requests = append(scripted.requests, r.Method+" "+r.URL.EscapedPath())
		scripted.mutex.Unlock()
		handler(w, r)
	}))
	t.Cleanup(scripted.Close)
	return scripted
}

// asked are the methods and paths of all requests so far.
func (s *scriptedJira) asked() []string {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return append([]string(nil), s.requests...)
}

func (s *scriptedJira) connect(t *testing.T, changes ...func(*jira.Settings)) *jira.Client {
	t.Helper()
	return connectTo(t, s.URL, append([]func(*jira.Settings){hurry}, changes...)...)
}

// says is a response.
func says(status int, contentType, body string) http.HandlerFunc {
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
