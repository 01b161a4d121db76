// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package provider

import (
	"crypto/tls"
	"crypto/x509"
	"os"
	"strconv"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
)

// tls returns how the client verifies the certificate of Jira, and the certificate that the client presents.
func (r resolution) tls() *tls.Config {
	config := &tls.Config{MinVersion: tls.VersionTLS12}
	if text := r.pem("ca_certificate", r.CACertificate, environmentCACertificate); text != "" {
		pool, err := x509.SystemCertPool()
		if err != nil {
			pool = x509.NewCertPool()
		}
		if !pool.AppendCertsFromPEM([]byte(text)) {
			r.diags.Append(noCertificate())
		}
		config.RootCAs = pool
	}
	certificate := r.pem("client_certificate", r.ClientCertificate, environmentClientCertificate)
	key := r.pem("client_key", r.ClientKey, environmentClientKey)
	switch {
	case certificate != "" && key != "":
		pair, err := tls.X509KeyPair([]byte(certificate), []byte(key))
		if err != nil {
			r.diags.Append(invalidKeyPair(err))
		}
		config.Certificates = []tls.Certificate{pair}
	case certificate != "" && !r.ClientKey.IsUnknown():
		r.diags.Append(missingClientKey())
	case key != "" && !r.ClientCertificate.IsUnknown():
		r.diags.Append(missingClientCertificate())
	}
	if config.InsecureSkipVerify = r.insecureSkipVerify(); config.InsecureSkipVerify {
		r.diags.Append(certificateNotVerified())
	}
	return config
}

// pem returns the PEM text of an argument that is either the text or the path of a file that contains it.
func (r resolution) pem(argument string, configured types.String, variable string) string {
	value := r.optional(configured, variable)
	if value == "" || strings.Contains(value, "-----BEGIN") {
		return value
	}
	content, err := os.ReadFile(value)
	if err != nil {
		r.diags.Append(diagnostics.UnreadableFile(argument, r.source(argument, configured, variable), value, err))
		return ""
	}
	return string(content)
}

func (r resolution) insecureSkipVerify() bool {
	if !r.InsecureSkipVerify.IsNull() {
		return r.InsecureSkipVerify.ValueBool()
	}
	value := r.environment(environmentInsecureSkipVerify)
	if value == "" {
		return false
	}
	insecure, err := strconv.ParseBool(value)
	if err != nil {
		r.diags.Append(invalidInsecureSkipVerify(value))
	}
	return insecure
}
