// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package provider

import (
	"fmt"
	"net"
	"net/url"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/provider/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// The environment variables behind the arguments.
const (
	environmentBaseURL  = "JIRA_BASE_URL"
	environmentUsername = "JIRA_USERNAME"
	environmentPassword = "JIRA_PASSWORD" //nolint:gosec // the variable's name, not a password
)

// configuration is the provider block as written.
type configuration struct {
	BaseURL  types.String `tfsdk:"base_url"`
	Username types.String `tfsdk:"username"`
	Password types.String `tfsdk:"password"`
}

// resolved is the configuration with the environment behind it.
type resolved struct {
	baseURL            *url.URL
	username, password string
	// unknown names the first argument whose value only an apply will tell.
	unknown string
}

func configurationSchema() schema.Schema {
	return schema.Schema{
		MarkdownDescription: "Manages accounts of Jira Data Center and Jira Server (8.x to 11.x) that nobody logs in to: CI robots, bots, integrations, and their pictures. Jira Cloud is refused.",
		Attributes: map[string]schema.Attribute{
			"base_url": schema.StringAttribute{
				Optional: true,
				MarkdownDescription: "The address under which people open Jira, with its context path if it has one: `https://jira.example.com` or `https://example.com/jira`. " +
					"A trailing slash does not matter. Default: the environment variable `" + environmentBaseURL + "`. Over plain `http` to another machine the password travels readable, which is warned about.",
			},
			"username": schema.StringAttribute{
				Optional: true,
				MarkdownDescription: "The account that the provider logs in as. It needs the global permission to administer Jira. " +
					"Default: the environment variable `" + environmentUsername + "`.",
			},
			"password": schema.StringAttribute{
				Optional: true, Sensitive: true,
				MarkdownDescription: "The password of `username`. Better kept out of the configuration: the environment variable `" + environmentPassword + "` is the default. " +
					"A password that Jira rejects is tried exactly once in a run, because Jira locks an account behind a CAPTCHA after three failed logins. " +
					"Two provider blocks (aliases) with the same wrong password try it once each.",
			},
		},
	}
}

// resolve puts the environment behind what is written, and reports everything that is wrong at once, each at its
// argument.
func (c configuration) resolve(environment func(string) string, diagnostics *diag.Diagnostics) resolved {
	var result resolved
	note := func(name string, value types.String) {
		if value.IsUnknown() && result.unknown == "" {
			result.unknown = name
		}
	}
	note("base_url", c.BaseURL)
	note("username", c.Username)
	note("password", c.Password)

	result.username = c.text("username", c.Username, environmentUsername, "the account that the provider logs in as", environment, diagnostics)
	result.password = c.text("password", c.Password, environmentPassword, "the password of that account", environment, diagnostics)
	if address := c.text("base_url", c.BaseURL, environmentBaseURL, "the address under which people open Jira", environment, diagnostics); address != "" {
		origin := "base_url"
		if c.BaseURL.IsNull() {
			origin = "The environment variable " + environmentBaseURL
		}
		parsed, err := jira.ParseBaseURL(address)
		if err != nil {
			diagnostics.AddAttributeError(argument("base_url"), "Malformed base_url", origin+" "+err.Error()+".")
			return result
		}
		result.baseURL = parsed
		warnOfPlainHTTP(parsed, diagnostics)
	}
	return result
}

// text is the value of an argument, from HCL or from the environment behind it. Empty, with an error, where neither has
// one, and empty without an error where it is not known yet.
func (configuration) text(name string, written types.String, variable, meaning string, environment func(string) string, diagnostics *diag.Diagnostics) string {
	value := written.ValueString()
	if written.IsNull() {
		value = environment(variable)
	}
	if written.IsUnknown() || strings.TrimSpace(value) != "" {
		return value
	}
	found := fmt.Sprintf("Neither the provider's argument %s nor the environment variable %s is set", name, variable)
	if !written.IsNull() {
		found = "The provider's argument " + name + " is empty"
	}
	diagnostics.AddAttributeError(argument(name), "Missing "+name,
		fmt.Sprintf("%s. It is %s: set %s in the provider block, or %s in the environment.", found, meaning, name, variable))
	return ""
}

// warnOfPlainHTTP warns where the password would travel readable between machines.
func warnOfPlainHTTP(address *url.URL, diagnostics *diag.Diagnostics) {
	host := address.Hostname()
	ip := net.ParseIP(host)
	loopback := host == "localhost" || (ip != nil && ip.IsLoopback())
	if address.Scheme == "http" && !loopback {
		diagnostics.AddAttributeWarning(argument("base_url"), "The password travels readable",
			fmt.Sprintf("base_url is plain http to %s: whoever is on the way can read the password. Use https.", host))
	}
}
