// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package usersearch_test

import (
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func TestAccUserPicker_query(t *testing.T) {
	acceptance.OnEveryJira(t, func(t *testing.T, workspace *acceptance.Workspace, robot jirasim.User) {
		add(workspace, "robert", "Robert <Admin>", true)
		add(workspace, "robin", "Robin", false)
		workspace.Configure("data \"jira_user_picker\" \"suggested\" {\n  query = \"rob\"\n  exclude = [\"Robert\"]\n}\n")
		workspace.Apply().ExpectNoWarnings()
		workspace.ExpectSent("GET user/picker")
		state := workspace.State("data.jira_user_picker.suggested")
		suggested := state["users"].([]any)
		if len(suggested) != 1 || state["total"] != float64(1) || state["complete"] != true {
			t.Fatalf("the state is %v", state)
		}
		first := suggested[0].(map[string]any)
		const want = "<strong>Rob</strong>ot - <strong>rob</strong>ot@example.com (<strong>rob</strong>ot)"
		if first["username"] != "robot" || first["key"] != robot.Key || first["display_name"] != "Robot" || first["html"] != want || first["avatar_url"] == "" {
			t.Errorf("suggested %v", first)
		}
		workspace.Configure("data \"jira_user_picker\" \"suggested\" {\n  query = \"rob\"\n}\n")
		workspace.Apply()
		if total := workspace.State("data.jira_user_picker.suggested")["total"]; total != float64(2) {
			t.Errorf("total is %v", total)
		}
	})
}

func TestAccUserPicker_cutOff(t *testing.T) {
	t.Parallel()
	// Jira's own count shows that a result is cut off at a limit that is no round number.
	workspace := acceptance.New(t, jirasim.Settings{SearchCap: 7})
	addMany(workspace, "bot", 9)
	workspace.Configure("data \"jira_user_picker\" \"suggested\" {\n  query = \"bot\"\n}\n")
	workspace.Apply().ExpectWarning("may have been cut off", "exactly 7", "all = true")
	if state := workspace.State("data.jira_user_picker.suggested"); state["complete"] != false || state["total"] != float64(9) {
		t.Errorf("the state is %v", state)
	}
}
