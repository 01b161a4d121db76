// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package diagnostics_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

func TestInvalidBaseURL(t *testing.T) {
	t.Parallel()
	const example = " Set it to the address at which users open Jira, such as https://jira.example.com or https://example.com/jira."
	for text, want := range map[string]string{
		"":                                 "base_url is empty." + example,
		"https://exa mple.com":             "base_url is not a URL." + example,
		"https://me:secret@example.com":    "base_url contains a username or password. Set them in username and password instead.",
		"ftp://example.com":                `base_url must begin with https:// or http://, not "ftp".` + example,
		"https:///jira":                    "base_url has no host name." + example,
		"https://example.com/?a=b":         "base_url must end with the context path, without a ? or # part." + example,
		"https://example.com/j/rest/api/2": "base_url points into Jira's REST API. Set it to https://example.com/j instead.",
		"https://example.com/jira":         "",
	} {
		var diags diag.Diagnostics
		_, err := jira.ParseBaseURL(text)
		diagnostics.InvalidBaseURL(&diags, path.Root("base_url"), "base_url", err)
		if want != "" {
			want = "error [base_url]: Invalid base_url\n" + want
		}
		expectText(t, diags, want)
	}
}
