// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package provider

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"net/http"
	"os"
	"strconv"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// tls is how to trust Jira, and how to be trusted by what stands in front of it.
func (r resolution) tls() *tls.Config {
	config := &tls.Config{MinVersion: tls.VersionTLS12}
	if text := r.pem("ca_certificate", r.CACertificate, environmentCACertificate); text != "" {
		pool, err := x509.SystemCertPool()
		if err != nil {
			pool = x509.NewCertPool()
		}
		if !pool.AppendCertsFromPEM([]byte(text)) {
			r.diagnostics.AddAttributeError(path.Root("ca_certificate"), "Not a certificate",
				"ca_certificate holds no certificate in PEM form, which begins with -----BEGIN CERTIFICATE-----.")
		}
		config.RootCAs = pool
	}
	certificate := r.pem("client_certificate", r.ClientCertificate, environmentClientCertificate)
	key := r.pem("client_key", r.ClientKey, environmentClientKey)
	switch {
	case certificate != "" && key != "":
		pair, err := tls.X509KeyPair([]byte(certificate), []byte(key))
		if err != nil {
			// The error names what is wrong, never the key.
			r.diagnostics.AddAttributeError(path.Root("client_certificate"), "Unusable client certificate",
				fmt.Sprintf("client_certificate and client_key do not make a pair: %s.", err))
		}
		config.Certificates = []tls.Certificate{pair}
	case certificate != "" && !r.ClientKey.IsUnknown():
		r.diagnostics.AddAttributeError(path.Root("client_key"), "Missing client_key", "client_certificate needs the private key that belongs to it: set client_key or "+environmentClientKey+".")
	case key != "" && !r.ClientCertificate.IsUnknown():
		r.diagnostics.AddAttributeError(path.Root("client_certificate"), "Missing client_certificate", "client_key needs the certificate that belongs to it: set client_certificate or "+environmentClientCertificate+".")
	}
	if config.InsecureSkipVerify = r.insecure(); config.InsecureSkipVerify {
		r.diagnostics.AddAttributeWarning(path.Root("insecure_skip_verify"), "Jira's certificate is not checked",
			"insecure_skip_verify is on: whoever answers in Jira's place gets the credentials. Use ca_certificate instead, with the authority that signed Jira's certificate.")
	}
	return config
}

// pem is PEM text that is written where it is needed, or in a file whose path is written there.
func (r resolution) pem(name string, written types.String, variable string) string {
	value := r.optional(written, variable)
	if value == "" || strings.Contains(value, "-----BEGIN") {
		return value
	}
	content, err := os.ReadFile(value)
	if err != nil {
		// What is written may be a key without its frame: it is not repeated.
		r.diagnostics.AddAttributeError(path.Root(name), "Unreadable "+name,
			name+" is neither PEM text, which begins with -----BEGIN, nor the path of a file that can be read.")
		return ""
	}
	return string(content)
}

func (r resolution) insecure() bool {
	if !r.InsecureSkipVerify.IsNull() {
		return r.InsecureSkipVerify.ValueBool()
	}
	text := r.environment(environmentInsecureSkipVerify)
	if text == "" {
		return false
	}
	insecure, err := strconv.ParseBool(text)
	if err != nil {
		r.diagnostics.AddAttributeError(path.Root("insecure_skip_verify"), "Neither true nor false",
			fmt.Sprintf("The environment variable %s is %q. Set it to true or false.", environmentInsecureSkipVerify, text))
	}
	return insecure
}

// headers are the extra ones of every request.
func (r resolution) headers(ctx context.Context) http.Header {
	var written map[string]types.String
	r.diagnostics.Append(r.Headers.ElementsAs(ctx, &written, false)...)
	headers := http.Header{}
	for name, value := range written {
		attribute := path.Root("headers").AtMapKey(name)
		switch canonical := http.CanonicalHeaderKey(name); {
		case canonical == "Authorization" || canonical == "Cookie":
			r.diagnostics.AddAttributeError(attribute, "Header refused",
				canonical+" would take the place of the login. Use username and password, or token.")
		case strings.ContainsAny(name+value.ValueString(), "\r\n") || strings.ContainsAny(name, " :") || name == "":
			r.diagnostics.AddAttributeError(attribute, "Not a header", "A header's name has no spaces and colons, and neither name nor value has line breaks.")
		default:
			headers.Set(name, value.ValueString())
		}
	}
	return headers
}
