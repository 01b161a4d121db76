// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package acceptance

import (
	"slices"
	"strings"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// Sent returns the requests that reached Jira since the last ForgetRequests, each as "METHOD path", with the path relative
// to /rest/api/2/. It omits GET serverInfo, with which the provider verifies the connection each time that Terraform configures it.
func (w *Workspace) Sent() []string {
	return w.sent(func(request jirasim.Request) string { return request.Method + " " + relativePath(request) })
}

// SentWithQuery is like Sent, with each request as "METHOD path?query". It omits the query parameter expand.
func (w *Workspace) SentWithQuery() []string {
	return w.sent(func(request jirasim.Request) string {
		line := request.Method + " " + relativePath(request)
		request.Query.Del("expand")
		if len(request.Query) > 0 {
			line += "?" + request.Query.Encode()
		}
		return line
	})
}

// ExpectSent reports an error unless Sent equals lines. It forgets the requests.
func (w *Workspace) ExpectSent(lines ...string) {
	w.t.Helper()
	w.expectRequests(w.Sent(), lines)
}

// ExpectSentWithQuery reports an error unless SentWithQuery equals lines. It forgets the requests.
func (w *Workspace) ExpectSentWithQuery(lines ...string) {
	w.t.Helper()
	w.expectRequests(w.SentWithQuery(), lines)
}

// ExpectWritten reports an error unless the requests other than GET equal lines, in the form of SentWithQuery. It forgets
// the requests.
func (w *Workspace) ExpectWritten(lines ...string) {
	w.t.Helper()
	writes := slices.DeleteFunc(w.SentWithQuery(), func(line string) bool { return strings.HasPrefix(line, "GET ") })
	w.expectRequests(writes, lines)
}

// ExpectOnlyReads reports an error if a request other than GET was sent. It forgets the requests.
func (w *Workspace) ExpectOnlyReads() {
	w.t.Helper()
	w.ExpectWritten()
}

func (w *Workspace) sent(format func(jirasim.Request) string) []string {
	var lines []string
	for _, request := range w.Jira.Requests() {
		if relativePath(request) != "serverInfo" {
			lines = append(lines, format(request))
		}
	}
	return lines
}

func (w *Workspace) expectRequests(got, want []string) {
	w.t.Helper()
	if !slices.Equal(got, want) {
		w.t.Errorf("sent\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
	w.Jira.ForgetRequests()
}

func relativePath(request jirasim.Request) string {
	return strings.TrimPrefix(request.Path, "/rest/api/2/")
}
