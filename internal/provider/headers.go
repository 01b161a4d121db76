// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package provider

import (
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/types"
	"golang.org/x/net/http/httpguts"
)

// credentialHeaders are the headers that carry the provider credentials and the session of an upload.
var credentialHeaders = []string{"Authorization", "Cookie"}

// requestHeaders are the headers that the client sets for each request, or that change how a request is sent or what Jira
// responds. net/http ignores some of them silently. Proxy-Authorization is not among them, because some reverse proxies
// read their own credentials from it.
var requestHeaders = []string{
	"Accept", "Accept-Encoding", "Connection", "Content-Encoding", "Content-Length", "Content-Type", "Expect", "Host",
	"If-Match", "If-Modified-Since", "If-None-Match", "If-Range", "If-Unmodified-Since", "Keep-Alive", "Proxy-Connection",
	"Range", "Te", "Trailer", "Transfer-Encoding", "Upgrade", "User-Agent", "X-Atlassian-Token",
}

// headers returns the additional headers of every request. It checks them here and not in validators of
// framework-validators, because those repeat refused values in their messages, and the values of headers are secrets.
// It checks names also while a value is unknown.
func (r resolution) headers() http.Header {
	headers := http.Header{}
	configured := r.Headers.Elements()
	for _, name := range slices.Sorted(maps.Keys(configured)) {
		value, _ := configured[name].(types.String)
		switch header := http.CanonicalHeaderKey(strings.TrimSpace(name)); {
		case slices.Contains(credentialHeaders, header):
			r.diags.Append(credentialHeader(name, header))
		case slices.Contains(requestHeaders, header):
			r.diags.Append(requestHeader(name, header))
		case !httpguts.ValidHeaderFieldName(name):
			r.diags.Append(invalidHeaderName(name))
		case !httpguts.ValidHeaderFieldValue(value.ValueString()):
			r.diags.Append(invalidHeaderValue(name))
		default:
			headers.Set(name, value.ValueString())
		}
	}
	return headers
}
