// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package provider

import (
	"strings"
	"unicode"
)

// environmentAppendUserAgent is the environment variable with which Terraform's users add to the User-Agent of providers.
const environmentAppendUserAgent = "TF_APPEND_USER_AGENT"

// userAgent returns the User-Agent of all requests: the provider, Terraform, and what the user adds. It leaves out control
// characters, which net/http refuses.
func userAgent(version, terraformVersion, added string) string {
	products := []string{"terraform-provider-jira/" + version}
	if terraformVersion != "" {
		products = append(products, "Terraform/"+terraformVersion)
	}
	added = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, added)
	if added = strings.TrimSpace(added); added != "" {
		products = append(products, added)
	}
	return strings.Join(products, " ")
}
