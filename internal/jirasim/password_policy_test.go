// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"strings"
	"testing"
)

func TestPasswordPolicy(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{PasswordMinimumLength: 8})
	admin := server.asAdmin(t)
	admin.send("POST", "/rest/api/2/user", robotBody).expect(t, 400, `"password":"You must specify a password that satisfies the password policy."`)
	admin.send("POST", "/rest/api/2/user", strings.Replace(robotBody, `"secret"`, `""`, 1)).expect(t, 201)
	admin.send("PUT", "/rest/api/2/user/password?username=robot", `{"password":"short"}`).expect(t, 400, "The new password must satisfy the password policy.")
	admin.send("PUT", "/rest/api/2/user?username=robot", `{"password":"short"}`).expect(t, 400, `"password":`)
	admin.send("PUT", "/rest/api/2/user?username=robot", `{"password":"long enough"}`).expect(t, 200)
	if !server.CanLogIn("robot", "long enough") {
		t.Error("the new password was not set")
	}
	const policy, sentence = "/rest/api/2/password/policy", `["The password must have at least 8 characters."]`
	for _, test := range []struct {
		method, path, body string
		status             int
		want               string
	}{
		{"GET", policy, "", 200, sentence},
		{"POST", policy + "/createUser", `{"username":"x","password":"short"}`, 200, sentence},
		{"POST", policy + "/createUser", `{"username":"x","password":"long enough"}`, 200, `[]`},
		{"POST", policy + "/createUser", `{"username":"x"}`, 400, ""},
		{"POST", policy + "/updateUser", `{"username":"robot","newPassword":"short"}`, 200, sentence},
		{"POST", policy + "/updateUser", `{"username":"ghost","newPassword":"short"}`, 404, ""},
	} {
		admin.send(test.method, test.path, test.body).expect(t, test.status, test.want)
	}
	startJira(t, Settings{}).asAdmin(t).get(policy).expect(t, 200, "[]")
}
