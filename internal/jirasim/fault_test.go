// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestFaults(t *testing.T) {
	t.Parallel()
	cases := []struct {
		kind      FaultKind
		processed bool
		status    int // 0: no response
		check     func(reply) bool
	}{
		{NoFault, true, 201, func(got reply) bool { return strings.Contains(got.body, `"name":"Robot"`) }},
		{DropBefore, false, 0, nil},
		{DropAfter, true, 0, nil},
		{TooManyRequests, false, 429, func(got reply) bool {
			return got.header.Get("Retry-After") == "7" && got.header.Get("X-RateLimit-Remaining") == "0"
		}},
		{Unavailable, false, 503, func(got reply) bool { return got.header.Get("Retry-After") == "7" && isHTML(got) }},
		{BadGateway, false, 502, isHTML},
		{BadGatewayAfter, true, 502, isHTML},
		{LoginPage, false, 200, isHTML},
		{NotFoundPage, false, 404, isHTML},
		{Empty, true, 201, func(got reply) bool { return got.body == "" }},
		{WrongContentType, true, 201, func(got reply) bool {
			return strings.HasPrefix(got.header.Get("Content-Type"), "text/plain") && strings.Contains(got.body, "Robot")
		}},
		{Redirect, false, 302, func(got reply) bool { return strings.HasPrefix(got.header.Get("Location"), "https://elsewhere") }},
		{Status500, false, 500, func(got reply) bool { return strings.Contains(got.body, `"errorMessages":["`) }},
	}
	for _, test := range cases {
		t.Run(string(test.kind), func(t *testing.T) {
			t.Parallel()
			server := startJira(t, Settings{})
			server.Misbehave(Fault{Method: "POST", Path: "/user", Times: 1, Kind: test.kind, RetryAfter: "7"})
			got, err := server.asAdmin(t).try("POST", "/rest/api/2/user", robotBody)
			if (err != nil) != (test.status == 0) || got.status != test.status || test.check != nil && !test.check(got) {
				t.Errorf("%v %+v", err, got)
			}
			if _, exists := server.User("robot"); exists != test.processed {
				t.Errorf("processed: %t", exists)
			}
			seen := server.Requests()
			if len(seen) != 1 || seen[0].Fault != string(test.kind) || seen[0].Status != test.status {
				t.Errorf("logged: %+v", seen)
			}
			server.asAdmin(t).get(aUser).is(t, 200)
		})
	}
}

func isHTML(got reply) bool {
	return got.header.Get("Content-Type") == htmlType && strings.Contains(got.body, "<html>")
}

func TestTruncated(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	server.Misbehave(Fault{Kind: Truncated})
	got, err := server.asAdmin(t).try("POST", "/rest/api/2/user", robotBody)
	if err == nil || got.status != 201 || !strings.HasPrefix(got.body, `{"self"`) || strings.HasSuffix(got.body, "}") {
		t.Errorf("%v %+v", err, got)
	}
	if _, err := server.asAdmin(t).try("DELETE", "/rest/api/2/user?username=robot", ""); err == nil {
		t.Error("half of nothing arrived")
	}
	if _, exists := server.User("robot"); exists {
		t.Error("not processed")
	}
}

func TestHuge(t *testing.T) {
	t.Parallel()
	recorder := &counter{header: http.Header{}}
	sendHuge(recorder)
	if recorder.written < hugeResponse {
		t.Errorf("%d bytes", recorder.written)
	}
}

// counter is a ResponseWriter that only counts.
type counter struct {
	header  http.Header
	written int
}

func (c *counter) Header() http.Header { return c.header }
func (c *counter) WriteHeader(int)     {}
func (c *counter) Write(content []byte) (int, error) {
	c.written += len(content)
	return len(content), nil
}

func TestSlowDripHoldsNobodyElseUp(t *testing.T) {
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
			t.Fatalf("%v %q", err, dripped)
		}
	}
	server.asAdmin(t).get(aUser).is(t, 200)
	_ = response.Body.Close()
}

func TestFaultChoosesItsRequests(t *testing.T) {
	t.Parallel()
	get := Request{Method: "GET", Path: "/rest/api/2/user/avatars"}
	for _, test := range []struct {
		fault Fault
		want  bool
	}{
		{Fault{}, true},
		{Fault{Method: "GET", Path: "/user/avatars"}, true},
		{Fault{Path: "/rest/api/2/*/avatars"}, true},
		{Fault{Path: "/rest/api/*"}, false},
		{Fault{Method: "PUT"}, false},
		{Fault{Path: "/user"}, false},
		{Fault{Match: func(request Request) bool { return request.Method == "PUT" }}, false},
	} {
		if got := test.fault.matches(get); got != test.want {
			t.Errorf("%+v: %t", test.fault, got)
		}
	}
}

func TestSkipAndTimes(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	server.Misbehave(Fault{Path: "/serverInfo", Skip: 1, Times: 2, Kind: BadGateway})
	server.Misbehave(Fault{Path: "/serverInfo", Skip: 2, Kind: Status500})
	visitor := server.asAdmin(t)
	for i, want := range []int{200, 502, 502, 200, 500, 500} {
		// The second fault does not count the requests that the first one met.
		if got := visitor.get("/rest/api/2/serverInfo"); got.status != want {
			t.Errorf("request %d: %d, want %d", i+1, got.status, want)
		}
	}
	server.Behave()
	visitor.get("/rest/api/2/serverInfo").is(t, 200)
}

// A held request holds nothing else: others are served, and the state can be changed by hand.
func TestHeldRequest(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	held, release := make(chan Request), make(chan struct{})
	server.Misbehave(Fault{Method: "POST", Times: 1, During: func(request Request) {
		held <- request
		<-release
	}})
	visitor := server.asAdmin(t)
	created := make(chan reply)
	go func() {
		got, _ := visitor.try("POST", "/rest/api/2/user", robotBody)
		created <- got
	}()
	if request := <-held; string(request.Body) != robotBody || request.Status != 0 {
		t.Errorf("held: %+v", request)
	}
	server.asAdmin(t).get("/rest/api/2/user?username=robot").is(t, 404)
	addRobot(server, "robot")
	close(release)
	(<-created).is(t, 400, "A user with that username already exists.")
}

func TestRequestLog(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	visitor := server.asAdmin(t).keepingCookies()
	visitor.upload("admin", strings.Repeat("x", 70<<10)).is(t, 400)
	visitor.get("/rest/api/2/user?username=a&username=b")
	server.visit(t, "", "").get("/elsewhere")
	seen := server.Requests()
	if len(seen) != 3 {
		t.Fatalf("%d requests", len(seen))
	}
	first, second, third := seen[0], seen[1], seen[2]
	if len(first.Body) != 64<<10 || first.Username != "admin" || first.Path != temporaryPath || first.Status != 400 || first.RemoteAddress == "" {
		t.Errorf("%+v", first.Status)
	}
	if second.Number != 2 || len(second.Query["username"]) != 2 || second.Session == "" || second.Session != first.Session ||
		!strings.HasPrefix(second.Header.Get("Authorization"), "Basic ") || second.Header.Get("Cookie") == "" {
		t.Errorf("%+v", second)
	}
	if third.Username != "" || third.Session != "" {
		t.Errorf("%+v", third)
	}
	server.ForgetRequests()
	visitor.get(aUser)
	if seen := server.Requests(); len(seen) != 1 || seen[0].Number != 4 {
		t.Errorf("%+v", seen)
	}
}

func TestConnections(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	one, two := server.asAdmin(t), server.asAdmin(t)
	one.get(aUser)
	one.get(aUser)
	two.get(aUser)
	if total, most := server.Connections(); total != 2 || most != 2 {
		t.Errorf("%d connections, %d at once", total, most)
	}
}

func TestServesWithoutListening(t *testing.T) {
	t.Parallel()
	server, err := New(Settings{ContextPath: "/"})
	if err != nil {
		t.Fatal(err)
	}
	recorder := httptest.NewRecorder()
	server.ServeHTTP(recorder, httptest.NewRequestWithContext(t.Context(), "GET", "/rest/api/2/serverInfo", nil))
	if recorder.Code != 200 || server.URL() != "http://localhost:8080" || !strings.Contains(recorder.Body.String(), server.URL()) {
		t.Errorf("%d %s", recorder.Code, recorder.Body)
	}
	server.Close()
}

func TestAddressInUse(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	_, err := Start(Settings{Listen: server.listener.Addr().String()})
	if err == nil || errors.Unwrap(err) == nil {
		t.Errorf("%v", err)
	}
}
