// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package userproperty

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
)

func owner() *model {
	property := &model{PropertyKey: types.StringValue("example.owner")}
	property.SetOwner("JIRAUSER10100")
	return property
}

func TestMessages_operations(t *testing.T) {
	t.Parallel()
	for want, operation := range map[string]diagnostics.Operation{
		`Cannot read property "example.owner" of user with key JIRAUSER10100`:   owner().readOperation(),
		`Cannot set property "example.owner" of user with key JIRAUSER10100`:    owner().setOperation(),
		`Cannot delete property "example.owner" of user with key JIRAUSER10100`: owner().deleteOperation(),
	} {
		var diags diag.Diagnostics
		operation.AddError(&diags, errors.New("broken"))
		if diags[0].Summary() != want {
			t.Errorf("the summary is %q, want %q", diags[0].Summary(), want)
		}
	}
}

func TestMessages_alreadyExists(t *testing.T) {
	t.Parallel()
	const summary = `Property "example.owner" of user with key JIRAUSER10100 already exists`
	const block = " To manage it with Terraform, add this import block, replace NAME with the name of the resource, and apply again:\n\n" +
		"import {\n  to = jira_user_property.NAME\n  id = \"JIRAUSER10100/example.owner\"\n}"
	long := strings.Repeat("1", 201)
	for value, shown := range map[string]string{`{ "team": "ci" }`: `{"team":"ci"}`, long: long[:200] + "…"} {
		var diags diag.Diagnostics
		owner().addAlreadyExists(&diags, json.RawMessage(value))
		want := `The user already has property "example.owner" with another value: ` + shown + "." + block
		if diags[0].Summary() != summary || diags[0].Detail() != want {
			t.Errorf("the error is %q: %q, want %q", diags[0].Summary(), diags[0].Detail(), want)
		}
	}
}
