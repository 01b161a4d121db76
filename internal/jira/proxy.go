// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
	"strings"
)

// ProxyError is a proxy of the environment that does not let requests through.
type ProxyError struct {
	// Variable is the environment variable that names the proxy.
	Variable string
	// Proxy is the URL of the proxy without credentials. It is empty if the variable is not the URL of a proxy.
	Proxy string
	// Credentials is true if the variable contains a username or password for the proxy.
	Credentials bool
	// Status is the HTTP status with which the proxy refused the request; 0 if there was no response.
	Status int
	// Cause is why the proxy cannot be reached; nil if the proxy responded or the variable is not a URL.
	Cause error
}

// Error returns what is wrong, without the credentials of the proxy.
func (e *ProxyError) Error() string {
	switch {
	case e.Proxy == "":
		return e.Variable + " is not the URL of a proxy"
	case e.Status != 0:
		return fmt.Sprintf("the proxy %s in %s refused the request (HTTP %d)", e.Proxy, e.Variable, e.Status)
	default:
		return fmt.Sprintf("cannot reach the proxy %s in %s: %s", e.Proxy, e.Variable, e.Cause)
	}
}

// Unwrap returns why the proxy cannot be reached.
func (e *ProxyError) Unwrap() error { return e.Cause }

// useProxy makes the errors of the proxies of the environment typed: net/http returns texts, and the one about an invalid
// URL contains the password.
func useProxy(pool *http.Transport) {
	choose := pool.Proxy
	pool.Proxy = func(request *http.Request) (*url.URL, error) {
		proxy, err := choose(request)
		if err != nil {
			return nil, &ProxyError{Variable: proxyVariable(request.URL.Scheme)}
		}
		return proxy, nil
	}
	// It is called for https only. A request over http gets the response of the proxy.
	pool.OnProxyConnectResponse = func(_ context.Context, proxy *url.URL, _ *http.Request, response *http.Response) error {
		if response.StatusCode == http.StatusOK {
			return nil
		}
		problem := newProxyError("https", proxy)
		problem.Status = response.StatusCode
		return problem
	}
}

// newProxyError returns the error of a proxy for requests with a scheme.
func newProxyError(scheme string, proxy *url.URL) *ProxyError {
	problem := &ProxyError{Variable: proxyVariable(scheme), Credentials: proxy.User != nil}
	// A password with a slash, and a URL that net/http corrects by a second scheme, leave parts of it in the host and path.
	if !strings.ContainsAny(proxy.Path, "@:") {
		problem.Proxy = (&url.URL{Scheme: proxy.Scheme, Host: proxy.Host}).String()
	}
	return problem
}

// proxyVariable returns the environment variable from which net/http takes the proxy for a scheme.
func proxyVariable(scheme string) string {
	names := []string{"HTTP_PROXY", "http_proxy"}
	if scheme == "https" {
		names = []string{"HTTPS_PROXY", "https_proxy"}
	}
	if os.Getenv(names[0]) == "" && os.Getenv(names[1]) != "" {
		return names[1]
	}
	return names[0]
}

// proxyFailure returns the ProxyError of a request that failed before it reached a proxy, or err itself.
func (h *exchangeHandler) proxyFailure(outgoing *http.Request, err error) error {
	var connecting *net.OpError
	if !errors.As(err, &connecting) || connecting.Op != "proxyconnect" || h.proxy == nil {
		return err
	}
	proxy, proxyErr := h.proxy(outgoing)
	if proxyErr != nil || proxy == nil {
		return err
	}
	problem := newProxyError(outgoing.URL.Scheme, proxy)
	problem.Cause = connecting.Err
	return problem
}

// proxyRefusal returns the ProxyError of a proxy that requires a login for a request over http, or nil.
func (h *exchangeHandler) proxyRefusal(outgoing *http.Request, status int) error {
	if status != http.StatusProxyAuthRequired || h.proxy == nil {
		return nil
	}
	proxy, err := h.proxy(outgoing)
	if err != nil || proxy == nil {
		return nil //nolint:nilerr // without a proxy, the response is one of the server
	}
	problem := newProxyError(outgoing.URL.Scheme, proxy)
	problem.Status = status
	return problem
}
