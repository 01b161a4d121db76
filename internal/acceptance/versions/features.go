// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package versions

import "regexp"

// Feature is a feature of the configuration language or of the command line that old versions lack.
type Feature struct {
	// Name is what a test that is skipped and the table in README.md call the feature.
	Name string
	// terraform and tofu are the minor versions that introduced the feature.
	terraform, tofu int
	// syntax matches a configuration that uses the feature. It is nil if a test has to say that it needs the feature.
	syntax *regexp.Regexp
}

// never is the minor version of a feature that no released version has.
const never = 1 << 20

// The features, in the order of the version of Terraform that introduced them.
var (
	MockProviders  = Feature{Name: "mock providers in tests", terraform: 7, tofu: 8}
	ImportForEach  = Feature{Name: "`for_each` in import blocks", terraform: 7, tofu: 7, syntax: regexp.MustCompile(`(?m)^import \{\n\s+for_each\b`)}
	Removed        = Feature{Name: "`removed` blocks that keep objects", terraform: 7, tofu: 10}
	Functions      = Feature{Name: "the function `avatar_id`", terraform: 8, tofu: 7, syntax: regexp.MustCompile(`\bprovider::`)}
	MoveState      = Feature{Name: "`moved` from another provider", terraform: 8, tofu: 12}
	Ephemeral      = Feature{Name: "ephemeral variables", terraform: 10, tofu: 11, syntax: regexp.MustCompile(`(?m)^\s*ephemeral\s*= true`)}
	WriteOnly      = Feature{Name: "the write-only argument `password_wo`", terraform: 11, tofu: 11, syntax: regexp.MustCompile(`(?m)^\s*\w+_wo\s*=`)}
	ImportIdentity = Feature{Name: "`identity` in import blocks", terraform: 12, tofu: 12}
	ListResources  = Feature{Name: "list resources (`terraform query`)", terraform: 14, tofu: never}
)

// Features returns all features.
func Features() []Feature {
	return []Feature{MockProviders, ImportForEach, Removed, Functions, MoveState, Ephemeral, WriteOnly, ImportIdentity, ListResources}
}

// Uses reports whether a configuration uses the feature.
func (f Feature) Uses(configuration string) bool {
	return f.syntax != nil && f.syntax.MatchString(configuration)
}
