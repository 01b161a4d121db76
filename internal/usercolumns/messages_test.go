// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package usercolumns

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

func TestRefusedColumn(t *testing.T) {
	t.Parallel()
	ids := []string{"key", "issuekey", "customfield_1"}
	all := path.Root("columns")
	for message, want := range map[string]path.Path{
		"Column 'key' does not exist.":             all.AtListIndex(0),
		"La colonne «issuekey» n'existe pas.":      all.AtListIndex(1),
		"Spalte customfield_1 gibt es nicht.":      all.AtListIndex(2),
		"Column 'customfield_10' does not exist.":  all,
		"Columns 'key', 'issuekey' do not exist.":  all,
		"An error occurred while saving the data.": all,
	} {
		if got := refusedColumn(&jira.Error{Messages: []string{message}}, ids); !got.Equal(want) {
			t.Errorf("%q refuses %s, want %s", message, got, want)
		}
	}
}

func TestMessages(t *testing.T) {
	t.Parallel()
	var robot jira.User
	robot.Username = "robot"
	refusal := &jira.Error{Method: "PUT", Path: "rest/api/2/user/columns", Status: 400, Messages: []string{"No."}}
	const said = "Jira says: No. (PUT rest/api/2/user/columns: HTTP 400)"
	for name, test := range map[string]struct {
		operation       diagnostics.Operation
		summary, detail string
	}{
		"read":  {readColumns(robot), `Cannot read the columns of user "robot"`, said},
		"reset": {resetColumns(robot), `Cannot reset the columns of user "robot"`, said},
		"set": {setColumns(robot, path.Root("columns").AtListIndex(1)), `Cannot set the columns of user "robot"`, said + "\n\n" +
			"Nothing was changed. A column is the ID of a field, such as issuekey or customfield_10010. Jira lists all fields under /rest/api/2/field."},
	} {
		var diags diag.Diagnostics
		test.operation.AddError(&diags, refusal)
		if diags[0].Summary() != test.summary || diags[0].Detail() != test.detail {
			t.Errorf("%s: the error is %q: %q", name, diags[0].Summary(), diags[0].Detail())
		}
	}
	var columns model
	columns.SetOwner("JIRAUSER10100")
	if object := columns.Object(); object != "column list of user with key JIRAUSER10100" {
		t.Errorf("the resource is called %q", object)
	}
}
