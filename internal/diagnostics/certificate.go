// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package diagnostics

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// caCertificateStep says how to trust a certificate.
const caCertificateStep = "as PEM text or as the path of a PEM file, in the provider argument ca_certificate or the environment variable JIRA_CA_CERTIFICATE."

// certificate says why the provider does not accept the certificate of the server.
func (c Connection) certificate(certificate *jira.CertificateError) finding {
	name := c.name("base_url")
	switch certificate.Problem {
	case jira.CertificateSelfSigned:
		return finding{"ca_certificate", untrusted, fmt.Sprintf("%s presents the self-signed certificate %q, which this machine does not trust. %sSet this certificate, %s",
			c.address(), certificate.Subject, c.doesNotContain(), caCertificateStep)}
	case jira.CertificateUntrusted:
		return finding{"ca_certificate", untrusted, fmt.Sprintf("%s presents a certificate of the authority %q, which this machine does not trust. %sSet the certificate of this authority, %s",
			c.address(), certificate.Issuer, c.doesNotContain(), caCertificateStep)}
	case jira.CertificateWrongHost:
		return finding{"base_url", "Jira's certificate is for another host", fmt.Sprintf("%s presents a certificate that is not for %s. %s",
			c.address(), c.BaseURL.Hostname(), namesOf(certificate, name))}
	case jira.CertificateExpired:
		return finding{"base_url", "Jira's certificate has expired", fmt.Sprintf("The certificate %q of %s expired on %s. Renew it in Jira or in the proxy in front of Jira, and check the clock of this machine.",
			certificate.Subject, c.address(), date(certificate.NotAfter))}
	case jira.CertificateNotYetValid:
		return finding{"base_url", "Jira's certificate is not valid yet", fmt.Sprintf("The certificate %q of %s is valid from %s on. Check the clock of this machine, and the certificate in Jira or in the proxy in front of Jira.",
			certificate.Subject, c.address(), date(certificate.NotBefore))}
	default:
		return finding{"ca_certificate", untrusted, fmt.Sprintf("The certificate of %s cannot be verified: %s %sTo trust it, set the certificate of its authority, %s",
			c.address(), sentence(certificate.Cause.Error()), c.doesNotContain(), caCertificateStep)}
	}
}

const untrusted = "Jira's certificate is not trusted"

// doesNotContain is a sentence for users who have set ca_certificate. It is empty for others.
func (c Connection) doesNotContain() string {
	if !c.HasCACertificate {
		return ""
	}
	return c.name("ca_certificate") + " is set, but does not contain it. "
}

// namesOf says for which hosts a certificate is.
func namesOf(certificate *jira.CertificateError, name string) string {
	names := slices.Compact(slices.Clone(certificate.Names))
	const most = 10
	switch {
	case len(names) == 0:
		return "The certificate contains no host names. Create a certificate that contains the host name in " + name + "."
	case len(names) > most:
		names = append(names[:most:most], fmt.Sprintf("%d more", len(names)-most))
	}
	return fmt.Sprintf("The certificate is for: %s. Set %s to an address with one of these names.", strings.Join(names, ", "), name)
}

func date(at time.Time) string { return at.UTC().Format("2006-01-02 15:04 UTC") }
