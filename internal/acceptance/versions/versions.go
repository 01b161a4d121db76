// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package versions lists the versions of Terraform and OpenTofu that the project is tested with, and the features that only
// some of them have. The tests, the table in README.md and the matrix of continuous integration follow these lists. It must
// not know which tests need a feature.
package versions

import (
	"fmt"
	"strconv"
	"strings"
)

// Product is a version of Terraform or OpenTofu.
type Product struct {
	Tofu    bool
	Version string
}

// Tested are the versions that every test passes with, or is skipped because the version lacks a feature.
var Tested = []Product{
	{Version: "1.5.7"},
	{Version: "1.8.5"},
	{Version: "1.11.4"},
	{Version: "1.16.4"},
	{Tofu: true, Version: "1.10.10"},
	{Tofu: true, Version: "1.12.6"},
}

// Parse reads the first line of the version command, such as "Terraform v1.11.4".
func Parse(line string) (Product, error) {
	name, version, found := strings.Cut(strings.TrimSpace(line), " v")
	if !found || (name != "Terraform" && name != "OpenTofu") {
		return Product{}, fmt.Errorf("%q is not a version of Terraform or OpenTofu", line)
	}
	product := Product{Tofu: name == "OpenTofu", Version: version}
	if _, err := product.minor(); err != nil {
		return Product{}, err
	}
	return product, nil
}

// String returns the product as it names itself in its documentation, such as "Terraform 1.11.4".
func (p Product) String() string {
	if p.Tofu {
		return "OpenTofu " + p.Version
	}
	return "Terraform " + p.Version
}

// minor returns the minor version. The major version of both products is 1.
func (p Product) minor() (int, error) {
	parts := strings.SplitN(p.Version, ".", 3)
	if len(parts) < 2 || parts[0] != "1" {
		return 0, fmt.Errorf("the version %q does not start with 1 and a minor version", p.Version)
	}
	return strconv.Atoi(parts[1])
}

// Has reports whether the product has the feature. A version that cannot be read has none.
func (p Product) Has(feature Feature) bool {
	minor, err := p.minor()
	if err != nil {
		return false
	}
	if p.Tofu {
		return minor >= feature.tofu
	}
	return minor >= feature.terraform
}
