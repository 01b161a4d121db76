// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package usercolumns

import (
	"errors"
	"strings"
	"unicode"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// addRefusal puts Jira's refusal of columns at the column that it is about.
func addRefusal(diags *diag.Diagnostics, doing string, err error, ids []string) {
	diagnostics.AddAbout(diags, blamed(err, ids), doing, err,
		"Columns are ids of fields, such as issuekey or customfield_10010; Jira lists them under /rest/api/2/field. Nothing was changed.")
}

// blamed is the place of the one column whose id stands in Jira's words, which are localized but for the id; otherwise
// it is the whole list.
func blamed(err error, ids []string) path.Path {
	var refused *jira.Error
	if !errors.As(err, &refused) {
		return path.Root("columns")
	}
	words := map[string]bool{}
	for _, message := range refused.Messages {
		for _, word := range strings.FieldsFunc(message, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' }) {
			words[word] = true
		}
	}
	place, hits := path.Root("columns"), 0
	for index, id := range ids {
		if words[id] {
			place = path.Root("columns").AtListIndex(index)
			hits++
		}
	}
	if hits != 1 {
		return path.Root("columns")
	}
	return place
}
