// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package provider_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"io"
	"log"
	"math/big"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// secured is a Jira behind TLS, with the provider arguments that lead to it and the certificate that it shows.
func secured(t *testing.T, workspace *acceptance.Workspace, config *tls.Config) (server *jirasim.Server, certificate string) {
	t.Helper()
	server, err := jirasim.New(jirasim.Settings{})
	if err != nil {
		t.Fatal(err)
	}
	listening := httptest.NewUnstartedServer(server)
	listening.TLS = config
	listening.Config.ErrorLog = log.New(io.Discard, "", 0) // refused handshakes are what the tests are about
	listening.StartTLS()
	t.Cleanup(listening.Close)
	workspace.Write("address.tf", fmt.Sprintf("locals {\n  address = %q\n}\n", listening.URL+"/jira"))
	return server, certificatePEM(listening.Certificate().Raw)
}

func certificatePEM(raw []byte) string {
	return string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: raw}))
}

func withArguments(arguments string) string {
	return "provider \"jira\" {\n  base_url = local.address\n  username = \"admin\"\n  password = \"admin\"\n  max_retries = 1\n" + arguments + "\n}\n" + robot
}

func heredoc(text string) string { return "<<-PEM\n" + text + "PEM\n" }

func TestJirasCertificateIsChecked(t *testing.T) {
	workspace := workspace(t)
	server, certificate := secured(t, workspace, nil)
	workspace.Write("main.tf", withArguments(""))
	workspace.Try("apply", "-auto-approve").ExpectError("Cannot reach Jira", "certificate signed by unknown authority")
	if requests := server.Requests(); len(requests) > 0 {
		t.Errorf("%d requests, with credentials, went to a Jira that nobody vouches for", len(requests))
	}
	workspace.Write("ca.pem", certificate)
	for name, arguments := range map[string]string{
		"PEM text": "  ca_certificate = " + heredoc(certificate),
		"file":     "  ca_certificate = \"${path.cwd}/ca.pem\"",
	} {
		workspace.Write("main.tf", withArguments(arguments))
		if result := workspace.Apply(); len(server.Requests()) == 0 {
			t.Errorf("%s: no request arrived: %v", name, result.Diagnostics)
		}
		server.ForgetRequests()
	}
	workspace.Write("main.tf", withArguments("  insecure_skip_verify = true"))
	workspace.Plan().ExpectWarning("Jira's certificate is not checked", "insecure_skip_verify")
}

func TestClientCertificateIsShown(t *testing.T) {
	workspace := workspace(t)
	certificate, key, pool := clientCertificate(t)
	_, authority := secured(t, workspace, &tls.Config{ClientAuth: tls.RequireAndVerifyClientCert, ClientCAs: pool, MinVersion: tls.VersionTLS12})
	arguments := "  ca_certificate = " + heredoc(authority)
	workspace.Write("main.tf", withArguments(arguments))
	workspace.Try("apply", "-auto-approve").ExpectError("Cannot reach Jira", "certificate required")
	workspace.Write("main.tf", withArguments(arguments+"  client_certificate = "+heredoc(certificate)))
	workspace.Try("plan").ExpectError("Missing client_key")
	workspace.Write("client.pem", certificate)
	workspace.Write("client.key", key)
	workspace.Write("main.tf", withArguments(arguments+"  client_certificate = \"${path.cwd}/client.pem\"\n  client_key = \"${path.cwd}/client.key\""))
	workspace.Apply()
	workspace.ExpectEmptyPlan()
}

// clientCertificate is a certificate that vouches for itself, and a pool that believes it.
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

func TestOldTLSIsRefused(t *testing.T) {
	workspace := workspace(t)
	_, authority := secured(t, workspace, &tls.Config{MinVersion: tls.VersionTLS10, MaxVersion: tls.VersionTLS11})
	workspace.Write("main.tf", withArguments("  ca_certificate = "+heredoc(authority)))
	workspace.Try("apply", "-auto-approve").ExpectError("Cannot reach Jira", "protocol version")
}

func TestTransportArgumentsThatMeanNothingAreRefused(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ arguments, attribute, expected string }{
		"no certificate":   {"ca_certificate = \"-----BEGIN CERTIFICATE-----\"", "ca_certificate", "holds no certificate"},
		"no such file":     {"ca_certificate = \"nowhere.pem\"", "ca_certificate", "neither PEM text"},
		"key alone":        {"client_key = \"-----BEGIN EC PRIVATE KEY-----\"", "client_key", "client_certificate"},
		"authorization":    {"headers = { authorization = \"x\" }", "headers", "would take the place of the login"},
		"cookie":           {"headers = { Cookie = \"x\" }", "headers", "would take the place of the login"},
		"broken header":    {"headers = { \"a b\" = \"x\" }", "headers", "no spaces"},
		"no time":          {"request_timeout = \"soon\"", "request_timeout", "such as 30s or 2m"},
		"too many retries": {"max_retries = 100", "max_retries", "between 0 and 20"},
		"no connection":    {"max_concurrent_requests = 0", "max_concurrent_requests", "between 1 and 100"},
		"upload":           {"avatar_upload = \"maybe\"", "avatar_upload", "thumbnail"},
		"token and user":   {"token = \"x\"", "token", "Set one of them only"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			workspace := acceptance.New(t, jirasim.Settings{})
			workspace.ConfigureAs(workspace.Administrator()+"\n  "+test.arguments, robot)
			workspace.Try("plan").ExpectError(test.attribute, test.expected)
		})
	}
}

func TestHeadersAreSentWithEveryRequest(t *testing.T) {
	workspace := workspace(t)
	workspace.ConfigureAs(workspace.Administrator()+"\n  headers = { X-Proxy-Pass = \"open sesame\" }", robot)
	workspace.Apply()
	for _, request := range workspace.Jira.Requests() {
		if request.Header.Get("X-Proxy-Pass") != "open sesame" || !strings.HasPrefix(request.Header.Get("User-Agent"), "terraform-provider-jira/") {
			t.Errorf("%s %s was sent with %v", request.Method, request.Path, request.Header)
		}
	}
}
