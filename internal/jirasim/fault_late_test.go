// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"strings"
	"testing"
)

func TestFault_late(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	exists := func() bool {
		_, found := server.User("robot")
		return found
	}
	// The second further request about users finds the user. Requests that Match does not accept do not count.
	server.Misbehave(Fault{
		Method: "POST", Times: 1, Kind: Late, LateBy: 2,
		Match: func(request Request) bool { return strings.HasSuffix(request.Path, "/user") },
	})
	if got, err := server.asAdmin(t).try("POST", "/rest/api/2/user", robotBody); err == nil || exists() {
		t.Errorf("response %+v, the user exists: %t", got, exists())
	}
	server.asAdmin(t).get("/rest/api/2/user?username=robot").expect(t, 404)
	server.asAdmin(t).get("/rest/api/2/serverInfo").expect(t, 200)
	if exists() {
		t.Error("Jira carried out the request too early")
	}
	server.asAdmin(t).get("/rest/api/2/user?username=robot").expect(t, 200)
	if seen := server.Requests()[0]; seen.Fault != "Late" || seen.Status != 0 {
		t.Errorf("request log: %+v", seen)
	}
}

func TestFault_lateUntilCarriedOut(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	server.Misbehave(Fault{Method: "POST", Times: 1, Kind: Late})
	if _, err := server.asAdmin(t).try("POST", "/rest/api/2/user", robotBody); err == nil {
		t.Error("the request has a response")
	}
	for range 3 {
		server.asAdmin(t).get("/rest/api/2/user?username=robot").expect(t, 404)
	}
	server.CarryOutLate()
	server.CarryOutLate()
	server.asAdmin(t).get("/rest/api/2/user?username=robot").expect(t, 200)
	if requests := server.Requests(); len(requests) != 5 {
		t.Errorf("%d requests are logged, want 5", len(requests))
	}
}
