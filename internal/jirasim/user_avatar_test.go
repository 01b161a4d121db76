// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"slices"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim/store"
)

func TestSelectAvatar(t *testing.T) {
	t.Parallel()
	for version, status := range map[string]int{"8.20": 204, "9.12": 204, "10.3": 200, "11.3": 200} {
		server := startJira(t, Settings{Version: version})
		robot := addRobot(server, "robot")
		other := addRobot(server, "other")
		admin := server.asAdmin(t)
		id := server.AddAvatar(robot.Key, 0, twoColors(99, 99))
		choose := func(body string) testResponse {
			return admin.send("PUT", "/rest/api/2/user/avatar?username=robot", body)
		}
		got := choose(`{"id":"10500","owner":"JIRAUSER10100","isSystemAvatar":false,"urls":{}}`).expect(t, status)
		if (status == 200) != strings.Contains(got.body, `{"id":"10500","owner":"JIRAUSER10100"`) {
			t.Errorf("%s: %q", version, got.body)
		}
		if server.ShownAvatar(robot.Key) != id {
			t.Errorf("%s: the selected avatar is not shown", version)
		}
		choose(`{"id":"424242"}`).expect(t, status)
		if chosen, _ := server.User("robot"); chosen.SelectedAvatar != 424242 || server.ShownAvatar(robot.Key) != store.DefaultAvatar {
			t.Errorf("%s: user after an unknown avatar ID was selected: %+v", version, chosen)
		}
		choose(`{"id":10334}`).expect(t, status)
		choose(`{}`).expect(t, 500)
		choose(`{"id":"x"}`).expect(t, 500)
		if server.ShownAvatar(robot.Key) != 10334 {
			t.Errorf("%s: a refused choice was stored", version)
		}
		refused := map[int]int{204: 401, 200: 403}[status]
		server.clientAs(t, "robot", "robot").send("PUT", "/rest/api/2/user/avatar?username=other", `{"id":"1"}`).
			expect(t, refused, `{"errorMessages":[],"errors":{}}`)
		server.clientAs(t, "other", "other").send("PUT", "/rest/api/2/user/avatar?username=other", `{"id":"10500"}`).expect(t, status)
		if server.ShownAvatar(other.Key) != id {
			t.Errorf("%s: another user's avatar is not shown", version)
		}
	}
}

func TestListAvatars(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	robot := addRobot(server, "robot")
	other := addRobot(server, "other")
	list := func() (lists avatarLists, selected []string) {
		server.clientAs(t, "other", "other").get("/rest/api/2/user/avatars?username=ROBOT").expect(t, 200).into(t, &lists)
		for _, bean := range slices.Concat(lists.System, lists.Custom) {
			if bean.Selected != bean.IsSelected {
				t.Errorf("isSelected and selected differ: %+v", bean)
			}
			if bean.Selected {
				selected = append(selected, bean.ID)
			}
		}
		return lists, selected
	}
	lists, selected := list()
	if len(lists.System) != 25 || lists.Custom == nil || len(lists.Custom) != 0 || !slices.Equal(selected, []string{"10122"}) {
		t.Errorf("%d system, custom %v, selected %v", len(lists.System), lists.Custom, selected)
	}
	own := server.AddAvatar(robot.Key, 0, twoColors(99, 99))
	foreign := server.AddAvatar(other.Key, 0, twoColors(99, 99))
	for _, test := range []struct {
		choice int64
		want   []string
	}{{own, []string{"10500"}}, {foreign, nil}, {777, []string{"10122"}}, {10340, []string{"10340"}}} {
		server.SelectAvatar(robot.Key, test.choice)
		if _, selected := list(); !slices.Equal(selected, test.want) {
			t.Errorf("choice %d: %v", test.choice, selected)
		}
	}
	lists, _ = list()
	base := server.URL() + "/secure/useravatar?"
	if got := lists.Custom[0]; got.Owner != robot.Key || !got.IsDeletable || got.URLs["48x48"] != base+"ownerId=JIRAUSER10100&avatarId=10500" {
		t.Errorf("avatar: %+v", got)
	}
	if got := lists.System[0]; got.IsDeletable || got.URLs["16x16"] != base+"size=xsmall&avatarId=10122" {
		t.Errorf("avatar: %+v", got)
	}
	server.asAdmin(t).get("/rest/api/2/user/avatars").expect(t, 404)
	server.asAdmin(t).get("/rest/api/2/avatar/user/system").expect(t, 200, `{"system":[{"id":"10122"`)
}

func TestDeleteAvatar(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{GravatarOff: true})
	robot := addRobot(server, "robot")
	addRobot(server, "other")
	admin := server.asAdmin(t)
	id := server.AddAvatar(robot.Key, 0, twoColors(99, 99))
	server.SelectAvatar(robot.Key, id)
	const path = "/rest/api/2/user/avatar/"
	admin.send("DELETE", path+"10500", "").expect(t, 404)
	admin.send("DELETE", path+"10500?username=ghost", "").expect(t, 404)
	admin.send("DELETE", path+"777?username=robot", "").expect(t, 404, `{"errorMessages":[],"errors":{}}`)
	admin.send("DELETE", path+"x?username=robot", "").expect(t, 404)
	admin.send("DELETE", path+"10122?username=robot", "").expect(t, 403, `{"errorMessages":[],"errors":{}}`)
	server.clientAs(t, "other", "other").send("DELETE", path+"10500?username=other", "").expect(t, 403)
	// The parameter can name any existing user.
	admin.send("DELETE", path+"10500?username=other", "").expect(t, 204)
	chosen, _ := server.User("robot")
	if chosen.SelectedAvatar != id || server.ShownAvatar(robot.Key) != store.DefaultAvatar {
		t.Errorf("choice %d, shown %d", chosen.SelectedAvatar, server.ShownAvatar(robot.Key))
	}
	admin.get("/rest/api/2/user?username=robot").expect(t, 200, `/secure/useravatar?avatarId=10122"`)
}

// Whether a version of Jira checks the ID is unknown (facts 12.2).
func TestSelectAvatar_checked(t *testing.T) {
	t.Parallel()
	for _, status := range []int{400, 404} {
		server := startJira(t, Settings{SelectionChecked: status})
		robot := addRobot(server, "robot")
		server.SelectAvatar(robot.Key, 10340)
		client := server.asAdmin(t)
		client.send("PUT", "/rest/api/2/user/avatar?username=robot", `{"id":"0"}`).expect(t, status, `{"errorMessages":["The avatar details are invalid."],"errors":{}}`)
		if shown := server.ShownAvatar(robot.Key); shown != 10340 {
			t.Errorf("the user shows avatar %d after a refused selection", shown)
		}
		if got := client.send("PUT", "/rest/api/2/user/avatar?username=robot", `{"id":"10341"}`); got.status != 200 {
			t.Errorf("an existing avatar was refused with %d", got.status)
		}
	}
}
