// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package provider

import (
	"context"
	"fmt"
	"net"
	"net/url"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// The environment variables behind the arguments.
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

// configuration is the provider block as written.
type configuration struct {
	BaseURL               types.String `tfsdk:"base_url"`
	Username              types.String `tfsdk:"username"`
	Password              types.String `tfsdk:"password"`
	Token                 types.String `tfsdk:"token"`
	AvatarUpload          types.String `tfsdk:"avatar_upload"`
	CACertificate         types.String `tfsdk:"ca_certificate"`
	ClientCertificate     types.String `tfsdk:"client_certificate"`
	ClientKey             types.String `tfsdk:"client_key"`
	InsecureSkipVerify    types.Bool   `tfsdk:"insecure_skip_verify"`
	Headers               types.Map    `tfsdk:"headers"`
	RequestTimeout        types.String `tfsdk:"request_timeout"`
	MaxRetries            types.Int64  `tfsdk:"max_retries"`
	MaxConcurrentRequests types.Int64  `tfsdk:"max_concurrent_requests"`
}

// unknownArgument names the first argument whose value only an apply will tell; empty if all are known.
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

// resolution puts the environment behind what is written, and collects everything that is wrong, each at its argument.
type resolution struct {
	configuration
	environment func(string) string
	diagnostics *diag.Diagnostics
}

// settings are what the client needs. They are of no use where the diagnostics have errors, or an argument is unknown.
func (r resolution) settings(ctx context.Context, defaults jira.Settings) jira.Settings {
	settings := defaults
	settings.BaseURL = r.baseURL()
	settings.Username, settings.Password, settings.Token = r.credentials()
	settings.AvatarUpload = jira.AvatarUpload(r.AvatarUpload.ValueString())
	settings.TLS = r.tls()
	settings.Headers = r.headers(ctx)
	if timeout, err := time.ParseDuration(r.RequestTimeout.ValueString()); err == nil {
		settings.RequestTimeout = timeout
	}
	if !r.MaxRetries.IsNull() {
		settings.MaxRetries = int(r.MaxRetries.ValueInt64())
		if settings.MaxRetries == 0 {
			settings.MaxRetries = -1 // zero would be the default
		}
	}
	if !r.MaxConcurrentRequests.IsNull() {
		settings.MaxConcurrentRequests = int(r.MaxConcurrentRequests.ValueInt64())
	}
	return settings
}

func (r resolution) baseURL() *url.URL {
	address := r.needed("base_url", r.BaseURL, environmentBaseURL, "the address under which people open Jira", "")
	if address == "" {
		return nil
	}
	origin := "base_url"
	if r.BaseURL.IsNull() {
		origin = "The environment variable " + environmentBaseURL
	}
	parsed, err := jira.ParseBaseURL(address)
	if err != nil {
		diagnostics.InvalidBaseURL(r.diagnostics, path.Root("base_url"), origin, err)
		return nil
	}
	r.warnOfPlainHTTP(parsed)
	return parsed
}

// credentials takes them as a set: a token, or a username with its password. If either is written in HCL, those of the
// environment are not looked at, but for a missing password.
func (r resolution) credentials() (username, password, token string) {
	token = r.Token.ValueString()
	conflict := !r.Token.IsNull() && (!r.Username.IsNull() || !r.Password.IsNull())
	if r.Token.IsNull() && r.Username.IsNull() {
		token = r.environment(environmentToken)
		conflict = token != "" && (r.environment(environmentUsername) != "" || !r.Password.IsNull())
	}
	switch {
	case conflict:
		r.diagnostics.AddAttributeError(path.Root("token"), "Which credentials?",
			"There is both a token and a username or password, in the provider block or in the environment ("+environmentToken+", "+environmentUsername+"). "+
				"Set one of them only: the token, or the username with its password.")
		return "", "", ""
	case r.Token.IsUnknown() || strings.TrimSpace(token) != "":
		return "", "", strings.TrimSpace(token)
	case !r.Token.IsNull():
		r.diagnostics.AddAttributeError(path.Root("token"), "Missing token", "The provider's argument token is empty. Remove it, to log in with username and password.")
		return "", "", ""
	}
	username = r.needed("username", r.Username, environmentUsername, "the user that the provider logs in as",
		" With a personal access token, set token or "+environmentToken+" instead.")
	password = r.needed("password", r.Password, environmentPassword, "the password of that user", "")
	return username, password, ""
}

// needed is the value of an argument, from HCL or from the environment behind it. Empty, with an error, where neither has
// one, and empty without an error where it is not known yet.
func (r resolution) needed(name string, written types.String, variable, meaning, alternative string) string {
	value := r.optional(written, variable)
	if written.IsUnknown() || strings.TrimSpace(value) != "" {
		return value
	}
	found := fmt.Sprintf("Neither the provider's argument %s nor the environment variable %s is set", name, variable)
	if !written.IsNull() {
		found = "The provider's argument " + name + " is empty"
	}
	r.diagnostics.AddAttributeError(path.Root(name), "Missing "+name,
		fmt.Sprintf("%s. It is %s: set %s in the provider block, or %s in the environment.%s", found, meaning, name, variable, alternative))
	return ""
}

// optional is the value of an argument, from HCL or from the environment behind it.
func (r resolution) optional(written types.String, variable string) string {
	if written.IsNull() {
		return r.environment(variable)
	}
	return written.ValueString()
}

// warnOfPlainHTTP warns where the credentials would travel readable between machines.
func (r resolution) warnOfPlainHTTP(address *url.URL) {
	host := address.Hostname()
	ip := net.ParseIP(host)
	loopback := host == "localhost" || (ip != nil && ip.IsLoopback())
	if address.Scheme == "http" && !loopback {
		r.diagnostics.AddAttributeWarning(path.Root("base_url"), "The credentials travel readable",
			fmt.Sprintf("base_url is plain http to %s: whoever is on the way can read the password or the token. Use https.", host))
	}
}

// durationValidator refuses what is no time to wait.
type durationValidator struct{}

// Description implements validator.Describer.
func (durationValidator) Description(context.Context) string {
	return "must be a time of at least one second, such as 30s or 2m"
}

// MarkdownDescription implements validator.Describer.
func (v durationValidator) MarkdownDescription(ctx context.Context) string { return v.Description(ctx) }

// ValidateString implements validator.String.
func (v durationValidator) ValidateString(ctx context.Context, request validator.StringRequest, response *validator.StringResponse) {
	if request.ConfigValue.IsNull() || request.ConfigValue.IsUnknown() {
		return
	}
	if duration, err := time.ParseDuration(request.ConfigValue.ValueString()); err != nil || duration < time.Second {
		response.Diagnostics.AddAttributeError(request.Path, "Not a time to wait",
			fmt.Sprintf("%q %s.", request.ConfigValue.ValueString(), v.Description(ctx)))
	}
}
