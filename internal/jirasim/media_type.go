// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"mime"
	"strings"
)

// isConsumable reports whether a route accepts the media type of the request body.
func (e *exchange) isConsumable(route *route) bool {
	if route.consumes == "" {
		return route.exceptConsumes == "" || route.exceptConsumes != e.mediaType()
	}
	return route.consumes == e.mediaType()
}

// mediaType returns the media type of the request body in lower case, without parameters; "" if it is missing or invalid.
func (e *exchange) mediaType() string {
	parsed, _, err := mime.ParseMediaType(e.request.Header.Get("Content-Type"))
	if err != nil {
		return ""
	}
	return parsed
}

// isAcceptable reports whether the Accept header allows the media type that a route produces.
func (e *exchange) isAcceptable(route *route) bool {
	accepted := strings.Join(e.request.Header.Values("Accept"), ",")
	if route.produces == "" || strings.TrimSpace(accepted) == "" {
		return true
	}
	kind, _, _ := strings.Cut(route.produces, "/")
	for item := range strings.SplitSeq(accepted, ",") {
		parsed, parameters, err := mime.ParseMediaType(item)
		if err != nil || parameters["q"] == "0" {
			continue
		}
		if parsed == route.produces || parsed == "*/*" || parsed == kind+"/*" {
			return true
		}
	}
	return false
}
