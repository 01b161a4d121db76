// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package diagnostics_test

import (
	"errors"
	"io/fs"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
)

func TestNotSet(t *testing.T) {
	t.Parallel()
	const base = "Neither the provider argument username nor the environment variable JIRA_USERNAME is set. Set one of them to a user. Or a token."
	for other, more := range map[string]string{
		"": "", "JIRA_USER": "\n\nThe environment variable JIRA_USER is set, but this provider does not read it. Rename it to JIRA_USERNAME.",
	} {
		expectText(t, diag.Diagnostics{diagnostics.NotSet("username", "JIRA_USERNAME", "a user", " Or a token.", other)},
			"error [username]: Missing username\n"+base+more)
	}
}

func TestUnreadableFile(t *testing.T) {
	t.Parallel()
	missing := &fs.PathError{Op: "open", Path: "ca.pem", Err: fs.ErrNotExist}
	const hidden = " is neither PEM text, which begins with -----BEGIN, nor the path of a file that the provider can read."
	for name, test := range map[string]struct {
		argument, source, value string
		err                     error
		want                    string
	}{
		"missing file": {"ca_certificate", "ca_certificate", "ca.pem", missing, `ca_certificate is the path "ca.pem", and the provider cannot read this file: file does not exist. ` +
			"A relative path begins at the directory in which Terraform runs. Set it to PEM text, which begins with -----BEGIN, or to the path of a PEM file."},
		"missing file of the environment": {
			"ca_certificate", "The environment variable JIRA_CA_CERTIFICATE", "ca.pem", missing,
			`The environment variable JIRA_CA_CERTIFICATE is the path "ca.pem", and the provider cannot read this file: file does not exist. ` +
				"A relative path begins at the directory in which Terraform runs. Set it to PEM text, which begins with -----BEGIN, or to the path of a PEM file.",
		},
		"private key":     {"client_key", "client_key", "secret", missing, "client_key" + hidden},
		"several lines":   {"ca_certificate", "ca_certificate", "MIIB\nMIIC", missing, "ca_certificate" + hidden},
		"too long":        {"ca_certificate", "ca_certificate", strings.Repeat("M", 256), missing, "ca_certificate" + hidden},
		"any other error": {"ca_certificate", "ca_certificate", "ca.pem", errors.New("broken"), "ca_certificate" + hidden},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			expectText(t, diag.Diagnostics{diagnostics.UnreadableFile(test.argument, test.source, test.value, test.err)},
				"error ["+test.argument+"]: Cannot read "+test.argument+"\n"+test.want)
		})
	}
}
