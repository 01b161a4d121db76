// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"syscall"
	"time"
)

// CertificateProblem is why the client does not accept the certificate of the server.
type CertificateProblem string

const (
	// CertificateUntrusted means that no trusted authority signed the certificate.
	CertificateUntrusted CertificateProblem = "its authority is not trusted"
	// CertificateSelfSigned means that the certificate is signed by itself and is not trusted.
	CertificateSelfSigned CertificateProblem = "it is self-signed"
	// CertificateWrongHost means that the certificate is for other host names.
	CertificateWrongHost CertificateProblem = "it is for another host"
	// CertificateExpired means that the certificate, or one of its authorities, has expired.
	CertificateExpired CertificateProblem = "it has expired"
	// CertificateNotYetValid means that the certificate, or one of its authorities, is not valid yet.
	CertificateNotYetValid CertificateProblem = "it is not valid yet"
	// CertificateInvalid is any other problem; the cause describes it.
	CertificateInvalid CertificateProblem = "it is invalid"
)

// CertificateError is a certificate of the server that the client does not accept.
type CertificateError struct {
	Problem CertificateProblem
	// Names are the host names and IP addresses of the certificate.
	Names []string
	// Subject and Issuer are the distinguished names of the certificate and of its authority.
	Subject, Issuer string
	// NotBefore and NotAfter are the times between which the certificate is valid.
	NotBefore, NotAfter time.Time
	// Cause is the error of crypto/tls or crypto/x509.
	Cause error
}

// Error returns the problem and its cause.
func (e *CertificateError) Error() string {
	return fmt.Sprintf("the certificate of the server is not accepted: %s: %s", e.Problem, e.Cause)
}

// Unwrap returns the error of crypto/tls or crypto/x509.
func (e *CertificateError) Unwrap() error { return e.Cause }

// SchemeError is a port that does not speak the scheme of the base URL.
type SchemeError struct {
	// Spoken is the scheme that the port speaks, https or http. It is empty if the port speaks neither.
	Spoken string
}

// Error returns which scheme the port speaks.
func (e *SchemeError) Error() string {
	if e.Spoken == "" {
		return "the port speaks neither https nor http"
	}
	return "the port speaks " + e.Spoken
}

// HandshakeError is a TLS connection that the server refused, for example because it requires a client certificate.
type HandshakeError struct {
	// Alert is the reason, such as "tls: certificate required".
	Alert string
	// Cause is the error of crypto/tls.
	Cause error
}

// Error returns the reason of the server.
func (e *HandshakeError) Error() string { return "the server refused the TLS connection: " + e.Alert }

// Unwrap returns the error of crypto/tls.
func (e *HandshakeError) Unwrap() error { return e.Cause }

// IsConnectionRefused reports whether nothing accepts connections at the address.
func IsConnectionRefused(err error) bool {
	const windows = syscall.Errno(10061) // WSAECONNREFUSED, which package syscall does not have
	return errors.Is(err, syscall.ECONNREFUSED) || errors.Is(err, windows)
}

// IsConnectionBroken reports whether the connection ended before the response: it was reset or closed.
func IsConnectionBroken(err error) bool {
	const windows = syscall.Errno(10054) // WSAECONNRESET
	return errors.Is(err, syscall.ECONNRESET) || errors.Is(err, syscall.EPIPE) || errors.Is(err, windows) ||
		errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
}

// IsTimeout reports whether the time of an attempt ended before the response was complete.
func IsTimeout(err error) bool {
	var network net.Error
	return errors.Is(err, context.DeadlineExceeded) || (errors.As(err, &network) && network.Timeout())
}

// connectionError turns an error of net/http into a typed one, where a user can do something about it.
func connectionError(err error) error {
	var (
		proxy    *ProxyError
		record   tls.RecordHeaderError
		rejected *tls.CertificateVerificationError
		remote   *net.OpError
	)
	switch {
	case errors.As(err, &proxy):
		return proxy
	case errors.As(err, &record):
		return schemeError(record.RecordHeader[:])
	case errors.As(err, &rejected):
		return certificateError(rejected, time.Now())
	case errors.As(err, &remote) && remote.Op == "remote error":
		// The type of the alert is not exported.
		return &HandshakeError{Alert: remote.Err.Error(), Cause: err}
	case strings.Contains(err.Error(), `malformed HTTP response "\x15\x03`):
		// net/http has no type for this error. The bytes begin a TLS alert.
		return &SchemeError{Spoken: "https"}
	default:
		return err
	}
}

// schemeError returns the error of a port that does not respond to a TLS handshake with TLS.
func schemeError(header []byte) *SchemeError {
	if bytes.HasPrefix(header, []byte("HTTP/")) {
		return &SchemeError{Spoken: "http"}
	}
	return &SchemeError{}
}

// tlsPortTexts are what Go, nginx, Tomcat and Apache respond to a request over http at a port for https.
var tlsPortTexts = []string{
	"Client sent an HTTP request to an HTTPS server",
	"The plain HTTP request was sent to HTTPS port",
	"This combination of host and port requires TLS",
	"speaking plain HTTP to an SSL-enabled server port",
}

// isTLSPort reports whether a response over http comes from a port that expects https.
func isTLSPort(address *url.URL, status int, body []byte) bool {
	return address.Scheme == "http" && status == http.StatusBadRequest &&
		slices.ContainsFunc(tlsPortTexts, func(text string) bool { return bytes.Contains(body, []byte(text)) })
}

// certificateError classifies a certificate that was not accepted. now decides whether it has expired or is not valid yet.
func certificateError(rejected *tls.CertificateVerificationError, now time.Time) *CertificateError {
	problem := &CertificateError{Problem: CertificateInvalid, Cause: rejected}
	var (
		unknown x509.UnknownAuthorityError
		invalid x509.CertificateInvalidError
		host    x509.HostnameError
		shown   *x509.Certificate
	)
	if len(rejected.UnverifiedCertificates) > 0 {
		shown = rejected.UnverifiedCertificates[0]
	}
	switch {
	case errors.As(rejected, &host):
		problem.Problem, shown = CertificateWrongHost, host.Certificate
	case errors.As(rejected, &invalid) && invalid.Reason == x509.Expired:
		problem.Problem, shown = CertificateExpired, invalid.Cert
		if now.Before(shown.NotBefore) {
			problem.Problem = CertificateNotYetValid
		}
	case errors.As(rejected, &unknown):
		problem.Problem = CertificateUntrusted
		if shown != nil && bytes.Equal(shown.RawSubject, shown.RawIssuer) {
			problem.Problem = CertificateSelfSigned
		}
	}
	if shown != nil {
		problem.describe(shown)
	}
	return problem
}

// describe copies what a user needs to recognize the certificate.
func (e *CertificateError) describe(certificate *x509.Certificate) {
	e.Subject, e.Issuer = certificate.Subject.String(), certificate.Issuer.String()
	e.NotBefore, e.NotAfter = certificate.NotBefore, certificate.NotAfter
	e.Names = append(e.Names, certificate.DNSNames...)
	for _, address := range certificate.IPAddresses {
		e.Names = append(e.Names, address.String())
	}
}
