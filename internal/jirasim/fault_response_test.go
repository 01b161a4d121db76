// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"net/http"
	"strings"
	"testing"
)

func TestFault_kinds(t *testing.T) {
	t.Parallel()
	cases := []struct {
		kind      FaultKind
		processed bool
		status    int // 0: no response
		check     func(testResponse) bool
	}{
		{NoFault, true, 201, func(got testResponse) bool { return strings.Contains(got.body, `"name":"Robot"`) }},
		{DropBefore, false, 0, nil},
		{DropAfter, true, 0, nil},
		{TooManyRequests, false, 429, func(got testResponse) bool {
			return got.header.Get("Retry-After") == "7" && got.header.Get("X-RateLimit-Remaining") == "0"
		}},
		{Unavailable, false, 503, func(got testResponse) bool { return got.header.Get("Retry-After") == "7" && isHTML(got) }},
		{BadGateway, false, 502, isHTML},
		{BadGatewayAfter, true, 502, isHTML},
		{LoginPage, false, 200, isHTML},
		{NotFoundPage, false, 404, isHTML},
		{NotFound, false, 404, func(got testResponse) bool { return strings.Contains(got.body, `"errorMessages":["`) }},
		{Empty, true, 201, func(got testResponse) bool { return got.body == "" }},
		{WrongContentType, true, 201, func(got testResponse) bool {
			return strings.HasPrefix(got.header.Get("Content-Type"), "text/plain") && strings.Contains(got.body, "Robot")
		}},
		{Redirect, false, 302, func(got testResponse) bool { return strings.HasPrefix(got.header.Get("Location"), "https://elsewhere") }},
		{Status500After, true, 500, func(got testResponse) bool { return strings.Contains(got.body, `"errorMessages":["`) }},
		{Status500, false, 500, func(got testResponse) bool { return strings.Contains(got.body, `"errorMessages":["`) }},
		{Status500After, true, 500, func(got testResponse) bool { return strings.Contains(got.body, `"errorMessages":["`) }},
		{ErrorPageAfter, true, 500, isHTML},
		{UnavailableAfter, true, 503, isHTML},
		{Late, false, 0, nil},
	}
	for _, test := range cases {
		t.Run(string(test.kind), func(t *testing.T) {
			t.Parallel()
			server := startJira(t, Settings{})
			server.Misbehave(Fault{Method: "POST", Path: "/user", Times: 1, Kind: test.kind, RetryAfter: "7"})
			got, err := server.asAdmin(t).try("POST", "/rest/api/2/user", robotBody)
			if (err != nil) != (test.status == 0) || got.status != test.status || test.check != nil && !test.check(got) {
				t.Errorf("response %+v, error %v", got, err)
			}
			if _, exists := server.User("robot"); exists != test.processed {
				t.Errorf("Jira processed the request: %t, want %t", exists, test.processed)
			}
			seen := server.Requests()
			if len(seen) != 1 || seen[0].Fault != string(test.kind) || seen[0].Status != test.status {
				t.Errorf("request log: %+v", seen)
			}
			server.asAdmin(t).get(adminPath).expect(t, 200)
		})
	}
}

func isHTML(got testResponse) bool {
	return got.header.Get("Content-Type") == htmlType && strings.Contains(got.body, "<html>")
}

func TestFault_truncated(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	server.Misbehave(Fault{Kind: Truncated})
	got, err := server.asAdmin(t).try("POST", "/rest/api/2/user", robotBody)
	if err == nil || got.status != 201 || !strings.HasPrefix(got.body, `{"self"`) || strings.HasSuffix(got.body, "}") {
		t.Errorf("response %+v, error %v", got, err)
	}
	if _, err := server.asAdmin(t).try("DELETE", "/rest/api/2/user?username=robot", ""); err == nil {
		t.Error("a truncated response without a body is not an error")
	}
	if _, exists := server.User("robot"); exists {
		t.Error("Jira did not process the truncated request")
	}
}

func TestFault_huge(t *testing.T) {
	t.Parallel()
	recorder := &byteCounter{header: http.Header{}}
	sendHuge(recorder)
	if recorder.written < hugeBodySize {
		t.Errorf("%d bytes, want at least %d", recorder.written, hugeBodySize)
	}
}

// byteCounter is a ResponseWriter that counts the bytes of the body.
type byteCounter struct {
	header  http.Header
	written int
}

func (c *byteCounter) Header() http.Header { return c.header }
func (c *byteCounter) WriteHeader(int)     {}
func (c *byteCounter) Write(content []byte) (int, error) {
	c.written += len(content)
	return len(content), nil
}

func TestFault_slowDrip(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	server.Misbehave(Fault{Kind: SlowDrip, Times: 1})
	request, err := http.NewRequestWithContext(t.Context(), "GET", server.URL()+"/rest/api/2/serverInfo", nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	dripped := make([]byte, 3)
	for i := range dripped {
		if _, err := response.Body.Read(dripped[i : i+1]); err != nil || dripped[i] != ' ' {
			t.Fatalf("received %q, error %v", dripped, err)
		}
	}
	server.asAdmin(t).get(adminPath).expect(t, 200)
	_ = response.Body.Close()
}
