// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package fourplusone

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
)

// cannotMove is the summary of all errors of this package.
const cannotMove = "Cannot move the state of %s"

const importInstead = "Remove the moved block, remove the old resource from state with a removed block or terraform state rm, and import the object."

func addUnknownState(diags *diag.Diagnostics, typeName string, version int64) {
	diags.AddError(fmt.Sprintf(cannotMove, typeName), fmt.Sprintf(
		"The state (schema version %d) does not have the form in which the releases of fourplusone/jira write it (schema version %d). %s", version, schemaVersion, importInstead))
}

func addMissingAttribute(diags *diag.Diagnostics, typeName, attribute string) {
	diags.AddError(fmt.Sprintf(cannotMove, typeName), fmt.Sprintf("The state of fourplusone/jira has no value for %s. %s", attribute, importInstead))
}
