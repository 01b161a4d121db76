// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package provider_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"io"
	"log"
	"math/big"
	"net"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// startTLS starts a simulated Jira behind TLS and returns it with its certificate. It writes the address of Jira into the
// workspace as local.address.
func startTLS(t *testing.T, workspace *acceptance.Workspace, config *tls.Config) (server *jirasim.Server, certificate string) {
	t.Helper()
	server, err := jirasim.New(jirasim.Settings{})
	if err != nil {
		t.Fatal(err)
	}
	listener := httptest.NewUnstartedServer(server)
	listener.TLS = config
	listener.Config.ErrorLog = log.New(io.Discard, "", 0) // the tests provoke failed handshakes
	listener.StartTLS()
	t.Cleanup(listener.Close)
	workspace.Write("address.tf", fmt.Sprintf("locals {\n  address = %q\n}\n", listener.URL+"/jira"))
	return server, certificatePEM(listener.Certificate().Raw)
}

func certificatePEM(raw []byte) string {
	return string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: raw}))
}

// withArguments returns a configuration of one user, with further arguments of the provider.
func withArguments(arguments string) string {
	return "provider \"jira\" {\n  base_url = local.address\n  username = \"admin\"\n  password = \"admin\"\n  max_retries = 1\n" + arguments + "\n}\n" + robot
}

func heredoc(text string) string { return "<<-PEM\n" + text + "PEM\n" }

func TestAccProvider_caCertificate(t *testing.T) {
	workspace := workspace(t)
	server, certificate := startTLS(t, workspace, nil)
	workspace.Write("main.tf", withArguments(""))
	workspace.Try("apply", "-auto-approve").ExpectError("Jira's certificate is not trusted", "self-signed", "ca_certificate", "JIRA_CA_CERTIFICATE")
	if requests := server.Requests(); len(requests) > 0 {
		t.Errorf("Jira received %d requests although its certificate is not trusted, want 0", len(requests))
	}
	workspace.Write("ca.pem", certificate)
	for name, arguments := range map[string]string{
		"PEM text": "  ca_certificate = " + heredoc(certificate),
		"file":     "  ca_certificate = \"${path.cwd}/ca.pem\"",
	} {
		workspace.Write("main.tf", withArguments(arguments))
		if result := workspace.Apply(); len(server.Requests()) == 0 {
			t.Errorf("%s: Jira received no request: %v", name, result.Diagnostics)
		}
		server.ForgetRequests()
	}
	workspace.Write("main.tf", withArguments("  insecure_skip_verify = true"))
	workspace.Plan().ExpectWarning("TLS certificate is not verified", "insecure_skip_verify")
}

func TestAccProvider_clientCertificate(t *testing.T) {
	workspace := workspace(t)
	certificate, key, pool := clientCertificate(t)
	_, authority := startTLS(t, workspace, &tls.Config{ClientAuth: tls.RequireAndVerifyClientCert, ClientCAs: pool, MinVersion: tls.VersionTLS12})
	arguments := "  ca_certificate = " + heredoc(authority)
	workspace.Write("main.tf", withArguments(arguments))
	workspace.Try("apply", "-auto-approve").ExpectError("Jira refused the TLS connection", "certificate required", "client_certificate")
	workspace.Write("main.tf", withArguments(arguments+"  client_certificate = "+heredoc(certificate)))
	workspace.Try("plan").ExpectError("Missing client_key")
	workspace.Write("client.pem", certificate)
	workspace.Write("client.key", key)
	workspace.Write("main.tf", withArguments(arguments+"  client_certificate = \"${path.cwd}/client.pem\"\n  client_key = \"${path.cwd}/client.key\""))
	workspace.Apply()
	workspace.ExpectEmptyPlan()
}

// clientCertificate returns a self-signed certificate with its key, and a pool that trusts it.
func clientCertificate(t *testing.T) (certificate, key string, pool *x509.CertPool) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IsCA: true, BasicConstraintsValid: true, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth},
	}
	raw, err := x509.CreateCertificate(rand.Reader, template, template, &private.PublicKey, private)
	if err != nil {
		t.Fatal(err)
	}
	encoded, err := x509.MarshalECPrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := x509.ParseCertificate(raw)
	if err != nil {
		t.Fatal(err)
	}
	pool = x509.NewCertPool()
	pool.AddCert(parsed)
	return certificatePEM(raw), string(pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: encoded})), pool
}

func TestAccProvider_oldTLSRefused(t *testing.T) {
	workspace := workspace(t)
	_, authority := startTLS(t, workspace, &tls.Config{MinVersion: tls.VersionTLS10, MaxVersion: tls.VersionTLS11})
	workspace.Write("main.tf", withArguments("  ca_certificate = "+heredoc(authority)))
	workspace.Try("apply", "-auto-approve").ExpectError("Jira refused the TLS connection", "protocol version", "TLS 1.2")
}

// TestAccProvider_certificateProblems checks that each problem of Jira's certificate is one error of the plan, at the
// argument that solves it, and that Jira receives no request.
func TestAccProvider_certificateProblems(t *testing.T) {
	t.Parallel()
	authority := issue(t, nil, func(c *x509.Certificate) { c.Subject.CommonName, c.IsCA = "Example CA", true })
	trusted := "  ca_certificate = " + heredoc(certificatePEM(authority.Certificate[0]))
	now := time.Now()
	for name, test := range map[string]struct {
		certificate tls.Certificate
		arguments   string
		expected    []string
	}{
		"unknown authority": {issue(t, &authority, func(*x509.Certificate) {}), "", []string{"Jira's certificate is not trusted", "CN=Example CA", "ca_certificate", "JIRA_CA_CERTIFICATE"}},
		"self-signed":       {issue(t, nil, func(*x509.Certificate) {}), "", []string{"Jira's certificate is not trusted", "self-signed", "ca_certificate"}},
		"another authority": {issue(t, nil, func(*x509.Certificate) {}), trusted, []string{"Jira's certificate is not trusted", "ca_certificate is set, but does not contain it"}},
		"another host": {
			issue(t, &authority, func(c *x509.Certificate) { c.IPAddresses, c.DNSNames = nil, []string{"jira.example.com"} }), trusted,
			[]string{"base_url =", "Jira's certificate is for another host", "The certificate is for: jira.example.com."},
		},
		"expired": {
			issue(t, &authority, func(c *x509.Certificate) { c.NotAfter = now.Add(-time.Minute) }), trusted,
			[]string{"base_url =", "Jira's certificate has expired", "expired on " + now.Add(-time.Minute).UTC().Format("2006-01-02 15:04")},
		},
		"not yet valid": {
			issue(t, &authority, func(c *x509.Certificate) { c.NotBefore = now.Add(time.Minute) }), trusted,
			[]string{"base_url =", "Jira's certificate is not valid yet", "is valid from " + now.Add(time.Minute).UTC().Format("2006-01-02 15:04")},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			workspace := acceptance.New(t, jirasim.Settings{})
			server, _ := startTLS(t, workspace, &tls.Config{Certificates: []tls.Certificate{test.certificate}, MinVersion: tls.VersionTLS12})
			workspace.Write("main.tf", strings.Replace(withArguments(test.arguments), robot, tenRobots(t), 1))
			if result := workspace.Try("plan").ExpectError(test.expected...); len(result.Diagnostics) != 1 {
				t.Errorf("%d diagnostics, want 1: %v", len(result.Diagnostics), result.Diagnostics)
			}
			if requests := server.Requests(); len(requests) > 0 {
				t.Errorf("Jira received %d requests, want 0", len(requests))
			}
		})
	}
}

func TestAccProvider_httpToTLSPort(t *testing.T) {
	workspace := workspace(t)
	startTLS(t, workspace, nil)
	workspace.Write("main.tf", strings.Replace(withArguments(""), "local.address", "replace(local.address, \"https:\", \"http:\")", 1))
	workspace.Try("plan").ExpectError("base_url =", "Wrong scheme or port", "expects https. Set base_url to https://127.0.0.1")
}

// issue returns a certificate for 127.0.0.1. It is self-signed without an authority.
func issue(t *testing.T, authority *tls.Certificate, change func(*x509.Certificate)) tls.Certificate {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(time.Now().UnixNano()), Subject: pkix.Name{CommonName: "Jira"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), BasicConstraintsValid: true,
	}
	change(template)
	parent, signer := template, any(key)
	if authority != nil {
		parent, signer = authority.Leaf, authority.PrivateKey
	}
	raw, err := x509.CreateCertificate(rand.Reader, template, parent, &key.PublicKey, signer)
	if err != nil {
		t.Fatal(err)
	}
	leaf, err := x509.ParseCertificate(raw)
	if err != nil {
		t.Fatal(err)
	}
	return tls.Certificate{Certificate: [][]byte{raw}, PrivateKey: key, Leaf: leaf}
}
