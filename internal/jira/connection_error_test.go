// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"io"
	"log"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// serveTLS starts a server with a certificate and returns its URL with a host name.
func serveTLS(t *testing.T, certificate tls.Certificate, host string) string {
	t.Helper()
	server := httptest.NewUnstartedServer(respondWith(200, asJSON, goodServerInfo))
	server.TLS = &tls.Config{Certificates: []tls.Certificate{certificate}, MinVersion: tls.VersionTLS12}
	server.Config.ErrorLog = log.New(io.Discard, "", 0) // the tests provoke failed handshakes
	server.StartTLS()
	t.Cleanup(server.Close)
	return strings.Replace(server.URL, "127.0.0.1", host, 1)
}

// issue returns a certificate and its key. It is self-signed without an authority.
func issue(t *testing.T, authority *tls.Certificate, change func(*x509.Certificate)) tls.Certificate {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(time.Now().UnixNano()), Subject: pkix.Name{CommonName: "Jira"}, DNSNames: []string{"localhost"},
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

func TestConnectionError_certificates(t *testing.T) {
	t.Parallel()
	authority := issue(t, nil, func(c *x509.Certificate) { c.Subject.CommonName, c.IsCA, c.DNSNames = "Example CA", true, nil })
	trusted := x509.NewCertPool()
	trusted.AddCert(authority.Leaf)
	unchanged := func(*x509.Certificate) {}
	past, future := time.Now().Add(-time.Minute).Truncate(time.Second), time.Now().Add(time.Minute).Truncate(time.Second)
	for name, test := range map[string]struct {
		certificate tls.Certificate
		roots       *x509.CertPool
		host        string
		want        jira.CertificateError
	}{
		"unknown authority": {issue(t, &authority, unchanged), nil, "localhost", jira.CertificateError{Problem: jira.CertificateUntrusted, Issuer: "CN=Example CA"}},
		"self-signed":       {issue(t, nil, unchanged), nil, "localhost", jira.CertificateError{Problem: jira.CertificateSelfSigned, Issuer: "CN=Jira"}},
		"wrong host": {
			issue(t, &authority, func(c *x509.Certificate) {
				c.DNSNames, c.IPAddresses = []string{"jira.example.com"}, []net.IP{{10, 0, 0, 1}}
			}), trusted, "localhost",
			jira.CertificateError{Problem: jira.CertificateWrongHost, Names: []string{"jira.example.com", "10.0.0.1"}},
		},
		"expired":       {issue(t, &authority, func(c *x509.Certificate) { c.NotAfter = past }), trusted, "localhost", jira.CertificateError{Problem: jira.CertificateExpired, NotAfter: past}},
		"not yet valid": {issue(t, &authority, func(c *x509.Certificate) { c.NotBefore = future }), trusted, "localhost", jira.CertificateError{Problem: jira.CertificateNotYetValid, NotBefore: future}},
		"other problem": {
			issue(t, &authority, func(c *x509.Certificate) { c.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth} }), trusted, "localhost",
			jira.CertificateError{Problem: jira.CertificateInvalid},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			address := serveTLS(t, test.certificate, test.host)
			client := connectTo(t, address, shortWaits, func(settings *jira.Settings) {
				settings.TLS = &tls.Config{RootCAs: test.roots, MinVersion: tls.VersionTLS12}
			})
			_, err := client.ServerInfo(t.Context())
			var (
				got         *jira.CertificateError
				unreachable *jira.UnreachableError
			)
			if !errors.As(err, &got) || !errors.As(err, &unreachable) {
				t.Fatalf("failed with %T %v, want a CertificateError", err, err)
			}
			if got.Problem != test.want.Problem || unreachable.Attempts != 1 {
				t.Errorf("the problem is %q after %d attempts, want %q", got.Problem, unreachable.Attempts, test.want.Problem)
			}
			if want := test.want; want.Issuer != "" && got.Issuer != want.Issuer || len(want.Names) > 0 && !slices.Equal(got.Names, want.Names) ||
				!want.NotAfter.IsZero() && !got.NotAfter.Equal(want.NotAfter) || !want.NotBefore.IsZero() && !got.NotBefore.Equal(want.NotBefore) {
				t.Errorf("the certificate is %+v, want %+v", got, want)
			}
		})
	}
}

func TestConnectionError_scheme(t *testing.T) {
	t.Parallel()
	plain := scriptAll(t, respondWith(200, asJSON, goodServerInfo)).URL
	goServer := serveTLS(t, issue(t, nil, func(*x509.Certificate) {}), "localhost")
	tests := map[string]struct{ address, spoken string }{
		"https to an http port":  {strings.Replace(plain, "http:", "https:", 1), "http"},
		"http to an https port":  {strings.Replace(goServer, "https:", "http:", 1), "https"},
		"http to nginx":          {scriptAll(t, respondWith(400, asHTML, "<center>The plain HTTP request was sent to HTTPS port</center>")).URL, "https"},
		"http to Tomcat":         {scriptAll(t, respondWith(400, "text/plain", "Bad Request\nThis combination of host and port requires TLS.\n")).URL, "https"},
		"http to Apache":         {scriptAll(t, respondWith(400, asHTML, "Reason: You're speaking plain HTTP to an SSL-enabled server port.<br />")).URL, "https"},
		"http to an old server":  {"http://" + rawServer(t, "\x15\x03\x01\x00\x02\x02P"), "https"},
		"https to an ssh server": {"https://" + rawServer(t, "SSH-2.0-OpenSSH_9.6\r\n"), ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := connectTo(t, test.address, shortWaits).ServerInfo(t.Context())
			var got *jira.SchemeError
			if !errors.As(err, &got) || got.Spoken != test.spoken {
				t.Errorf("failed with %T %v, want a SchemeError with %q", err, err, test.spoken)
			}
		})
	}
}

// rawServer starts a server that responds with a text, and returns its address.
func rawServer(t *testing.T, text string) string {
	t.Helper()
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			connection, err := listener.Accept()
			if err != nil {
				return
			}
			_, _ = connection.Read(make([]byte, 1<<12)) // a response before the request would be unsolicited
			_, _ = connection.Write([]byte(text))
			_ = connection.Close()
		}
	}()
	return listener.Addr().String()
}

func TestConnectionError_handshake(t *testing.T) {
	t.Parallel()
	certificate := issue(t, nil, func(*x509.Certificate) {})
	server := httptest.NewUnstartedServer(http.NotFoundHandler())
	// With TLS 1.2 the server refuses the handshake itself, and not a later read.
	server.TLS = &tls.Config{Certificates: []tls.Certificate{certificate}, ClientAuth: tls.RequireAnyClientCert, MinVersion: tls.VersionTLS12, MaxVersion: tls.VersionTLS12}
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.StartTLS()
	t.Cleanup(server.Close)
	roots := x509.NewCertPool()
	roots.AddCert(certificate.Leaf)
	client := connectTo(t, strings.Replace(server.URL, "127.0.0.1", "localhost", 1), shortWaits, func(settings *jira.Settings) {
		settings.TLS = &tls.Config{RootCAs: roots, MinVersion: tls.VersionTLS12}
	})
	_, err := client.ServerInfo(t.Context())
	var refused *jira.HandshakeError
	if !errors.As(err, &refused) || refused.Alert != "tls: handshake failure" {
		t.Errorf("failed with %T %v, want a HandshakeError", err, err)
	}
}
