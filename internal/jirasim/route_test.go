// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import "testing"

func TestRoute_frameworkErrors(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	admin := server.asAdmin(t)
	admin.get("/rest/api/2/nothing").expect(t, 404, `"status-code":404`)
	admin.send("PATCH", "/rest/api/2/user", "").expect(t, 405)
	admin.send("POST", "/rest/api/2/user", "<x/>", "Content-Type", "application/xml").expect(t, 415)
	admin.send("GET", adminPath, "", "Accept", "text/html").expect(t, 406)
	admin.send("GET", adminPath, "", "Accept", "text/html, application/*;q=0.5").expect(t, 200)
	admin.send("POST", "/rest/api/2/user", "{nonsense").expect(t, 400, `"errorMessages":["`)
	admin.send("POST", "/rest/api/2/user", `{"name":{}}`).expect(t, 400, "START_OBJECT")
}

func TestRoute_latest(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{ContextPath: "/", ConfiguredBaseURL: "https://jira.example.com"})
	server.asAdmin(t).get("/rest/api/latest/user?username=admin").
		expect(t, 200, `"self":"https://jira.example.com/rest/api/2/user?username=admin"`)
}
