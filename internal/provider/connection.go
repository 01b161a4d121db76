// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package provider

import (
	"net/url"

	"github.com/hashicorp/terraform-plugin-framework/attr"

	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
)

// connection returns what the diagnostics about the connection name. baseURL is the resolved base URL.
func (r resolution) connection(baseURL *url.URL) diagnostics.Connection {
	variables := map[string]string{}
	for _, argument := range []struct {
		name     string
		value    attr.Value
		variable string
	}{
		{"base_url", r.BaseURL, environmentBaseURL},
		{"username", r.Username, environmentUsername},
		{"password", r.Password, environmentPassword},
		{"token", r.Token, environmentToken},
		{"ca_certificate", r.CACertificate, environmentCACertificate},
	} {
		if argument.value.IsNull() && r.environment(argument.variable) != "" {
			variables[argument.name] = argument.variable
		}
	}
	return diagnostics.Connection{
		BaseURL: baseURL, Variables: variables, HasCACertificate: r.optional(r.CACertificate, environmentCACertificate) != "",
	}
}
