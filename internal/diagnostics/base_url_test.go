// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package diagnostics_test

import (
	"errors"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

func TestInvalidBaseURL(t *testing.T) {
	t.Parallel()
	const example = " Set it to the address at which users open Jira, such as https://jira.example.com or https://example.com/jira."
	for text, want := range map[string]string{
		"":                                 "is empty." + example,
		"https://exa mple.com":             "is not a URL." + example,
		"https://me:secret@example.com":    "contains a username or password. Set them in username and password instead.",
		"ftp://example.com":                `must begin with https:// or http://, not "ftp".` + example,
		"https:///jira":                    "has no host name." + example,
		"https://example.com/?a=b":         "must end with the context path, without a ? or # part. Set it to https://example.com instead.",
		"https://example.com/j/rest/api/2": "points to a page of Jira or into its REST API: the address of Jira ends before /rest. Set it to https://example.com/j instead.",
		"https://example.com/j/login.jsp":  "points to a page of Jira or into its REST API: the address of Jira ends before /login.jsp. Set it to https://example.com/j instead.",
		"jira.example.com":                 "has no scheme. Did you mean https://jira.example.com?",
		"jira.example.com:8080/jira":       "has no scheme. Did you mean https://jira.example.com:8080/jira?",
		"https://example.atlassian.net":    "is the address of a Jira Cloud site, which this provider does not support. Set it to the address of Jira Data Center or Jira Server.",
	} {
		_, err := jira.ParseBaseURL(text)
		for _, source := range []string{"base_url", "The environment variable JIRA_BASE_URL"} {
			expectText(t, diag.Diagnostics{diagnostics.InvalidBaseURL(source, err)}, "error [base_url]: Invalid base_url\n"+source+" "+want)
		}
	}
	expectText(t, diag.Diagnostics{diagnostics.InvalidBaseURL("base_url", errors.New("broken"))}, "error [base_url]: Invalid base_url\nbase_url cannot be parsed: broken.")
	expectText(t, diag.Diagnostics{diagnostics.InvalidBaseURL("base_url", &jira.BaseURLError{})},
		"error [base_url]: Invalid base_url\nbase_url is not the address of a Jira."+example)
}
