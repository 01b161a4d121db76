// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package diagnostics

import (
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
)

// NotFound reports, at an attribute, that Jira has no such object. The object begins with a capital letter, such as
// `User "ghost"`; nextStep says what to do, in whole sentences.
func NotFound(diags *diag.Diagnostics, attribute path.Path, object, nextStep string) {
	diags.AddAttributeError(attribute, object+" not found", nextStep)
}

// AlreadyExists reports, at an attribute, that the object to be created exists, with the import block that adopts it.
// Found describes the existing object in whole sentences; more is appended after the import advice and may be empty.
func AlreadyExists(diags *diag.Diagnostics, attribute path.Path, object, found, resourceType, importID, more string) {
	diags.AddAttributeError(attribute, object+" already exists", strings.TrimSpace(fmt.Sprintf(
		"%s To manage it with Terraform, add this block, replace NAME with the name of the resource, and apply again. %s\n\n%s",
		found, more, ImportBlock(resourceType, importID))))
}

// DeletedOutsideTerraform warns that an object was removed from state because Jira no longer has it. Evidence says in
// whole sentences how that was established.
func DeletedOutsideTerraform(diags *diag.Diagnostics, object, evidence string) {
	diags.AddWarning(object+" was deleted outside Terraform", evidence+" It was removed from state. The plan proposes to create it again.")
}

// ImportBlock is the import block for an existing object.
func ImportBlock(resourceType, importID string) string {
	return fmt.Sprintf("import {\n  to = %s.NAME\n  id = %s\n}", resourceType, Quote(importID))
}

// Quote writes a text as a string literal of HCL, in which ${ and %{ would otherwise begin an expression.
func Quote(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", `\r`, "\t", `\t`, "${", "$${", "%{", "%%{").Replace(text) + `"`
}
