// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package diagnostics

import (
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
)

// NotFound reports, at an attribute or at none (path.Empty), that Jira has no such object. The object begins with a capital
// letter, such as `User "ghost"`; nextStep says in whole sentences what to do.
func NotFound(diags *diag.Diagnostics, attribute path.Path, object, nextStep string) {
	addError(diags, attribute, object+" not found", nextStep)
}

// AlreadyExists reports, at an attribute, that the object to be created exists, with the import block that brings it under
// management. Found describes the existing object in whole sentences. More is added after the advice to import; it may be
// empty.
func AlreadyExists(diags *diag.Diagnostics, attribute path.Path, object, found, resourceType, importID, more string) {
	paragraphs := []string{
		found + " To manage it with Terraform, add this import block, replace NAME with the name of the resource, and apply again:",
		ImportBlock(resourceType, importID),
	}
	if more != "" {
		paragraphs = append(paragraphs, more)
	}
	diags.AddAttributeError(attribute, object+" already exists", strings.Join(paragraphs, "\n\n"))
}

// DeletedOutsideTerraform warns that an object was removed from state because Jira no longer has it. The object begins with
// a capital letter; evidence says in whole sentences how that was established.
func DeletedOutsideTerraform(diags *diag.Diagnostics, object, evidence string) {
	diags.AddWarning(object+" was deleted outside Terraform", evidence+" The resource was removed from state, and the plan proposes to create it again.")
}

// ImportBlock returns the import block for an existing object.
func ImportBlock(resourceType, importID string) string {
	return fmt.Sprintf("import {\n  to = %s.NAME\n  id = %s\n}", resourceType, Quote(importID))
}

// Quote returns a text as a string literal of HCL, in which ${ and %{ would otherwise begin an expression.
func Quote(text string) string {
	escaped := strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", `\r`, "\t", `\t`, "${", "$${", "%{", "%%{").Replace(text)
	return `"` + escaped + `"`
}
