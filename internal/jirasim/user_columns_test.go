// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"slices"
	"testing"
)

func TestUserColumns(t *testing.T) {
	t.Parallel()
	const path = "/rest/api/2/user/columns"
	server := startJira(t, Settings{})
	addRobot(server, "robot")
	admin := server.asAdmin(t)
	form := []string{"Content-Type", "application/x-www-form-urlencoded"}
	admin.get(path+"?username=robot").expect(t, 200, `[{"label":"Issue Type","value":"issuetype"},{"label":"Key","value":"issuekey"}`)
	admin.send("PUT", path, "columns=summary&columns=issuekey&username=ROBOT", form...).expect(t, 200)
	got := admin.get(path+"?username=robot").expect(t, 200)
	if got.body != `[{"label":"Summary","value":"summary"},{"label":"Key","value":"issuekey"}]` {
		t.Errorf("columns: %s", got.body)
	}
	if ids, own := server.Columns("robot"); !own || !slices.Equal(ids, []string{"summary", "issuekey"}) {
		t.Errorf("columns %v, own columns: %t", ids, own)
	}
	admin.send("PUT", path, `{"columns":["summary"]}`).expect(t, 415)
	admin.send("PUT", path, "columns=nonsense&username=robot", form...).expect(t, 500)
	admin.send("PUT", path, "columns=summary&username=ghost", form...).expect(t, 404)
	server.clientAs(t, "robot", "robot").get(path+"?username=admin").expect(t, 401)
	server.clientAs(t, "robot", "robot").send("DELETE", path, "").expect(t, 204)
	if _, own := server.Columns("robot"); own {
		t.Error("the columns were not reset")
	}
	server.SetColumns("robot", "votes")
	admin.get(path+"?username=robot").expect(t, 200, `[{"label":"Votes","value":"votes"}]`)
	admin.send("DELETE", path+"?username=ghost", "").expect(t, 404)
}
