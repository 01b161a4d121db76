// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package usercolumns

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

func TestColumnIDs(t *testing.T) {
	t.Parallel()
	var diags diag.Diagnostics
	columns := []jira.Column{{ID: "summary", Label: "Summary"}, {ID: "issuekey", Label: "Key"}}
	if ids := columnIDs(t.Context(), columns, &diags).String(); ids != `["summary","issuekey"]` {
		t.Errorf("IDs are %s, want them in their order", ids)
	}
	if labels := columnLabels(t.Context(), columns, &diags).String(); labels != `{"issuekey":"Key","summary":"Summary"}` {
		t.Errorf("labels are %s", labels)
	}
	if ids := columnIDs(t.Context(), nil, &diags); ids.IsNull() {
		t.Error("no columns are null, want an empty list")
	}
	if diags.HasError() {
		t.Error(diags)
	}
}
