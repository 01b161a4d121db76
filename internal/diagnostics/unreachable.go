// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package diagnostics

import (
	"errors"
	"fmt"
	"net"
	"strings"
	"time"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// unreachable says why there is no response from the base URL.
func (c Connection) unreachable(unreachable *jira.UnreachableError) finding {
	var (
		proxy       *jira.ProxyError
		certificate *jira.CertificateError
		handshake   *jira.HandshakeError
		scheme      *jira.SchemeError
	)
	switch {
	case errors.As(unreachable, &proxy):
		return c.proxy(proxy)
	case errors.As(unreachable, &certificate):
		return c.certificate(certificate)
	case errors.As(unreachable, &handshake):
		return c.handshake(handshake)
	case errors.As(unreachable, &scheme):
		return finding{"base_url", "Wrong scheme or port", c.wrongScheme(scheme)}
	default:
		return finding{"base_url", "Cannot reach Jira", c.noResponse(unreachable)}
	}
}

func (c Connection) noResponse(unreachable *jira.UnreachableError) string {
	var lookup *net.DNSError
	name := c.name("base_url")
	attempts := ""
	if unreachable.Attempts > 1 {
		attempts = fmt.Sprintf(" (tried %d times in %s)", unreachable.Attempts, unreachable.Took.Round(time.Second))
	}
	switch {
	case errors.As(unreachable, &lookup):
		return fmt.Sprintf("The host name %s in %s cannot be resolved: %s Check its spelling, and whether this machine needs a VPN or another DNS server to resolve it.",
			c.BaseURL.Hostname(), name, sentence(lookup.Err))
	case jira.IsConnectionRefused(unreachable):
		return fmt.Sprintf("Nothing accepts connections at %s%s: connection refused. Check the host and the port in %s, and check that Jira is running.", c.address(), attempts, name)
	case jira.IsTimeout(unreachable):
		return fmt.Sprintf("%s did not respond within %s. Check the host and the port in %s, and whether a firewall blocks the connection or a proxy is needed.",
			c.address(), unreachable.Took.Round(time.Second), name)
	case jira.IsConnectionBroken(unreachable):
		return fmt.Sprintf("%s closed the connection without a complete response%s. Check the host and the port in %s, and check that Jira is running.", c.address(), attempts, name)
	default:
		return fmt.Sprintf("No response from %s%s: %s Check %s and the network.", c.address(), attempts, sentence(unreachable.Cause.Error()), name)
	}
}

// wrongScheme says which scheme the port of the base URL speaks.
func (c Connection) wrongScheme(scheme *jira.SchemeError) string {
	name := c.name("base_url")
	other := *c.BaseURL
	switch scheme.Spoken {
	case "http":
		other.Scheme = "http"
		return fmt.Sprintf("%s begins with https://, but %s responds with unencrypted http. "+
			"Set %s to the host and port at which Jira, or a proxy in front of it, serves https. If there is no https, set %s to %s.",
			c.address(), c.host(), name, name, &other)
	case "https":
		other.Scheme = "https"
		return fmt.Sprintf("%s begins with http://, but %s expects https. Set %s to %s.", c.address(), c.host(), name, &other)
	default:
		return fmt.Sprintf("%s begins with https://, but %s does not respond with TLS. Check the port in %s.", c.address(), c.host(), name)
	}
}

// handshake says why the server refused the TLS connection.
func (c Connection) handshake(handshake *jira.HandshakeError) finding {
	const summary = "Jira refused the TLS connection"
	alert := strings.TrimPrefix(handshake.Alert, "tls: ")
	text := fmt.Sprintf("%s refused the TLS connection: %s. ", c.address(), alert)
	switch {
	case strings.Contains(alert, "handshake failure"):
		return finding{"client_certificate", summary, text + "If Jira, or a proxy in front of it, requires a client certificate, set client_certificate and client_key."}
	case strings.Contains(alert, "certificate"):
		return finding{"client_certificate", summary, text + "Set client_certificate and client_key to a certificate that Jira, or a proxy in front of it, accepts."}
	case strings.Contains(alert, "protocol version"):
		return finding{"base_url", summary, text + "The provider requires TLS 1.2 or later. Enable it in Jira or in the proxy in front of it."}
	default:
		return finding{"base_url", summary, text + "Check the host and the port in " + c.name("base_url") + "."}
	}
}
