// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package usercolumns

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

func readColumns(user jira.User) diagnostics.Operation {
	return diagnostics.Operation{Action: fmt.Sprintf("read the columns of user %q", user.Username)}
}

func resetColumns(user jira.User) diagnostics.Operation {
	return diagnostics.Operation{Action: fmt.Sprintf("reset the columns of user %q", user.Username)}
}

// setColumns is the operation that sets the columns. The attribute is where a refusal belongs.
func setColumns(user jira.User, attribute path.Path) diagnostics.Operation {
	return diagnostics.Operation{
		Action: fmt.Sprintf("set the columns of user %q", user.Username), Attribute: attribute,
		NextStep: "Nothing was changed. A column is the ID of a field, such as issuekey or customfield_10010. Jira lists all fields under /rest/api/2/field.",
	}
}

// refusedColumn returns the element of columns whose ID Jira names in its refusal, or the whole list where Jira names none or
// several. Jira's messages are localized, but the IDs in them are not.
func refusedColumn(err error, ids []string) path.Path {
	all := path.Root("columns")
	var refusal *jira.Error
	if !errors.As(err, &refusal) {
		return all
	}
	words := map[string]bool{}
	for _, message := range refusal.Messages {
		for _, word := range strings.FieldsFunc(message, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' }) {
			words[word] = true
		}
	}
	element, count := all, 0
	for index, id := range ids {
		if words[id] {
			element = all.AtListIndex(index)
			count++
		}
	}
	if count != 1 {
		return all
	}
	return element
}
