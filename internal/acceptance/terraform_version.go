// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package acceptance

import (
	"os/exec"
	"strconv"
	"strings"
	"testing"
)

// NeedsFunctions skips the test if this Terraform does not support provider functions.
func NeedsFunctions(t *testing.T) {
	t.Helper()
	needs(t, "provider functions", 8, 7)
}

// NeedsQuery skips the test if this Terraform does not support terraform query.
func NeedsQuery(t *testing.T) {
	t.Helper()
	needs(t, "terraform query", 14, noVersion)
}

// NeedsMocks skips the test if this Terraform does not support mock providers.
func NeedsMocks(t *testing.T) {
	t.Helper()
	needs(t, "mock providers", 7, 8)
}

// NeedsMoveState skips the test if this Terraform does not move state between providers.
func NeedsMoveState(t *testing.T) {
	t.Helper()
	needs(t, "moved blocks between providers", 8, 12)
}

// KnowsImportForEach reports whether this Terraform supports for_each in import blocks.
func KnowsImportForEach(t *testing.T) bool {
	t.Helper()
	return productAt(t, terraform(t)).supports(7, 7)
}

// noVersion stands for the minor version of a feature that a product does not have.
const noVersion = 1 << 20

// needs skips the test unless this is Terraform or OpenTofu 1 with at least the minor version of the product.
func needs(t *testing.T, feature string, terraformMinor, tofuMinor int) {
	t.Helper()
	if found := productAt(t, terraform(t)); !found.supports(terraformMinor, tofuMinor) {
		t.Skipf("%s does not support %s", found.name, feature)
	}
}

// product is the Terraform or OpenTofu that runs the tests.
type product struct {
	// name is the name and the version, such as "Terraform v1.11.4".
	name  string
	tofu  bool
	minor int
}

func (p product) supports(terraformMinor, tofuMinor int) bool {
	if p.tofu {
		return p.minor >= tofuMinor
	}
	return p.minor >= terraformMinor
}

// productAt runs "terraform version".
func productAt(t *testing.T, binary string) product {
	t.Helper()
	text, err := exec.CommandContext(t.Context(), binary, "version").Output()
	if err != nil {
		t.Fatalf("getting the version of %s: %v", binary, err)
	}
	line, _, _ := strings.Cut(string(text), "\n")
	found := product{name: line, tofu: strings.HasPrefix(line, "OpenTofu")}
	_, version, _ := strings.Cut(line, " v")
	if parts := strings.Split(version, "."); len(parts) > 1 {
		found.minor, _ = strconv.Atoi(parts[1])
	}
	return found
}
