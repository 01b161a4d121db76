// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package examples_test

import (
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/acceptance/versions"
)

const adoptGuide = "templates/guides/adopt-existing-users.md.tmpl"

// TestAccAdoptGuide_commands runs the commands of the first procedure word for word, with each form of import blocks.
func TestAccAdoptGuide_commands(t *testing.T) {
	t.Parallel()
	for _, form := range []string{"for_each", "generated"} {
		t.Run(form, func(t *testing.T) {
			t.Parallel()
			guide := openPage(t, adoptGuide)
			workspace := withUsers(t, 3)
			guide.write(workspace, "list.tf", `output "robots"`)
			if form == "generated" {
				guide.write(workspace, "list-imports.tf", `output "imports"`)
			} else if !acceptance.Has(t, versions.ImportForEach) {
				t.Skip("this Terraform does not support for_each in import blocks")
			}
			guide.run(workspace, "robots.json")
			if form == "generated" {
				guide.run(workspace, "output -raw imports")
				removeFile(t, workspace, "list-imports.tf")
			} else {
				guide.write(workspace, "imports.tf", "import {")
			}
			removeFile(t, workspace, "list.tf")
			guide.write(workspace, "robots.tf", "jsondecode")
			guide.run(workspace, "rm imports.tf")
			workspace.ExpectOnlyReads()
		})
	}
}

// TestAccAdoptGuide_queryCommands runs the commands of the second procedure word for word.
func TestAccAdoptGuide_queryCommands(t *testing.T) {
	t.Parallel()
	acceptance.Needs(t, versions.ListResources)
	guide := openPage(t, adoptGuide)
	workspace := withUsers(t, 3)
	workspace.Write("robots.tfquery.hcl", guide.take("terraform", `list "jira_user"`))
	guide.run(workspace, "terraform query")
	workspace.ExpectOnlyReads()
}
