// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import "net/http"

// addSecurityHeaders adds what Jira sends with every response to protect browsers (facts 2.2).
func addSecurityHeaders(header http.Header, isREST, encrypted bool) {
	header.Set("X-XSS-Protection", "1; mode=block")
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("X-Frame-Options", "SAMEORIGIN")
	header.Set("Referrer-Policy", "strict-origin-when-cross-origin")
	policy := "frame-ancestors 'self'"
	if isREST {
		policy = "sandbox"
	}
	header.Set("Content-Security-Policy", policy)
	if encrypted {
		header.Set("Strict-Transport-Security", "max-age=31536000")
	}
}
