// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package provider

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// message is the complete text of a diagnostic.
type message struct {
	severity        diag.Severity
	attribute       path.Path
	summary, detail string
}

func (m message) String() string {
	return fmt.Sprintf("%s at %s\n  %s\n  %s", m.severity, m.attribute, m.summary, m.detail)
}

func expectMessages(t *testing.T, diags diag.Diagnostics, want ...message) {
	t.Helper()
	var got []string
	for _, diagnostic := range diags {
		var attribute path.Path
		if located, ok := diagnostic.(diag.DiagnosticWithPath); ok {
			attribute = located.Path()
		}
		got = append(got, message{diagnostic.Severity(), attribute, diagnostic.Summary(), diagnostic.Detail()}.String())
	}
	var texts []string
	for _, one := range want {
		texts = append(texts, one.String())
	}
	if !slices.Equal(got, texts) {
		t.Errorf("got\n%s\nwant\n%s", got, texts)
	}
}

// errorAt is an error at an argument of the provider block.
func errorAt(argument, summary, detail string) message {
	return message{diag.SeverityError, path.Root(argument), summary, detail}
}

// completeEnvironment returns the smallest environment that configures the provider, changed by other variables. An empty
// value removes a variable.
func completeEnvironment(changes map[string]string) func(string) string {
	variables := map[string]string{"JIRA_BASE_URL": "https://jira.example.com", "JIRA_USERNAME": "admin", "JIRA_PASSWORD": "admin"}
	maps.Copy(variables, changes)
	return func(name string) string { return variables[name] }
}

func resolve(t *testing.T, configured configuration, environment func(string) string) diag.Diagnostics {
	t.Helper()
	if configured.Headers.IsNull() {
		configured.Headers = types.MapNull(types.StringType)
	}
	var diags diag.Diagnostics
	resolution{configured, environment, &diags}.settings(jira.Settings{})
	return diags
}

func TestSettings_credentialMessages(t *testing.T) {
	t.Parallel()
	both := func(token, other string) message {
		return errorAt("token", "Conflicting credentials", "Both "+token+" and "+other+" are set. Set either a token or a username and password, not both.")
	}
	value := types.StringValue
	for name, test := range map[string]struct {
		configured  configuration
		environment map[string]string
		want        []message
	}{
		"complete": {},
		"nothing set": {environment: map[string]string{"JIRA_BASE_URL": "", "JIRA_USERNAME": "", "JIRA_PASSWORD": ""}, want: []message{
			errorAt("base_url", "Missing base_url", "Neither the provider argument base_url nor the environment variable JIRA_BASE_URL is set. "+
				"Set one of them to the address of Jira, such as https://jira.example.com."),
			errorAt("username", "Missing username", "Neither the provider argument username nor the environment variable JIRA_USERNAME is set. "+
				"Set one of them to the user that the provider authenticates as. "+
				"To authenticate with a personal access token, set token or the environment variable JIRA_TOKEN."),
			errorAt("password", "Missing password", "Neither the provider argument password nor the environment variable JIRA_PASSWORD is set. "+
				"Set one of them to the password of the user that the provider authenticates as."),
		}},
		"variables of other tools": {environment: map[string]string{"JIRA_BASE_URL": "", "JIRA_USERNAME": "", "JIRA_URL": "x", "JIRA_USER": "x"}, want: []message{
			errorAt("base_url", "Missing base_url", "Neither the provider argument base_url nor the environment variable JIRA_BASE_URL is set. "+
				"Set one of them to the address of Jira, such as https://jira.example.com.\n\n"+
				"The environment variable JIRA_URL is set, but this provider does not read it. Rename it to JIRA_BASE_URL."),
			errorAt("username", "Missing username", "Neither the provider argument username nor the environment variable JIRA_USERNAME is set. "+
				"Set one of them to the user that the provider authenticates as. "+
				"To authenticate with a personal access token, set token or the environment variable JIRA_TOKEN.\n\n"+
				"The environment variable JIRA_USER is set, but this provider does not read it. Rename it to JIRA_USERNAME."),
		}},
		"empty arguments": {configured: configuration{BaseURL: value(""), Username: value(" "), Password: value("")}, want: []message{
			errorAt("base_url", "Missing base_url", "The provider argument base_url is empty. "+
				"Set it to the address of Jira, such as https://jira.example.com, or remove it and set the environment variable JIRA_BASE_URL."),
			errorAt("username", "Missing username", "The provider argument username is empty. "+
				"Set it to the user that the provider authenticates as, or remove it and set the environment variable JIRA_USERNAME. "+
				"To authenticate with a personal access token, set token or the environment variable JIRA_TOKEN."),
			errorAt("password", "Missing password", "The provider argument password is empty. "+
				"Set it to the password of the user that the provider authenticates as, or remove it and set the environment variable JIRA_PASSWORD."),
		}},
		"empty token": {configured: configuration{Token: value(" ")}, want: []message{
			errorAt("token", "Missing token", "The provider argument token is empty. "+
				"Set it to a personal access token, or remove it to authenticate with a username and password."),
		}},
		"token and username": {
			configured: configuration{Token: value("secret"), Username: value("admin"), Password: value("secret")},
			want:       []message{both("token", "username")},
		},
		"token and password": {
			configured: configuration{Token: value("secret"), Password: value("secret")},
			want:       []message{both("token", "password")},
		},
		"token and username of the environment": {
			environment: map[string]string{"JIRA_TOKEN": "secret"}, want: []message{both("JIRA_TOKEN", "JIRA_USERNAME")},
		},
		"token of the environment and password": {
			configured: configuration{Password: value("secret")}, environment: map[string]string{"JIRA_TOKEN": "secret", "JIRA_USERNAME": ""},
			want: []message{both("JIRA_TOKEN", "password")},
		},
		"username hides the token of the environment": {
			configured: configuration{Username: value("admin")}, environment: map[string]string{"JIRA_TOKEN": "secret"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			expectMessages(t, resolve(t, test.configured, completeEnvironment(test.environment)), test.want...)
		})
	}
}

func TestSettings_transportMessages(t *testing.T) {
	t.Parallel()
	value := types.StringValue
	missing := func(argument, source string) message {
		return errorAt(argument, "Cannot read "+argument, source+` is the path "nowhere.pem", and the provider cannot read this file: no such file or directory. `+
			"A relative path begins at the directory in which Terraform runs. Set it to PEM text, which begins with -----BEGIN, or to the path of a PEM file.")
	}
	pem := value("-----BEGIN NOTHING-----")
	for name, test := range map[string]struct {
		configured  configuration
		environment map[string]string
		want        []message
	}{
		"http": {configured: configuration{BaseURL: value("http://jira.example.com")}, want: []message{{
			diag.SeverityWarning, path.Root("base_url"), "Credentials are sent unencrypted",
			"base_url begins with http://, so the provider sends the password or token unencrypted to jira.example.com. Use https:// instead.",
		}}},
		"http to this machine": {configured: configuration{BaseURL: value("http://127.0.0.1:8080/jira")}},
		"no such files": {
			configured:  configuration{CACertificate: value("nowhere.pem"), ClientKey: value("nowhere.key")},
			environment: map[string]string{"JIRA_CLIENT_CERTIFICATE": "nowhere.pem"},
			want: []message{
				missing("ca_certificate", "ca_certificate"), missing("client_certificate", "The environment variable JIRA_CLIENT_CERTIFICATE"),
				errorAt("client_key", "Cannot read client_key", "client_key is neither PEM text, which begins with -----BEGIN, nor the path of a file that the provider can read."),
			},
		},
		"no certificate": {configured: configuration{CACertificate: pem}, want: []message{
			errorAt("ca_certificate", "Invalid ca_certificate", "ca_certificate contains no valid certificate in PEM format. "+
				"A certificate in PEM format begins with -----BEGIN CERTIFICATE-----."),
		}},
		"no pair": {configured: configuration{ClientCertificate: pem, ClientKey: pem}, want: []message{
			errorAt("client_certificate", "Invalid client certificate", "client_certificate and client_key are not a valid pair: "+
				"tls: failed to find any PEM data in certificate input. Set client_key to the private key of client_certificate."),
		}},
		"no key": {configured: configuration{ClientCertificate: pem}, want: []message{
			errorAt("client_key", "Missing client_key", "client_certificate requires its private key. "+
				"Set client_key or the environment variable JIRA_CLIENT_KEY."),
		}},
		"no client certificate": {configured: configuration{ClientKey: pem}, want: []message{
			errorAt("client_certificate", "Missing client_certificate", "client_key requires its certificate. "+
				"Set client_certificate or the environment variable JIRA_CLIENT_CERTIFICATE."),
		}},
		"certificate not verified": {configured: configuration{InsecureSkipVerify: types.BoolValue(true)}, want: []message{{
			diag.SeverityWarning, path.Root("insecure_skip_verify"), "TLS certificate is not verified",
			"insecure_skip_verify is true, so the provider sends the credentials to any server that responds at base_url. " +
				"Set ca_certificate to the certificate of the authority that signed Jira's certificate instead.",
		}}},
		"neither true nor false": {environment: map[string]string{"JIRA_INSECURE_SKIP_VERIFY": "maybe"}, want: []message{
			errorAt("insecure_skip_verify", "Invalid JIRA_INSECURE_SKIP_VERIFY",
				`The environment variable JIRA_INSECURE_SKIP_VERIFY is "maybe". Set it to true or false.`),
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			expectMessages(t, resolve(t, test.configured, completeEnvironment(test.environment)), test.want...)
		})
	}
}

func TestSettings_headerMessages(t *testing.T) {
	t.Parallel()
	const (
		notAllowed = "Header not allowed"
		credential = "The header %s would override the provider credentials. Remove it, and set username and password, or token."
		ofRequest  = "The header %s controls how a request is sent or what Jira responds, so only the provider sets it. Remove it."
		name       = "The name of a header must not be empty. It consists of ASCII letters, digits and the characters !#$%&'*+-.^_`|~. Correct the name in headers."
		value      = "The value of the header X-Broken contains a line break or another control character. " +
			"Remove it, for example with trimspace() if the value comes from a file."
	)
	type expected struct{ value, summary, detail string }
	tests := map[string]expected{
		"authorization": {"secret", notAllowed, fmt.Sprintf(credential, "Authorization")},
		"COOKIE":        {"secret", notAllowed, fmt.Sprintf(credential, "Cookie")},
		"host ":         {"secret", notAllowed, fmt.Sprintf(ofRequest, "Host")},
		"a b":           {"secret", "Invalid header", name},
		"a:b":           {"secret", "Invalid header", name},
		"Größe":         {"secret", "Invalid header", name},
		"":              {"secret", "Invalid header", name},
		"X-Broken":      {"secret\n", "Invalid header", value},
	}
	for _, header := range []string{
		"Accept", "Accept-Encoding", "Connection", "Content-Encoding", "Content-Length", "Content-Type", "Expect", "Host", "If-None-Match",
		"Keep-Alive", "Proxy-Connection", "Range", "Te", "Trailer", "Transfer-Encoding", "Upgrade", "User-Agent", "X-Atlassian-Token",
	} {
		tests[strings.ToLower(header)] = expected{"secret", notAllowed, fmt.Sprintf(ofRequest, header)}
	}
	for header, test := range tests {
		t.Run(header, func(t *testing.T) {
			t.Parallel()
			headers := types.MapValueMust(types.StringType, map[string]attr.Value{header: types.StringValue(test.value)})
			expectMessages(t, resolve(t, configuration{Headers: headers}, completeEnvironment(nil)),
				message{diag.SeverityError, path.Root("headers").AtMapKey(header), test.summary, test.detail})
		})
	}
}

func TestSettings_headersOrder(t *testing.T) {
	t.Parallel()
	headers := types.MapValueMust(types.StringType, map[string]attr.Value{
		"Proxy-Authorization": types.StringValue("x"), "X-Proxy-Pass": types.StringValue("x\ty"), "X-Later": types.StringUnknown(),
		"a b": types.StringUnknown(), "Host": types.StringUnknown(), "Cookie": types.StringValue("x"),
	})
	var summaries []string
	for range 5 {
		summaries = nil
		for _, diagnostic := range resolve(t, configuration{Headers: headers}, completeEnvironment(nil)) {
			summaries = append(summaries, diagnostic.Detail()[:17])
		}
		if want := []string{"The header Cookie", "The header Host c", "The name of a hea"}; !slices.Equal(summaries, want) {
			t.Fatalf("the errors begin with %q, want %q", summaries, want)
		}
	}
}

func TestTimeoutValidator(t *testing.T) {
	t.Parallel()
	for timeout, want := range map[string][]message{
		"1s": nil, "1m30s": nil,
		"999ms": {errorAt("request_timeout", "Invalid duration", "request_timeout is 999ms. It must be at least 1s, such as 30s or 2m.")},
		"0":     {errorAt("request_timeout", "Invalid duration", "request_timeout is 0. It must be at least 1s, such as 30s or 2m.")},
		"-1m":   {errorAt("request_timeout", "Invalid duration", "request_timeout is -1m. It must be at least 1s, such as 30s or 2m.")},
	} {
		t.Run(timeout, func(t *testing.T) {
			t.Parallel()
			var response validator.StringResponse
			request := validator.StringRequest{Path: path.Root("request_timeout"), ConfigValue: types.StringValue(timeout)}
			timeoutValidator{}.ValidateString(t.Context(), request, &response)
			expectMessages(t, response.Diagnostics, want...)
		})
	}
}
