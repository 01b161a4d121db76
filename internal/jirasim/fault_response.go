// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"bytes"
	"cmp"
	"net/http"
	"time"
)

const (
	hugeBodySize = 200 << 20 // bytes
	dripInterval = 20 * time.Millisecond
)

// unprocessedResponse is the response of a proxy, or of Jira's outermost filters, to a request that Jira does not process.
func (fault Fault) unprocessedResponse() *httpResponse {
	switch fault.Kind {
	case TooManyRequests:
		limited := emptyResponse(http.StatusTooManyRequests)
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
	case NotFound:
		return refusal(http.StatusNotFound, "Not found")
	case Redirect:
		return redirectTo("https://elsewhere.example.net/jira/", "The document has moved.")
	case Status500:
		return internalServerError()
	default:
		return badGateway()
	}
}

func internalServerError() *httpResponse {
	return refusal(http.StatusInternalServerError, "Internal server error")
}

func badGateway() *httpResponse {
	return htmlResponse(http.StatusBadGateway, "502 Bad Gateway", "nginx")
}

func redirectTo(location, text string) *httpResponse {
	redirect := htmlResponse(http.StatusFound, "302 Found", text)
	redirect.header.Set("Location", location)
	return redirect
}

// alter changes Jira's response on its way to the client.
func (fault Fault) alter(response *httpResponse) {
	switch fault.Kind {
	case BadGatewayAfter:
		*response = *badGateway()
	case Status500After:
		*response = *internalServerError()
	case ErrorPageAfter:
		*response = *htmlResponse(http.StatusInternalServerError, "HTTP Status 500 – Internal Server Error", "The server encountered an unexpected condition.")
	case UnavailableAfter:
		*response = *htmlResponse(http.StatusServiceUnavailable, "503 Service Unavailable", "nginx")
	case Empty:
		response.body = nil
	case WrongContentType:
		response.header.Set("Content-Type", "text/plain;charset=UTF-8")
	default:
	}
}

// deliver sends the response in the way of the fault. To drop the connection it panics with http.ErrAbortHandler, which
// the HTTP server recovers from silently.
func (fault Fault) deliver(w http.ResponseWriter, r *http.Request, response *httpResponse) {
	switch fault.Kind {
	case DropBefore, DropAfter, Late:
		panic(http.ErrAbortHandler)
	case Truncated:
		sendHalf(w, response)
		panic(http.ErrAbortHandler)
	case Huge:
		sendHuge(w)
	case SlowDrip:
		sendSlowly(w, r, response)
	default:
		response.send(w)
	}
}

func sendHalf(w http.ResponseWriter, response *httpResponse) {
	if len(response.body) == 0 {
		return
	}
	response.sendHeader(w)
	_, _ = w.Write(response.body[:len(response.body)/2])
	_ = http.NewResponseController(w).Flush()
}

func sendHuge(w http.ResponseWriter) {
	w.Header().Set("Content-Type", jsonType)
	chunk := bytes.Repeat([]byte(`"more","more",`), 1<<14)
	_, _ = w.Write([]byte("["))
	for sent := 0; sent < hugeBodySize; sent += len(chunk) {
		if _, err := w.Write(chunk); err != nil {
			return
		}
	}
	_, _ = w.Write([]byte(`"end"]`))
}

func sendSlowly(w http.ResponseWriter, r *http.Request, response *httpResponse) {
	response.header.Del("Content-Length")
	for name, values := range response.header {
		w.Header()[name] = values
	}
	w.WriteHeader(response.status)
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

// deliveredStatus is the status that the client receives; 0 if it receives none.
func (fault Fault) deliveredStatus(response *httpResponse) int {
	switch {
	case fault.Kind == DropBefore || fault.Kind == DropAfter || fault.Kind == Late, fault.Kind == Truncated && len(response.body) == 0:
		return 0
	case fault.Kind == Huge:
		return http.StatusOK
	}
	return response.status
}
