// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package versions_test

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance/versions"
)

func TestParse(t *testing.T) {
	for line, want := range map[string]versions.Product{
		"Terraform v1.11.4":            {Version: "1.11.4"},
		"Terraform v1.17.0-alpha\n":    {Version: "1.17.0-alpha"},
		"OpenTofu v1.12.6":             {Tofu: true, Version: "1.12.6"},
		"Terraform v0.12.29":           {},
		"Terraform v2":                 {},
		"Terragrunt v1.0.0":            {},
		"{\"terraform_version\": \"\"": {},
	} {
		got, err := versions.Parse(line)
		if got != want || (err == nil) != (want != versions.Product{}) {
			t.Errorf("Parse(%q) = %v, %v; want %v", line, got, err, want)
		}
	}
}

func TestProduct_Has(t *testing.T) {
	for _, test := range []struct {
		line    string
		feature versions.Feature
		want    bool
	}{
		{"Terraform v1.10.5", versions.WriteOnly, false},
		{"Terraform v1.11.0", versions.WriteOnly, true},
		{"OpenTofu v1.10.10", versions.WriteOnly, false},
		{"OpenTofu v1.11.0", versions.WriteOnly, true},
		{"OpenTofu v1.7.0", versions.MockProviders, false},
		{"Terraform v1.7.0", versions.MockProviders, true},
		{"OpenTofu v1.99.0", versions.ListResources, false},
	} {
		product, err := versions.Parse(test.line)
		if err != nil {
			t.Fatal(err)
		}
		if got := product.Has(test.feature); got != test.want {
			t.Errorf("%s has %s: %t, want %t", product, test.feature.Name, got, test.want)
		}
	}
}

func TestInsert_README(t *testing.T) {
	text, err := os.ReadFile("../../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	want, err := versions.Insert(string(text))
	if err != nil {
		t.Fatal(err)
	}
	if want != string(text) {
		t.Errorf("the table of tested versions in README.md is not current: run make generate. It must be:\n%s", versions.Table())
	}
}

func TestInsert_noPlace(t *testing.T) {
	if got, err := versions.Insert("# A document\n"); err == nil {
		t.Errorf("Insert() = %q, want an error", got)
	}
}

// Continuous integration tests exactly the listed versions.
func TestTested_workflow(t *testing.T) {
	text, err := os.ReadFile("../../../.github/workflows/test.yml")
	if err != nil {
		t.Fatal(err)
	}
	var got, want []string
	for _, match := range regexp.MustCompile(`- \{product: (terraform|tofu), version: "?([0-9.]+)"?\}`).FindAllStringSubmatch(string(text), -1) {
		got = append(got, match[1]+" "+match[2])
	}
	for _, product := range versions.Tested {
		name := "terraform"
		if product.Tofu {
			name = "tofu"
		}
		want = append(want, fmt.Sprintf("%s %s", name, product.Version))
	}
	if !slices.Equal(got, want) {
		t.Errorf("the matrix of .github/workflows/test.yml is\n%q, want\n%q", got, want)
	}
}

// The version that make test downloads must be a tested version.
func TestTested_pinnedVersion(t *testing.T) {
	text, err := os.ReadFile("../../../tools/terraform/download.go")
	if err != nil {
		t.Fatal(err)
	}
	match := regexp.MustCompile(`const pinnedVersion = "([0-9.]+)"`).FindSubmatch(text)
	if match == nil || !slices.Contains(versions.Tested, versions.Product{Version: string(match[1])}) {
		t.Errorf("tools/terraform downloads %q, which is not in %v", match, versions.Tested)
	}
}

func TestFeature_Uses(t *testing.T) {
	for configuration, want := range map[string][]versions.Feature{
		"import {\n  for_each = local.names\n}\n":              {versions.ImportForEach},
		"import {\n  to = jira_user.robot\n}\n":                nil,
		"avatar_id = provider::jira::avatar_id(var.url)\n":     {versions.Functions},
		"variable \"password\" {\n  ephemeral = true\n}\n":     {versions.Ephemeral},
		"  password_wo         = \"secret\"\n":                 {versions.WriteOnly},
		"  password_wo_version = 1\n  # password_wo = no\n":    nil,
		"resource \"jira_user\" \"x\" {\n  for_each = {}\n}\n": nil,
	} {
		var got []versions.Feature
		for _, feature := range versions.Features() {
			if feature.Uses(configuration) {
				got = append(got, feature)
			}
		}
		if !slices.EqualFunc(got, want, func(a, b versions.Feature) bool { return a.Name == b.Name }) {
			t.Errorf("%q uses %v, want %v", configuration, got, want)
		}
	}
}
