// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package store

import "slices"

// columnLabels are the columns of the issue navigator, by ID.
var columnLabels = map[string]string{
	"issuetype": "Issue Type", "issuekey": "Key", "summary": "Summary", "assignee": "Assignee", "reporter": "Reporter",
	"priority": "Priority", "status": "Status", "resolution": "Resolution", "created": "Created", "updated": "Updated",
	"duedate": "Due Date", "components": "Component/s", "creator": "Creator", "description": "Description",
	"environment": "Environment", "fixVersions": "Fix Version/s", "labels": "Labels", "project": "Project",
	"resolutiondate": "Resolved", "security": "Security Level", "timeestimate": "Remaining Estimate", "timespent": "Time Spent",
	"versions": "Affects Version/s", "votes": "Votes", "watches": "Watchers",
}

var defaultColumns = []string{
	"issuetype", "issuekey", "summary", "assignee", "reporter", "priority", "status", "resolution", "created", "updated", "duedate",
}

// ColumnLabel returns the label of a column, or "" if there is no such column.
func ColumnLabel(id string) string { return columnLabels[id] }

// Columns returns the IDs of the columns that the user sees, and whether the user has chosen them. Otherwise they are the
// system default.
func (u *UserRecord) Columns() (ids []string, chosen bool) {
	if u.columns == nil {
		return slices.Clone(defaultColumns), false
	}
	return slices.Clone(u.columns), true
}

// SetColumns sets the columns of the user; nil resets them to the system default.
func (u *UserRecord) SetColumns(ids []string) { u.columns = slices.Clone(ids) }
