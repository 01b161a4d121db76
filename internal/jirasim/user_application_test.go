// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"slices"
	"strings"
	"testing"
)

func TestApplications_seats(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{LicenseSeats: 2})
	server.AddApplication(Application{Key: "jira-product", Name: "Product", Groups: []string{"a", "b"}, DefaultGroups: []string{"a"}})
	addRobot(server, "robot")
	admin := server.asAdmin(t)
	admin.get("/rest/api/2/applicationrole").expect(t, 200, `[{"key":"jira-core"`, `"key":"jira-product","groups":["a","b"]`)
	admin.get("/rest/api/2/applicationrole/jira-software").expect(t, 200, `"numberOfSeats":2,"remainingSeats":0,"userCount":2`)
	admin.get("/rest/api/2/applicationrole/x").expect(t, 404)

	// The administrator and the robot use the two seats.
	admin.send("POST", "/rest/api/2/user", robotBody+" ").expect(t, 400)
	admin.send("POST", "/rest/api/2/user", strings.Replace(robotBody, "Robot", "other", 1)).expect(t, 400, `"applicationKeys":"`)
	admin.send("POST", "/rest/api/2/user", strings.Replace(robotBody, `"Robot"`, `"other","applicationKeys":[]`, 1)).expect(t, 201)

	const path = "/rest/api/2/user/application"
	token := []string{"X-Atlassian-Token", "no-check"}
	admin.send("POST", path+"?username=other&applicationKey=jira-software", "", token...).expect(t, 400)
	admin.send("POST", path+"?username=other&applicationKey=jira-product", "").expect(t, 403, "XSRF")
	admin.send("POST", path+"?username=other&applicationKey=jira-product", "", token...).expect(t, 200)
	admin.send("POST", path+"?username=other&applicationKey=jira-product", "", token...).expect(t, 200)
	if other, _ := server.User("other"); !slices.Equal(other.Groups, []string{"a"}) || !slices.Equal(other.ApplicationKeys, []string{"jira-product"}) {
		t.Errorf("user: %+v", other)
	}
	server.ChangeUser("other", func(other *User) { other.Groups = append(other.Groups, "b") })
	admin.send("DELETE", path+"?username=other&applicationKey=jira-product", "").expect(t, 204)
	if other, _ := server.User("other"); len(other.Groups) != 0 {
		t.Errorf("user: %+v", other)
	}
	admin.send("DELETE", path+"?username=other&applicationKey=x", "").expect(t, 400)
	admin.send("DELETE", path+"?username=ghost&applicationKey=jira-core", "").expect(t, 400)
}
