// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"bytes"
	"mime/multipart"
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

func TestUserColumns_multipart(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	addRobot(server, "robot")
	var body bytes.Buffer
	writer := multipart.NewWriter(&body)
	for _, field := range [][2]string{{"columns", "summary"}, {"columns", "issuekey"}, {"username", "robot"}} {
		if err := writer.WriteField(field[0], field[1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := writer.Close(); err != nil {
		t.Fatal(err)
	}
	admin := server.asAdmin(t)
	admin.send("PUT", "/rest/api/2/user/columns", body.String(), "Content-Type", writer.FormDataContentType()).expect(t, 200)
	if ids, own := server.Columns("robot"); !own || !slices.Equal(ids, []string{"summary", "issuekey"}) {
		t.Errorf("columns %v, own columns: %t", ids, own)
	}
	admin.send("PUT", "/rest/api/2/user/columns", "cut off", "Content-Type", writer.FormDataContentType()).expect(t, 500)
}
