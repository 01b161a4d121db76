// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"errors"
	"math/rand/v2"
	"net"
	"net/http"
	"time"
)

const (
	// DefaultRetryWait is the wait before the first retry. It doubles with each further retry.
	DefaultRetryWait = time.Second
	maxRetryWait     = 30 * time.Second
)

// isTransient reports whether the same request may succeed a moment later. Without knowing an error, it assumes so.
func isTransient(err error) bool {
	var (
		login       *LoginError
		certificate *CertificateError
		scheme      *SchemeError
		proxy       *ProxyError
		lookup      *net.DNSError
	)
	switch {
	case errors.As(err, &login), errors.As(err, &certificate), errors.As(err, &scheme), errors.Is(err, errResponseTooLarge):
		return false
	case errors.As(err, &proxy):
		return isOutage(err)
	default:
		return !(errors.As(err, &lookup) && lookup.IsNotFound)
	}
}

// isOutage reports whether the connection was refused or broke, or a proxy says that it cannot reach Jira.
func isOutage(err error) bool {
	var proxy *ProxyError
	if errors.As(err, &proxy) && proxy.Cause == nil {
		return proxy.Status == http.StatusBadGateway || proxy.Status == http.StatusServiceUnavailable || proxy.Status == http.StatusGatewayTimeout
	}
	return IsConnectionRefused(err) || IsConnectionBroken(err)
}

// waitBefore returns how long to wait before retry number attempt, counted from 0. The wait doubles with each retry, up
// to the longest, and is random by half, so that ten requests that failed together do not all return at the same moment.
func waitBefore(shortest, longest time.Duration, attempt int) time.Duration {
	wait := min(shortest<<min(attempt, 16), longest)
	return wait/2 + rand.N(wait/2+1)
}

// sleep waits, unless the context ends first.
func sleep(ctx context.Context, wait time.Duration) error {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}
