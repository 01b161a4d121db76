// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package acceptance

import (
	"os"
	"os/exec"
	"testing"
)

// terraform is the Terraform to use: the one that the make file found, or else terraform or tofu on PATH.
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
	t.Fatal("no Terraform found: run the tests with make test, or name one in TERRAFORM")
	return ""
}
