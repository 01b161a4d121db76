// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package acceptance

import (
	"fmt"
	"os/exec"
	"strings"
	"sync"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance/versions"
)

// Has reports whether this Terraform has the feature.
func Has(t *testing.T, feature versions.Feature) bool {
	t.Helper()
	return product(t).Has(feature)
}

// needsSyntax skips the test if a configuration uses a feature that this Terraform lacks.
func needsSyntax(t *testing.T, configuration string) {
	t.Helper()
	for _, feature := range versions.Features() {
		if feature.Uses(configuration) {
			Needs(t, feature)
		}
	}
}

// Needs skips the test if this Terraform lacks the feature. Tests must not skip for another version-related reason, so that
// TestAccNeeds_matchesTerraform can prove that no test is skipped without need.
func Needs(t *testing.T, feature versions.Feature) {
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
	// OpenTofu may print warnings about its settings first.
	for line := range strings.Lines(string(text)) {
		if found, err := versions.Parse(line); err == nil {
			products[binary] = found
			return found, nil
		}
	}
	return versions.Product{}, fmt.Errorf("%s version printed %q", binary, text)
}
