// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"bytes"
	"cmp"
	"net/http"
	"strconv"
	"time"
)

const (
	hugeResponse = 200 << 20 // bytes of Huge
	dripInterval = 20 * time.Millisecond
)

// unprocessed is what stands in front of Jira answers instead of it.
func (fault Fault) unprocessed() httpResponse {
	switch fault.Kind {
	case TooManyRequests:
		limited := httpResponse{status: http.StatusTooManyRequests, header: http.Header{}}
		limited.header.Set("X-RateLimit-Limit", "10")
		limited.header.Set("X-RateLimit-Remaining", "0")
		limited.header.Set("X-RateLimit-Interval-Seconds", "1")
		limited.header.Set("X-RateLimit-FillRate", "1")
		limited.header.Set("Retry-After", cmp.Or(fault.RetryAfter, "1"))
		return limited
	case Unavailable:
		starting := htmlResponse(http.StatusServiceUnavailable, "Jira is starting up", "Jira is not available yet. This page reloads when it is.")
		if fault.RetryAfter != "" {
			starting.header.Set("Retry-After", fault.RetryAfter)
		}
		return starting
	case LoginPage:
		return htmlResponse(http.StatusOK, "Log in - Jira", "Welcome to Jira. Username, password, log in.")
	case NotFoundPage:
		return htmlResponse(http.StatusNotFound, "404 Not Found", "nginx")
	case Redirect:
		moved := htmlResponse(http.StatusFound, "302 Found", "The document has moved.")
		moved.header.Set("Location", "https://elsewhere.example.net/jira/")
		return moved
	case Status500:
		return refusal(http.StatusInternalServerError, "Internal server error")
	default:
		return badGateway()
	}
}

func badGateway() httpResponse {
	return htmlResponse(http.StatusBadGateway, "502 Bad Gateway", "nginx")
}

// garbled is what becomes of Jira's response on its way to the client.
func (fault Fault) garbled(given httpResponse) httpResponse {
	switch fault.Kind {
	case BadGatewayAfter:
		return badGateway()
	case Empty:
		given.body = nil
	case WrongContentType:
		given.header = given.header.Clone()
		given.header.Set("Content-Type", "text/plain;charset=UTF-8")
	default:
	}
	return given
}

// deliver sends the response, in the manner of the fault. It drops connections by net/http's own means: a panic with
// http.ErrAbortHandler, which the server swallows.
func (fault Fault) deliver(w http.ResponseWriter, r *http.Request, given httpResponse) {
	switch fault.Kind {
	case DropBefore, DropAfter:
		panic(http.ErrAbortHandler)
	case Truncated:
		sendHalf(w, given)
		panic(http.ErrAbortHandler)
	case Huge:
		sendHuge(w)
	case SlowDrip:
		drip(w, r, given)
	default:
		given.send(w)
	}
}

func sendHalf(w http.ResponseWriter, given httpResponse) {
	whole := given.body
	if len(whole) == 0 {
		return
	}
	given.writeHeader(w)
	_, _ = w.Write(whole[:len(whole)/2])
	_ = http.NewResponseController(w).Flush()
}

func sendHuge(w http.ResponseWriter) {
	w.Header().Set("Content-Type", jsonType)
	chunk := bytes.Repeat([]byte(`"more","more",`), 1<<14)
	_, _ = w.Write([]byte("["))
	for sent := 0; sent < hugeResponse; sent += len(chunk) {
		if _, err := w.Write(chunk); err != nil {
			return
		}
	}
	_, _ = w.Write([]byte(`"end"]`))
}

func drip(w http.ResponseWriter, r *http.Request, given httpResponse) {
	given.header.Del("Content-Length")
	for name, values := range given.header {
		w.Header()[name] = values
	}
	w.WriteHeader(given.status)
	ticks := time.NewTicker(dripInterval)
	defer ticks.Stop()
	for {
		if _, err := w.Write([]byte(" ")); err != nil {
			return
		}
		_ = http.NewResponseController(w).Flush()
		select {
		case <-r.Context().Done():
			return
		case <-ticks.C:
		}
	}
}

// sentStatus is the status that the client hears: 0 where it hears none.
func (fault Fault) sentStatus(given httpResponse) int {
	switch {
	case fault.Kind == DropBefore || fault.Kind == DropAfter, fault.Kind == Truncated && len(given.body) == 0:
		return 0
	case fault.Kind == Huge:
		return http.StatusOK
	}
	return given.status
}

// writeHeader announces the whole body.
func (a httpResponse) writeHeader(w http.ResponseWriter) {
	for name, values := range a.header {
		w.Header()[name] = values
	}
	if a.status != http.StatusNoContent {
		w.Header().Set("Content-Length", strconv.Itoa(len(a.body)))
	}
	w.WriteHeader(a.status)
}
