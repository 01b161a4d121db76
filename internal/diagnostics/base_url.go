// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package diagnostics

import (
	"errors"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// InvalidBaseURL returns the error about a text that jira.ParseBaseURL refused. Source says where the text comes from:
// "base_url" or "The environment variable JIRA_BASE_URL".
func InvalidBaseURL(source string, err error) diag.Diagnostic {
	return diag.NewAttributeErrorDiagnostic(path.Root("base_url"), "Invalid base_url", source+" "+baseURLProblem(err))
}

// baseURLProblem completes a sentence that begins with the source of the base URL.
func baseURLProblem(err error) string {
	var invalid *jira.BaseURLError
	if !errors.As(err, &invalid) {
		return "cannot be parsed: " + sentence(err.Error())
	}
	const example = " Set it to the address at which users open Jira, such as https://jira.example.com or https://example.com/jira."
	switch invalid.Problem {
	case jira.BaseURLEmpty:
		return "is empty." + example
	case jira.BaseURLMalformed:
		return "is not a URL." + example
	case jira.BaseURLCredentials:
		return "contains a username or password. Set them in username and password instead."
	case jira.BaseURLScheme:
		if invalid.BaseURL != "" {
			return fmt.Sprintf("has no scheme. Did you mean %s?", invalid.BaseURL)
		}
		return fmt.Sprintf("must begin with https:// or http://, not %q.", invalid.Scheme) + example
	case jira.BaseURLNoHost:
		return "has no host name." + example
	case jira.BaseURLQuery:
		return fmt.Sprintf("must end with the context path, without a ? or # part. Set it to %s instead.", invalid.BaseURL)
	case jira.BaseURLPage:
		return fmt.Sprintf("points to a page of Jira or into its REST API: the address of Jira ends before %s. Set it to %s instead.", invalid.Page, invalid.BaseURL)
	case jira.BaseURLCloud:
		return "is the address of a Jira Cloud site, which this provider does not support. Set it to the address of Jira Data Center or Jira Server."
	default:
		return "is not the address of a Jira." + example
	}
}
