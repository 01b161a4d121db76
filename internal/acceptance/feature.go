// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package acceptance

import (
	"os/exec"
	"strconv"
	"strings"
	"testing"
)

// NeedsFunctions skips a test where this Terraform knows no functions of providers.
func NeedsFunctions(t *testing.T) {
	t.Helper()
	needs(t, "functions of providers", 8, 7)
}

// NeedsQuery skips a test where this Terraform does not know terraform query.
func NeedsQuery(t *testing.T) {
	t.Helper()
	needs(t, "terraform query", 14, never)
}

// KnowsImportForEach tells whether this Terraform knows for_each in import blocks.
func KnowsImportForEach(t *testing.T) bool {
	t.Helper()
	return productAt(t, terraform(t)).knows(7, 7)
}

// never is no minor version of a product.
const never = 1 << 20

// needs skips a test unless this is Terraform or OpenTofu 1 in one of these minor versions or later.
func needs(t *testing.T, feature string, terraformMinor, tofuMinor int) {
	t.Helper()
	if found := productAt(t, terraform(t)); !found.knows(terraformMinor, tofuMinor) {
		t.Skipf("%s does not know %s", found.name, feature)
	}
}

type product struct {
	name  string
	tofu  bool
	minor int
}

func (p product) knows(terraformMinor, tofuMinor int) bool {
	if p.tofu {
		return p.minor >= tofuMinor
	}
	return p.minor >= terraformMinor
}

// productAt asks a program which it is, such as "Terraform v1.11.4".
func productAt(t *testing.T, binary string) product {
	t.Helper()
	text, err := exec.CommandContext(t.Context(), binary, "version").Output()
	if err != nil {
		t.Fatalf("asking %s for its version: %v", binary, err)
	}
	line, _, _ := strings.Cut(string(text), "\n")
	found := product{name: line, tofu: strings.HasPrefix(line, "OpenTofu")}
	_, version, _ := strings.Cut(line, " v")
	if parts := strings.Split(version, "."); len(parts) > 1 {
		found.minor, _ = strconv.Atoi(parts[1])
	}
	return found
}
