// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package usercolumns

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

func TestColumnsKeepTheirOrder(t *testing.T) {
	columns := []jira.Column{{ID: "summary", Label: "Summary"}, {ID: "issuekey", Label: "Key"}}
	if ids := columnIDs(columns).String(); ids != `["summary","issuekey"]` {
		t.Errorf("the ids are %s", ids)
	}
	if labels := columnLabels(columns).String(); labels != `{"issuekey":"Key","summary":"Summary"}` {
		t.Errorf("the labels are %s", labels)
	}
	if ids := columnIDs(nil); ids.IsNull() {
		t.Error("no columns are null and not empty")
	}
}

// Jira's words are localized: only the id in them is the same everywhere.
func TestUnknownColumnIsFoundInJirasWords(t *testing.T) {
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
		if got := blamed(&jira.Error{Messages: []string{message}}, ids); !got.Equal(want) {
			t.Errorf("%q is about %s, not %s", message, got, want)
		}
	}
}
