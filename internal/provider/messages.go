// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package provider

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
)

// The diagnostics about the provider block and the environment, one function each. None of them contains the value of a
// sensitive argument.

func argumentError(argument, summary, detail string) diag.Diagnostic {
	return diag.NewAttributeErrorDiagnostic(path.Root(argument), summary, detail)
}

func argumentWarning(argument, summary, detail string) diag.Diagnostic {
	return diag.NewAttributeWarningDiagnostic(path.Root(argument), summary, detail)
}

// emptyArgument reports a required argument that the provider block sets to an empty text. Value says what to set it to,
// and alternative, if any, is a further sentence.
func emptyArgument(argument, variable, value, alternative string) diag.Diagnostic {
	return argumentError(argument, "Missing "+argument, fmt.Sprintf(
		"The provider argument %s is empty. Set it to %s, or remove it and set the environment variable %s.%s",
		argument, value, variable, alternative))
}

func emptyToken() diag.Diagnostic {
	return argumentError("token", "Missing token",
		"The provider argument token is empty. Set it to a personal access token, or remove it to authenticate with a username and password.")
}

// conflictingCredentials reports a token and a username or password, each by the name of its argument or environment
// variable.
func conflictingCredentials(token, other string) diag.Diagnostic {
	return argumentError("token", "Conflicting credentials", fmt.Sprintf(
		"Both %s and %s are set. Set either a token or a username and password, not both.", token, other))
}

func unencryptedCredentials(host string) diag.Diagnostic {
	return argumentWarning("base_url", "Credentials are sent unencrypted",
		"base_url begins with http://, so the provider sends the password or token unencrypted to "+host+". Use https:// instead.")
}

func noCertificate() diag.Diagnostic {
	return argumentError("ca_certificate", "Invalid ca_certificate",
		"ca_certificate contains no valid certificate in PEM format. A certificate in PEM format begins with -----BEGIN CERTIFICATE-----.")
}

// invalidKeyPair reports an error of tls.X509KeyPair, which never contains the key.
func invalidKeyPair(problem error) diag.Diagnostic {
	return argumentError("client_certificate", "Invalid client certificate", fmt.Sprintf(
		"client_certificate and client_key are not a valid pair: %s. Set client_key to the private key of client_certificate.", problem))
}

func missingClientKey() diag.Diagnostic {
	return argumentError("client_key", "Missing client_key",
		"client_certificate requires its private key. Set client_key or the environment variable "+environmentClientKey+".")
}

func missingClientCertificate() diag.Diagnostic {
	return argumentError("client_certificate", "Missing client_certificate",
		"client_key requires its certificate. Set client_certificate or the environment variable "+environmentClientCertificate+".")
}

func certificateNotVerified() diag.Diagnostic {
	return argumentWarning("insecure_skip_verify", "TLS certificate is not verified",
		"insecure_skip_verify is true, so the provider sends the credentials to any server that responds at base_url. "+
			"Set ca_certificate to the certificate of the authority that signed Jira's certificate instead.")
}

func invalidInsecureSkipVerify(value string) diag.Diagnostic {
	return argumentError("insecure_skip_verify", "Invalid "+environmentInsecureSkipVerify, fmt.Sprintf(
		"The environment variable %s is %q. Set it to true or false.", environmentInsecureSkipVerify, value))
}

func headerError(name, summary, detail string) diag.Diagnostic {
	return diag.NewAttributeErrorDiagnostic(path.Root("headers").AtMapKey(name), summary, detail)
}

// credentialHeader reports a header that carries the provider credentials. Name is its spelling in the configuration.
func credentialHeader(name, header string) diag.Diagnostic {
	return headerError(name, "Header not allowed",
		"The header "+header+" would override the provider credentials. Remove it, and set username and password, or token.")
}

// requestHeader reports a header that belongs to the client. Name is its spelling in the configuration.
func requestHeader(name, header string) diag.Diagnostic {
	return headerError(name, "Header not allowed",
		"The header "+header+" controls how a request is sent or what Jira responds, so only the provider sets it. Remove it.")
}

// invalidHeaderName does not repeat the name: text in the wrong place may be a secret.
func invalidHeaderName(name string) diag.Diagnostic {
	return headerError(name, "Invalid header",
		"The name of a header must not be empty. It consists of ASCII letters, digits and the characters !#$%&'*+-.^_`|~. Correct the name in headers.")
}

func invalidHeaderValue(name string) diag.Diagnostic {
	return headerError(name, "Invalid header",
		"The value of the header "+name+" contains a line break or another control character. "+
			"Remove it, for example with trimspace() if the value comes from a file.")
}

func timeoutTooShort(timeout string) diag.Diagnostic {
	return argumentError("request_timeout", "Invalid duration", fmt.Sprintf(
		"request_timeout is %s. It must be at least %s, such as 30s or 2m.", timeout, minimumRequestTimeout))
}
