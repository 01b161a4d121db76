// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import "testing"

func TestChangePassword(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	addRobot(server, "robot")
	session := server.clientAs(t, "robot", "robot").keepingCookies()
	session.get("/rest/api/2/myself").expect(t, 200)
	path := "/rest/api/2/user/password?username=robot"
	server.asAdmin(t).send("PUT", path, `{"password":""}`).expect(t, 400, "error.password.cannot.be.empty")
	server.asAdmin(t).send("PUT", path, `{"password":"new"}`).expect(t, 204)
	server.asAdmin(t).send("PUT", path+"x", `{"password":"new"}`).expect(t, 404)
	if server.CanLogIn("robot", "robot") || !server.CanLogIn("robot", "new") {
		t.Error("the password was not changed")
	}
	session.get("/rest/api/2/myself").expect(t, 401)
}

// The policy of a changed password is a message without a field (facts 12.3).
func TestPassword_policyWithoutField(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{PasswordMinimumLength: 8})
	addRobot(server, "robot")
	server.asAdmin(t).send("PUT", "/rest/api/2/user/password?username=robot", `{"password":"short"}`).
		expect(t, 400, `{"errorMessages":["The new password must satisfy the password policy."],"errors":{}}`)
}
