// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package diagnostics_test

import (
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
)

func TestNotFound(t *testing.T) {
	t.Parallel()
	var diags diag.Diagnostics
	diagnostics.NotFound(&diags, path.Root("username"), `User "ghost"`, "Check the username.")
	diagnostics.NotFound(&diags, path.Empty(), `User "ghost"`, "Check the import ID.")
	expectText(t, diags, "error [username]: User \"ghost\" not found\nCheck the username.\n---\nerror: User \"ghost\" not found\nCheck the import ID.")
}

func TestAlreadyExists(t *testing.T) {
	t.Parallel()
	const text = "error [name]: Group \"robots\" already exists\nJira has group \"robots\". To manage it with Terraform, add this import block, replace NAME with the name of the resource, and apply again:\n\n" +
		"import {\n  to = jira_group.NAME\n  id = \"robots\"\n}"
	for more, want := range map[string]string{"": text, "Or use another name.": text + "\n\nOr use another name."} {
		var diags diag.Diagnostics
		diagnostics.AlreadyExists(&diags, path.Root("name"), `Group "robots"`, `Jira has group "robots".`, "jira_group", "robots", more)
		expectText(t, diags, want)
	}
}

func TestDeletedOutsideTerraform(t *testing.T) {
	t.Parallel()
	var diags diag.Diagnostics
	diagnostics.DeletedOutsideTerraform(&diags, `Group "robots"`, "Jira has no such group.")
	expectText(t, diags, "warning: Group \"robots\" was deleted outside Terraform\nJira has no such group. The resource was removed from state, and the plan proposes to create it again.")
}

// The literal must mean the text that it was made from, whatever HCL would read in it.
func TestQuote(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"robots":          `"robots"`,
		`a "b" \c`:        `"a \"b\" \\c"`,
		"${var.x} %{if}":  `"$${var.x} %%{if}"`,
		"$${x} 100% $5 {": `"$$${x} 100% $5 {"`,
		"a\tb\r\nc":       `"a\tb\r\nc"`,
		"Söhne 🤖":         `"Söhne 🤖"`,
	} {
		literal := diagnostics.Quote(text)
		if literal != want {
			t.Errorf("Quote(%q) is %s, want %s", text, literal, want)
		}
		expression, problems := hclsyntax.ParseExpression([]byte(literal), "", hcl.InitialPos)
		if problems.HasErrors() {
			t.Errorf("%s is not HCL: %s", literal, problems)
			continue
		}
		if value, problems := expression.Value(nil); problems.HasErrors() || value.AsString() != text {
			t.Errorf("%s means %q, want %q", literal, value.AsString(), text)
		}
	}
}
