// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import "testing"

func TestFault_matches(t *testing.T) {
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
			t.Errorf("%+v matches: %t", test.fault, got)
		}
	}
}

func TestFault_skipAndTimes(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	server.Misbehave(Fault{Path: "/serverInfo", Skip: 1, Times: 2, Kind: BadGateway})
	server.Misbehave(Fault{Path: "/serverInfo", Skip: 2, Kind: Status500})
	client := server.asAdmin(t)
	for i, want := range []int{200, 502, 502, 200, 500, 500} {
		// The second fault does not count the requests that the first fault affected.
		if got := client.get("/rest/api/2/serverInfo"); got.status != want {
			t.Errorf("request %d: %d, want %d", i+1, got.status, want)
		}
	}
	server.Behave()
	client.get("/rest/api/2/serverInfo").expect(t, 200)
}

// While a request is held, other requests are served and the state can be changed directly.
func TestFault_during(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	held, release := make(chan Request), make(chan struct{})
	server.Misbehave(Fault{Method: "POST", Times: 1, During: func(request Request) {
		held <- request
		<-release
	}})
	client := server.asAdmin(t)
	created := make(chan testResponse)
	go func() {
		got, _ := client.try("POST", "/rest/api/2/user", robotBody)
		created <- got
	}()
	if request := <-held; string(request.Body) != robotBody || request.Status != 0 {
		t.Errorf("held request: %+v", request)
	}
	server.asAdmin(t).get("/rest/api/2/user?username=robot").expect(t, 404)
	addRobot(server, "robot")
	close(release)
	(<-created).expect(t, 400, "A user with that username already exists.")
}
