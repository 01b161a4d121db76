// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package versions

// Feature is a feature of the configuration language or of the command line that old versions lack.
type Feature struct {
	// Name is what a test that is skipped and the table in README.md call the feature.
	Name string
	// terraform and tofu are the minor versions that introduced the feature.
	terraform, tofu int
}

// never is the minor version of a feature that no released version has.
const never = 1 << 20

// The features, in the order of the version of Terraform that introduced them.
var (
	MockProviders  = Feature{Name: "mock providers in tests", terraform: 7, tofu: 8}
	ImportForEach  = Feature{Name: "`for_each` in import blocks", terraform: 7, tofu: 7}
	Functions      = Feature{Name: "the function `avatar_id`", terraform: 8, tofu: 7}
	WriteOnly      = Feature{Name: "the write-only argument `password_wo`", terraform: 11, tofu: 11}
	ImportIdentity = Feature{Name: "`identity` in import blocks", terraform: 12, tofu: 12}
	ListResources  = Feature{Name: "list resources (`terraform query`)", terraform: 14, tofu: never}
	allFeatures    = []Feature{MockProviders, ImportForEach, Functions, WriteOnly, ImportIdentity, ListResources}
)

// Features returns all features.
func Features() []Feature { return allFeatures }
