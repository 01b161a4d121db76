// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package acceptance

import (
	"os/exec"
	"strings"
	"sync"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance/versions"
)

// NeedsFunctions skips the test if this Terraform does not support provider functions.
func NeedsFunctions(t *testing.T) {
	t.Helper()
	needs(t, versions.Functions)
}

// NeedsQuery skips the test if this Terraform does not support list resources and terraform query.
func NeedsQuery(t *testing.T) {
	t.Helper()
	needs(t, versions.ListResources)
}

// NeedsMocks skips the test if this Terraform does not support mock providers.
func NeedsMocks(t *testing.T) {
	t.Helper()
	needs(t, versions.MockProviders)
}

// NeedsWriteOnly skips the test if this Terraform does not support write-only arguments.
func NeedsWriteOnly(t *testing.T) {
	t.Helper()
	needs(t, versions.WriteOnly)
}

// NeedsIdentity skips the test if this Terraform does not support resource identity.
func NeedsIdentity(t *testing.T) {
	t.Helper()
	needs(t, versions.ImportIdentity)
}

// KnowsImportForEach reports whether this Terraform supports for_each in import blocks.
func KnowsImportForEach(t *testing.T) bool {
	t.Helper()
	return product(t).Has(versions.ImportForEach)
}

// needs skips the test if this Terraform lacks the feature. Tests must not skip for another version-related reason, so that
// TestAccNeeds_matchesTerraform can prove that no test is skipped without need.
func needs(t *testing.T, feature versions.Feature) {
	t.Helper()
	if found := product(t); !found.Has(feature) {
		t.Skipf("%s does not have %s", found, feature.Name)
	}
}

// product returns the name and version of the Terraform that runs the tests.
func product(t *testing.T) versions.Product {
	t.Helper()
	found, err := productOf(terraform(t))
	if err != nil {
		t.Fatal(err)
	}
	return found
}

var (
	productsMutex sync.Mutex
	products      = map[string]versions.Product{}
)

// productOf runs the version command, once for each binary.
func productOf(binary string) (versions.Product, error) {
	productsMutex.Lock()
	defer productsMutex.Unlock()
	if found, known := products[binary]; known {
		return found, nil
	}
	text, err := exec.Command(binary, "version").Output() //nolint:noctx // Its result is for all tests.
	if err != nil {
		return versions.Product{}, err
	}
	line, _, _ := strings.Cut(string(text), "\n")
	found, err := versions.Parse(line)
	if err == nil {
		products[binary] = found
	}
	return found, err
}
