// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package provider

import (
	"net"
	"net/url"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework-timetypes/timetypes"
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// The environment variables that replace arguments of the provider block.
const (
	environmentBaseURL            = "JIRA_BASE_URL"
	environmentUsername           = "JIRA_USERNAME"
	environmentPassword           = "JIRA_PASSWORD"
	environmentToken              = "JIRA_TOKEN"
	environmentCACertificate      = "JIRA_CA_CERTIFICATE"
	environmentClientCertificate  = "JIRA_CLIENT_CERTIFICATE"
	environmentClientKey          = "JIRA_CLIENT_KEY"
	environmentInsecureSkipVerify = "JIRA_INSECURE_SKIP_VERIFY"
)

// configuration holds the arguments of the provider block.
type configuration struct {
	BaseURL               types.String         `tfsdk:"base_url"`
	Username              types.String         `tfsdk:"username"`
	Password              types.String         `tfsdk:"password"`
	Token                 types.String         `tfsdk:"token"`
	AvatarUpload          types.String         `tfsdk:"avatar_upload"`
	CACertificate         types.String         `tfsdk:"ca_certificate"`
	ClientCertificate     types.String         `tfsdk:"client_certificate"`
	ClientKey             types.String         `tfsdk:"client_key"`
	InsecureSkipVerify    types.Bool           `tfsdk:"insecure_skip_verify"`
	Headers               types.Map            `tfsdk:"headers"`
	RequestTimeout        timetypes.GoDuration `tfsdk:"request_timeout"`
	MaxRetries            types.Int64          `tfsdk:"max_retries"`
	MaxConcurrentRequests types.Int64          `tfsdk:"max_concurrent_requests"`
}

// unknownArgument returns the name of the first argument that is unknown until apply, or "" if all are known.
func (c configuration) unknownArgument() string {
	for _, argument := range []struct {
		name  string
		value attr.Value
	}{
		{"base_url", c.BaseURL},
		{"username", c.Username},
		{"password", c.Password},
		{"token", c.Token},
		{"avatar_upload", c.AvatarUpload},
		{"ca_certificate", c.CACertificate},
		{"client_certificate", c.ClientCertificate},
		{"client_key", c.ClientKey},
		{"insecure_skip_verify", c.InsecureSkipVerify},
		{"headers", c.Headers},
		{"request_timeout", c.RequestTimeout},
		{"max_retries", c.MaxRetries},
		{"max_concurrent_requests", c.MaxConcurrentRequests},
	} {
		if argument.value.IsUnknown() {
			return argument.name
		}
	}
	for _, value := range c.Headers.Elements() {
		if value.IsUnknown() {
			return "headers"
		}
	}
	return ""
}

// resolution resolves the arguments of the provider block and the environment into settings of the client. Arguments take
// precedence over the environment. It adds a diagnostic for each problem, so that a run reports all of them at once.
type resolution struct {
	configuration
	environment func(string) string
	diags       *diag.Diagnostics
}

// settings returns the settings of the client. They must not be used if the diagnostics have errors or an argument is
// unknown.
func (r resolution) settings(defaults jira.Settings) jira.Settings {
	settings := defaults
	settings.BaseURL = r.baseURL()
	settings.Username, settings.Password, settings.Token = r.credentials()
	settings.AvatarUpload = jira.AvatarUpload(r.AvatarUpload.ValueString())
	settings.TLS = r.tls()
	settings.Headers = r.headers()
	if !r.RequestTimeout.IsNull() && !r.RequestTimeout.IsUnknown() {
		timeout, diags := r.RequestTimeout.ValueGoDuration()
		r.diags.Append(diags...)
		settings.RequestTimeout = timeout
	}
	if !r.MaxRetries.IsNull() {
		settings.MaxRetries = int(r.MaxRetries.ValueInt64())
		if settings.MaxRetries == 0 {
			settings.MaxRetries = -1 // to the client, 0 means its default
		}
	}
	if !r.MaxConcurrentRequests.IsNull() {
		settings.MaxConcurrentRequests = int(r.MaxConcurrentRequests.ValueInt64())
	}
	return settings
}

func (r resolution) baseURL() *url.URL {
	address := r.required("base_url", r.BaseURL, environmentBaseURL, "the address of Jira, such as https://jira.example.com", "")
	if address == "" {
		return nil
	}
	parsed, err := jira.ParseBaseURL(address)
	if err != nil {
		r.diags.Append(diagnostics.InvalidBaseURL(r.source("base_url", r.BaseURL, environmentBaseURL), err))
		return nil
	}
	if parsed.Scheme == "http" && !isLoopback(parsed.Hostname()) {
		r.diags.Append(unencryptedCredentials(parsed.Hostname()))
	}
	return parsed
}

func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || (ip != nil && ip.IsLoopback())
}

// credentials returns a token, or a username with its password. Credentials are a set: if the provider block sets token or
// username, the credentials in the environment are ignored, except for a missing password.
func (r resolution) credentials() (username, password, token string) {
	if source, other, conflict := r.credentialConflict(); conflict {
		r.diags.Append(conflictingCredentials(source, other))
		return "", "", ""
	}
	token = r.Token.ValueString()
	if r.Token.IsNull() && r.Username.IsNull() {
		token = r.environment(environmentToken)
	}
	switch token = strings.TrimSpace(token); {
	case r.Token.IsUnknown() || token != "":
		return "", "", token
	case !r.Token.IsNull():
		r.diags.Append(emptyToken())
		return "", "", ""
	}
	username = r.required("username", r.Username, environmentUsername, "the user that the provider authenticates as",
		" To authenticate with a personal access token, set token or the environment variable "+environmentToken+".")
	password = r.required("password", r.Password, environmentPassword, "the password of the user that the provider authenticates as", "")
	return username, password, ""
}

// credentialConflict returns the names of a token and of a username or password that exclude each other, each the name of
// an argument or of an environment variable. A validator of the schema cannot check this, because it does not know the
// environment.
func (r resolution) credentialConflict() (token, other string, conflict bool) {
	switch {
	case !r.Token.IsNull() && !r.Username.IsNull():
		return "token", "username", true
	case !r.Token.IsNull() && !r.Password.IsNull():
		return "token", "password", true
	case !r.Token.IsNull() || !r.Username.IsNull() || r.environment(environmentToken) == "":
		return "", "", false
	case r.environment(environmentUsername) != "":
		return environmentToken, environmentUsername, true
	case !r.Password.IsNull():
		return environmentToken, "password", true
	default:
		return "", "", false
	}
}

// required returns the value of an argument like optional. If the value is known to be empty, it adds an error; value says
// what to set the argument to, and alternative, if any, is a further sentence.
func (r resolution) required(argument string, configured types.String, variable, value, alternative string) string {
	found := r.optional(configured, variable)
	switch {
	case configured.IsUnknown() || strings.TrimSpace(found) != "":
		return found
	case configured.IsNull():
		r.diags.Append(diagnostics.NotSet(argument, variable, value, alternative, r.otherVariable(argument)))
	default:
		r.diags.Append(emptyArgument(argument, variable, value, alternative))
	}
	return ""
}

// source begins a sentence about the value of an argument with where the value comes from.
func (resolution) source(argument string, configured types.String, variable string) string {
	if configured.IsNull() {
		return "The environment variable " + variable
	}
	return argument
}

// otherVariable returns the environment variable that other tools read for an argument, if it is set.
func (r resolution) otherVariable(argument string) string {
	if other := map[string]string{"base_url": "JIRA_URL", "username": "JIRA_USER"}[argument]; other != "" && r.environment(other) != "" {
		return other
	}
	return ""
}

// optional returns the value of an argument, or of the environment variable if the provider block does not set the
// argument. It returns "" if the argument is unknown.
func (r resolution) optional(configured types.String, variable string) string {
	if configured.IsNull() {
		return r.environment(variable)
	}
	return configured.ValueString()
}
