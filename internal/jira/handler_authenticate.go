// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"encoding/base64"
)

// authenticateHandler adds the headers that every request to Jira carries: the credentials, the user agent, the XSRF
// header, and the headers of the settings.
type authenticateHandler struct {
	next     handler
	settings Settings
}

func (h *authenticateHandler) handle(ctx context.Context, call *call) (*response, error) {
	for name, values := range h.settings.Headers {
		call.header[name] = values
	}
	call.header.Set("Authorization", h.authorization())
	call.header.Set("User-Agent", h.settings.UserAgent)
	// Jira checks this header on avatar uploads of any content type, and accepts only this spelling (facts 2.3).
	call.header.Set("X-Atlassian-Token", "no-check")
	return h.next.handle(ctx, call)
}

// authorization returns the value of the Authorization header.
func (h *authenticateHandler) authorization() string {
	if h.settings.Token != "" {
		return "Bearer " + h.settings.Token
	}
	return "Basic " + base64.StdEncoding.EncodeToString([]byte(h.settings.Username+":"+h.settings.Password))
}
