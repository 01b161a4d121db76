// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package acceptance

import (
	"slices"
	"strings"
)

// Sent are the requests that reached Jira since the last ForgetRequests, as "METHOD path", without the run's first one,
// which asks who Jira is and is not counted.
func (w *Workspace) Sent() []string {
	var lines []string
	for _, request := range w.Jira.Requests() {
		if path := strings.TrimPrefix(request.Path, "/rest/api/2/"); path != "serverInfo" {
			lines = append(lines, request.Method+" "+path)
		}
	}
	return lines
}

// ExpectSent fails the test unless exactly these requests were sent, and forgets them.
func (w *Workspace) ExpectSent(lines ...string) {
	w.t.Helper()
	if got := w.Sent(); !slices.Equal(got, lines) {
		w.t.Errorf("sent\n  %s\ninstead of\n  %s", strings.Join(got, "\n  "), strings.Join(lines, "\n  "))
	}
	w.Jira.ForgetRequests()
}

// ExpectOnlyReads fails the test where anything but reads was sent, and forgets what was.
func (w *Workspace) ExpectOnlyReads() {
	w.t.Helper()
	for _, line := range w.Sent() {
		if !strings.HasPrefix(line, "GET ") {
			w.t.Errorf("sent %s", line)
		}
	}
	w.Jira.ForgetRequests()
}
