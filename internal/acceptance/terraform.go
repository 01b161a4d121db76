// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package acceptance

import (
	"os"
	"os/exec"
	"testing"
)

// terraform returns the path of the Terraform that runs the tests: the one in TF_ACC_TERRAFORM_PATH, which make test sets, in
// TERRAFORM, or terraform or tofu on PATH.
func terraform(t *testing.T) string {
	t.Helper()
	for _, variable := range []string{"TF_ACC_TERRAFORM_PATH", "TERRAFORM"} {
		if binary := os.Getenv(variable); binary != "" {
			return binary
		}
	}
	for _, name := range []string{"terraform", "tofu"} {
		if binary, err := exec.LookPath(name); err == nil {
			return binary
		}
	}
	t.Fatal("found no Terraform: run make test, or set TERRAFORM to the path of a Terraform binary")
	return ""
}
