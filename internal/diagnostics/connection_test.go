// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package diagnostics_test

import (
	"context"
	"errors"
	"net"
	"net/url"
	"syscall"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

const info = "rest/api/2/serverInfo"

// connectedTo returns a connection whose arguments are all in the provider block.
func connectedTo(address string) diagnostics.Connection {
	baseURL, err := url.Parse(address)
	if err != nil {
		panic(err)
	}
	return diagnostics.Connection{BaseURL: baseURL}
}

func fromEnvironment(connection diagnostics.Connection) diagnostics.Connection {
	connection.Variables = map[string]string{
		"base_url": "JIRA_BASE_URL", "username": "JIRA_USERNAME", "password": "JIRA_PASSWORD", "token": "JIRA_TOKEN", "ca_certificate": "JIRA_CA_CERTIFICATE",
	}
	return connection
}

var (
	root     = connectedTo("https://jira.example.com")
	withPath = connectedTo("https://example.com:8443/jira")
)

type connectionTest struct {
	connection diagnostics.Connection
	err        error
	want       string
}

func expectFailures(t *testing.T, tests map[string]connectionTest) {
	t.Helper()
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			expectText(t, diag.Diagnostics{test.connection.Failed(test.err)}, test.want)
		})
	}
}

func TestConnection_rejectedLogins(t *testing.T) {
	t.Parallel()
	rejected := jira.LoginError{Problem: jira.LoginRejected, Username: "admin", Status: 401}
	captcha := jira.LoginError{Problem: jira.LoginCaptcha, Username: "admin", Status: 403, LoginURL: "https://jira.example.com/login.jsp"}
	disabled := jira.LoginError{Problem: jira.LoginBasicDisabled, Username: "admin", Status: 403}
	anonymous := jira.LoginError{Problem: jira.LoginAnonymous, Username: "admin", Status: 200}
	token := jira.LoginError{Problem: jira.LoginRejected, Token: true, Status: 401}
	const tokenStep = " The provider does not retry a rejected login.\n\nA token stops working when it expires or is revoked, or when its user is deactivated. Check the token in the user's profile under Personal Access Tokens, " +
		"and check that no proxy removes the Authorization header. Personal access tokens need Jira 8.14 or later."
	expectFailures(t, map[string]connectionTest{
		"password": {root, &rejected, "error [username]: Jira rejected the login\n" +
			`Jira at https://jira.example.com (base_url) rejected username "admin" and its password (HTTP 401).` + loginOnce +
			"\n\nCheck username and password, and check that the user is active and may log in to Jira."},
		"password of the environment": {fromEnvironment(root), &rejected, "error [username]: Jira rejected the login\n" +
			`Jira at https://jira.example.com (JIRA_BASE_URL) rejected username "admin" (JIRA_USERNAME) and its password (JIRA_PASSWORD) (HTTP 401).` + loginOnce +
			"\n\nCheck JIRA_USERNAME and JIRA_PASSWORD, and check that the user is active and may log in to Jira."},
		"anonymous": {root, &anonymous, "error [username]: Jira rejected the login\n" +
			`Jira at https://jira.example.com (base_url) treats the requests of user "admin" as anonymous and gives no reason (HTTP 200).` + loginOnce +
			"\n\nCheck username and password, and check that no proxy removes the Authorization header."},
		"CAPTCHA": {root, &captcha, "error [username]: Jira requires a CAPTCHA\n" +
			`After too many failed logins Jira at https://jira.example.com (base_url) requires user "admin" to solve a CAPTCHA, and until then rejects even the correct password (HTTP 403). ` +
			"Log in once as this user at https://jira.example.com/login.jsp, or have an administrator reset the failed login count of the user in Jira's user management."},
		"basic authentication disabled": {root, &disabled, "error [token]: Basic authentication is disabled\n" +
			"Jira at https://jira.example.com (base_url) accepts no username and password over REST (HTTP 403). This is the default since Jira 11. " +
			"Set token to a personal access token instead, or have an administrator allow basic authentication under Administration > System > Authentication methods."},
		"token":                    {root, &token, "error [token]: Jira rejected the login\nJira at https://jira.example.com (base_url) rejected the personal access token (HTTP 401)." + tokenStep},
		"token of the environment": {fromEnvironment(root), &token, "error [token]: Jira rejected the login\nJira at https://jira.example.com (JIRA_BASE_URL) rejected the personal access token (JIRA_TOKEN) (HTTP 401)." + tokenStep},
	})
}

func TestConnection_unavailable(t *testing.T) {
	t.Parallel()
	const start, again = "error: Jira is unavailable\nhttps://jira.example.com (base_url): ", " Run Terraform again when users can log in."
	cause := &jira.UnexpectedResponseError{Method: "GET", Path: info, Status: 503, Found: "an empty body"}
	expectFailures(t, map[string]connectionTest{
		"starting":    {root, &jira.UnavailableError{State: "STARTING", Cause: cause}, start + "Jira is starting up." + again},
		"stopping":    {root, &jira.UnavailableError{State: "STOPPING", Cause: cause}, start + "Jira is shutting down." + again},
		"maintenance": {root, &jira.UnavailableError{State: "MAINTENANCE", Cause: cause}, start + "Jira is in maintenance, for example because it rebuilds its index." + again},
		"unknown": {
			root, &jira.UnavailableError{Cause: cause},
			start + "Jira is starting up or in maintenance, or a proxy cannot reach it: unexpected response to GET rest/api/2/serverInfo: HTTP 503 with an empty body.",
		},
	})
}

func TestConnection_unexpectedResponses(t *testing.T) {
	t.Parallel()
	response := func(status int, found string) error {
		return &jira.UnexpectedResponseError{Method: "GET", Path: info, Status: status, Found: found}
	}
	const (
		unexpected = "error [base_url]: Unexpected response from Jira\n"
		notREST    = " does not respond as Jira's REST API does: the response to GET rest/api/2/serverInfo is "
		gateway    = "error: A gateway cannot reach Jira\nhttps://jira.example.com (base_url): a gateway or proxy in front of Jira responded with "
		check      = "Check that base_url is the address of Jira, including its context path, and whether a proxy, a login page or a maintenance page responds instead of Jira."
		noPath     = "base_url has no context path. If users open Jira at an address with a path, such as https://jira.example.com/jira, set base_url to that address."
		login      = "If it is a login page, a proxy or a single sign-on in front of Jira requires a login of its own. Set base_url to an address that reaches Jira's REST API without that login."
	)
	expectFailures(t, map[string]connectionTest{
		"not found, no context path": {
			root, response(404, `an HTML page titled "Not Found"`),
			unexpected + "https://jira.example.com (base_url)" + notREST + `HTTP 404 with an HTML page titled "Not Found".` + "\n\n" + noPath,
		},
		"not found, context path": {
			withPath, response(404, "an empty body"),
			unexpected + "https://example.com:8443/jira (base_url)" + notREST + "HTTP 404 with an empty body.\n\n" +
				"No Jira responds at the path /jira. Set base_url to the address at which users open Jira, with its context path and without the path of a page.",
		},
		"not found, environment": {
			fromEnvironment(withPath), response(404, "an empty body"),
			unexpected + "https://example.com:8443/jira (JIRA_BASE_URL)" + notREST + "HTTP 404 with an empty body.\n\n" +
				"No Jira responds at the path /jira. Set JIRA_BASE_URL to the address at which users open Jira, with its context path and without the path of a page.",
		},
		"page":                  {withPath, response(200, `an HTML page titled "Log in"`), unexpected + "https://example.com:8443/jira (base_url)" + notREST + `HTTP 200 with an HTML page titled "Log in".` + "\n\n" + login},
		"page, no context path": {root, response(200, "an HTML page"), unexpected + "https://jira.example.com (base_url)" + notREST + "HTTP 200 with an HTML page.\n\n" + login + " " + noPath},
		"forbidden":             {root, response(403, "an HTML page"), unexpected + "https://jira.example.com (base_url)" + notREST + "HTTP 403 with an HTML page.\n\n" + check},
		"refusal of Jira": {
			root, &jira.Error{Method: "GET", Path: info, Status: 500, Messages: []string{"Broken"}, Fields: map[string]string{"a": "b"}},
			unexpected + "https://jira.example.com (base_url) refused GET rest/api/2/serverInfo with HTTP 500. Jira says: Broken. a: b.\n\n" + check,
		},
		"bad gateway": {root, response(502, "an HTML page"), gateway + "HTTP 502 and an HTML page, because it cannot reach Jira. " +
			"The cause is not base_url. Check that Jira is running and that the gateway can reach it, and run Terraform again."},
		"gateway timeout": {root, response(504, "an empty body"), gateway + "HTTP 504 and an empty body, because it waited too long for Jira. " +
			"The cause is not base_url. Check that Jira is running and that the gateway can reach it, and run Terraform again."},
		"rate limit": {root, response(429, "an empty body"), "error: Jira limits the rate of requests\nhttps://jira.example.com (base_url) responded with HTTP 429. " + rateLimitStep[2:]},
		"Jira Cloud": {root, &jira.CloudError{}, "error [base_url]: Jira Cloud is not supported\n" +
			"https://jira.example.com (base_url) is a Jira Cloud site. Set base_url to the address of Jira Data Center or Jira Server."},
	})
}

func TestConnection_redirects(t *testing.T) {
	t.Parallel()
	const (
		start  = "error [base_url]: Unexpected redirect\nGET rest/api/2/serverInfo was redirected to "
		policy = " The provider does not follow redirects, so that no write loses its content and no credentials reach another host.\n\n"
		login  = "If that is a login page, a proxy in front of Jira requires a login of its own. Set base_url to an address that reaches Jira's REST API directly."
	)
	redirect := func(location, baseURL string) error {
		return &jira.RedirectError{Method: "GET", Path: info, Status: 302, Location: location, BaseURL: baseURL}
	}
	expectFailures(t, map[string]connectionTest{
		"context path": {
			root, redirect("https://jira.example.com/jira/"+info, "https://jira.example.com/jira"),
			start + "https://jira.example.com/jira/" + info + " (HTTP 302)." + policy + `If that is your Jira, set base_url to "https://jira.example.com/jira".`,
		},
		"environment": {
			fromEnvironment(root), redirect("https://jira.example.com/jira/"+info, "https://jira.example.com/jira"),
			start + "https://jira.example.com/jira/" + info + " (HTTP 302)." + policy + `If that is your Jira, set JIRA_BASE_URL to "https://jira.example.com/jira".`,
		},
		"no context path": {root, redirect("https://jira.example.com/portal/", ""), start + "https://jira.example.com/portal/ (HTTP 302)." + policy + login +
			" base_url has no context path. If users open Jira at an address with a path, such as https://jira.example.com/jira, set base_url to that address."},
		"login": {withPath, redirect("https://sso.example.com/", ""), start + "https://sso.example.com/ (HTTP 302)." + policy + login},
	})
}

func unreachableBy(cause error) *jira.UnreachableError {
	return &jira.UnreachableError{Method: "GET", Path: info, Attempts: 1, Took: 10 * time.Second, Cause: cause}
}

func TestConnection_noResponse(t *testing.T) {
	t.Parallel()
	const start = "error [base_url]: Cannot reach Jira\n"
	refused := unreachableBy(&net.OpError{Op: "dial", Err: syscall.ECONNREFUSED})
	often := *refused
	often.Attempts = 5
	expectFailures(t, map[string]connectionTest{
		"unknown host": {withPath, unreachableBy(&net.DNSError{Err: "no such host", Name: "example.com", IsNotFound: true}), start +
			"The host name example.com in base_url cannot be resolved: no such host. Check its spelling, and whether this machine needs a VPN or another DNS server to resolve it."},
		"refused": {withPath, refused, start + "Nothing accepts connections at https://example.com:8443/jira (base_url): connection refused. " +
			"Check the host and the port in base_url, and check that Jira is running."},
		"refused often": {fromEnvironment(withPath), &often, start + "Nothing accepts connections at https://example.com:8443/jira (JIRA_BASE_URL) (tried 5 times in 10s): connection refused. " +
			"Check the host and the port in JIRA_BASE_URL, and check that Jira is running."},
		"timeout": {root, unreachableBy(context.DeadlineExceeded), start + "https://jira.example.com (base_url) did not respond within 10s. " +
			"Check the host and the port in base_url, and whether a firewall blocks the connection or a proxy is needed."},
		"reset": {root, unreachableBy(syscall.ECONNRESET), start + "https://jira.example.com (base_url) closed the connection without a complete response. " +
			"Check the host and the port in base_url, and check that Jira is running."},
		"other":       {root, unreachableBy(errors.New("network is down")), start + "No response from https://jira.example.com (base_url): network is down. Check base_url and the network."},
		"interrupted": {root, unreachableBy(context.Canceled), "error: Interrupted\nTerraform was interrupted while the provider connected to Jira. Run Terraform again."},
		"any error":   {root, errors.New("broken"), "error [base_url]: Cannot connect to Jira\nhttps://jira.example.com (base_url): broken."},
	})
}

func TestConnection_certificates(t *testing.T) {
	t.Parallel()
	at := time.Date(2024, 5, 1, 14, 30, 0, 0, time.FixedZone("CEST", 2*60*60))
	problem := func(kind jira.CertificateProblem, names ...string) error {
		return unreachableBy(&jira.CertificateError{Problem: kind, Subject: "CN=Jira", Issuer: "CN=Example CA", Names: names, NotBefore: at, NotAfter: at, Cause: errors.New("broken")})
	}
	withCA := root
	withCA.HasCACertificate = true
	const (
		untrusted = "error [ca_certificate]: Jira's certificate is not trusted\n"
		set       = "as PEM text or as the path of a PEM file, in the provider argument ca_certificate or the environment variable JIRA_CA_CERTIFICATE."
		wrongHost = "error [base_url]: Jira's certificate is for another host\nhttps://example.com:8443/jira (base_url) presents a certificate that is not for example.com. "
	)
	expectFailures(t, map[string]connectionTest{
		"unknown authority": {root, problem(jira.CertificateUntrusted), untrusted +
			`https://jira.example.com (base_url) presents a certificate of the authority "CN=Example CA", which this machine does not trust. Set the certificate of this authority, ` + set},
		"another authority": {fromEnvironment(withCA), problem(jira.CertificateUntrusted), untrusted +
			`https://jira.example.com (JIRA_BASE_URL) presents a certificate of the authority "CN=Example CA", which this machine does not trust. ` +
			"JIRA_CA_CERTIFICATE is set, but does not contain it. Set the certificate of this authority, " + set},
		"self-signed": {root, problem(jira.CertificateSelfSigned), untrusted +
			`https://jira.example.com (base_url) presents the self-signed certificate "CN=Jira", which this machine does not trust. Set this certificate, ` + set},
		"another self-signed": {withCA, problem(jira.CertificateSelfSigned), untrusted +
			`https://jira.example.com (base_url) presents the self-signed certificate "CN=Jira", which this machine does not trust. ` +
			"ca_certificate is set, but does not contain it. Set this certificate, " + set},
		"other problem": {root, problem(jira.CertificateInvalid), untrusted +
			"The certificate of https://jira.example.com (base_url) cannot be verified: broken. To trust it, set the certificate of its authority, " + set},
		"another host": {withPath, problem(jira.CertificateWrongHost, "jira.example.com", "10.0.0.1"), wrongHost +
			"The certificate is for: jira.example.com, 10.0.0.1. Set base_url to an address with one of these names."},
		"many hosts": {withPath, problem(jira.CertificateWrongHost, "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"), wrongHost +
			"The certificate is for: a, b, c, d, e, f, g, h, i, j, 2 more. Set base_url to an address with one of these names."},
		"no host": {withPath, problem(jira.CertificateWrongHost), wrongHost +
			"The certificate contains no host names. Create a certificate that contains the host name in base_url."},
		"expired": {root, problem(jira.CertificateExpired), "error [base_url]: Jira's certificate has expired\n" +
			`The certificate "CN=Jira" of https://jira.example.com (base_url) expired on 2024-05-01 12:30 UTC. Renew it in Jira or in the proxy in front of Jira, and check the clock of this machine.`},
		"not yet valid": {root, problem(jira.CertificateNotYetValid), "error [base_url]: Jira's certificate is not valid yet\n" +
			`The certificate "CN=Jira" of https://jira.example.com (base_url) is valid from 2024-05-01 12:30 UTC on. Check the clock of this machine, and the certificate in Jira or in the proxy in front of Jira.`},
	})
}

func TestConnection_schemes(t *testing.T) {
	t.Parallel()
	const wrong = "error [base_url]: Wrong scheme or port\n"
	plain := connectedTo("http://example.com:8443/jira")
	expectFailures(t, map[string]connectionTest{
		"https to http": {withPath, unreachableBy(&jira.SchemeError{Spoken: "http"}), wrong +
			"https://example.com:8443/jira (base_url) begins with https://, but example.com:8443 responds with unencrypted http. " +
			"Set base_url to the host and port at which Jira, or a proxy in front of it, serves https. If there is no https, set base_url to http://example.com:8443/jira."},
		"http to https": {plain, unreachableBy(&jira.SchemeError{Spoken: "https"}), wrong +
			"http://example.com:8443/jira (base_url) begins with http://, but example.com:8443 expects https. Set base_url to https://example.com:8443/jira."},
		"https to another protocol": {withPath, unreachableBy(&jira.SchemeError{}), wrong +
			"https://example.com:8443/jira (base_url) begins with https://, but example.com:8443 does not respond with TLS. Check the port in base_url."},
	})
}

func TestConnection_handshakes(t *testing.T) {
	t.Parallel()
	refused := func(alert string) error { return unreachableBy(&jira.HandshakeError{Alert: alert}) }
	const summary, start = ": Jira refused the TLS connection\n", "https://jira.example.com (base_url) refused the TLS connection: "
	expectFailures(t, map[string]connectionTest{
		"certificate required": {root, refused("tls: certificate required"), "error [client_certificate]" + summary + start +
			"certificate required. Set client_certificate and client_key to a certificate that Jira, or a proxy in front of it, accepts."},
		"handshake failure": {root, refused("tls: handshake failure"), "error [client_certificate]" + summary + start +
			"handshake failure. If Jira, or a proxy in front of it, requires a client certificate, set client_certificate and client_key."},
		"old version": {root, refused("tls: protocol version not supported"), "error [base_url]" + summary + start +
			"protocol version not supported. The provider requires TLS 1.2 or later. Enable it in Jira or in the proxy in front of it."},
		"other": {root, refused("tls: unrecognized name"), "error [base_url]" + summary + start + "unrecognized name. Check the host and the port in base_url."},
	})
}

func TestConnection_proxies(t *testing.T) {
	t.Parallel()
	const (
		without = " If Jira is reachable without a proxy, add jira.example.com to the environment variable NO_PROXY."
		proxy   = "The proxy http://proxy.example.com:3128 in the environment variable HTTPS_PROXY "
		through = "The environment variable HTTPS_PROXY sends requests through the proxy http://proxy.example.com:3128, which "
	)
	failed := func(change func(*jira.ProxyError)) error {
		problem := &jira.ProxyError{Variable: "HTTPS_PROXY", Proxy: "http://proxy.example.com:3128"}
		change(problem)
		return unreachableBy(problem)
	}
	expectFailures(t, map[string]connectionTest{
		"refused": {
			root, failed(func(p *jira.ProxyError) { p.Cause = syscall.ECONNREFUSED }),
			"error: Cannot reach the proxy\n" + through + "refused the connection. Check HTTPS_PROXY." + without,
		},
		"unreachable": {
			root, failed(func(p *jira.ProxyError) { p.Cause = errors.New("no such host") }),
			"error: Cannot reach the proxy\n" + through + "cannot be reached: no such host. Check HTTPS_PROXY." + without,
		},
		"login required": {root, failed(func(p *jira.ProxyError) { p.Status = 407 }), "error: The proxy requires a login\n" + proxy +
			"requires a login (HTTP 407). Add a username and password to HTTPS_PROXY: http://USERNAME:PASSWORD@proxy.example.com:3128." + without},
		"login rejected": {root, failed(func(p *jira.ProxyError) { p.Status, p.Credentials = 407, true }), "error: The proxy requires a login\n" + proxy +
			"rejected its username and password (HTTP 407). Correct them in HTTPS_PROXY." + without},
		"forbidden": {root, failed(func(p *jira.ProxyError) { p.Status = 403 }), "error: The proxy refused the connection\n" + proxy +
			"responded with HTTP 403 when the provider connected to jira.example.com. Check the rules and the log of the proxy." + without},
		"invalid": {root, failed(func(p *jira.ProxyError) { p.Proxy = "" }), "error: Invalid HTTPS_PROXY\n" +
			"The environment variable HTTPS_PROXY is not the URL of a proxy. Set it to an address such as http://proxy.example.com:3128." + without},
	})
}
