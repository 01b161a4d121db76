// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"net/http"
	"strings"
)

// checkWebSudo wants a secure administrator session, which a cookie alone does not give. Whoever sends a Basic header is
// spared, by the look of the header and even where the session made it superfluous (facts 2.4).
func (e *exchange) checkWebSudo() *answer {
	if !e.route.webSudo || strings.HasPrefix(e.request.Header.Get("Authorization"), "Basic ") {
		return nil
	}
	if e.session != nil && e.session.elevated {
		return nil
	}
	refused := restStatus(http.StatusUnauthorized, "This resource requires WebSudo.")
	return &refused
}
