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

// InvalidBaseURL adds the error for a text that jira.ParseBaseURL refused. Source says in a few words where the text comes
// from, such as "base_url" or "The environment variable JIRA_BASE_URL".
func InvalidBaseURL(diags *diag.Diagnostics, attribute path.Path, source string, err error) {
	var invalid *jira.BaseURLError
	if !errors.As(err, &invalid) {
		return
	}
	const example = " Set it to the address at which users open Jira, such as https://jira.example.com or https://example.com/jira."
	problem := ""
	switch invalid.Problem {
	case jira.BaseURLEmpty:
		problem = " is empty." + example
	case jira.BaseURLMalformed:
		problem = " is not a URL." + example
	case jira.BaseURLCredentials:
		problem = " contains a username or password. Set them in username and password instead."
	case jira.BaseURLScheme:
		problem = fmt.Sprintf(" must begin with https:// or http://, not %q.", invalid.Scheme) + example
	case jira.BaseURLNoHost:
		problem = " has no host name." + example
	case jira.BaseURLQuery:
		problem = " must end with the context path, without a ? or # part." + example
	case jira.BaseURLBelowREST:
		problem = fmt.Sprintf(" points into Jira's REST API. Set it to %s instead.", invalid.BaseURL)
	}
	diags.AddAttributeError(attribute, "Invalid base_url", source+problem)
}
