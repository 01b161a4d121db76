// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"fmt"
	"net/url"
	"strings"
)

// Settings say which Jira is simulated. The zero value is Jira 10.3 at the context path "/jira" with basic
// authentication on, one node and Gravatar off.
type Settings struct {
	// Version is "8.20", "9.12", "10.3" (default) or "11.3".
	Version string
	// Listen is the address that Start listens on; default "127.0.0.1:0", a random loopback port.
	Listen string
	// ContextPath is the path that Jira is deployed under, default "/jira"; "/" means none.
	ContextPath string
	// ConfiguredBaseURL is Jira's own idea of its address, with context path; self links and avatar URLs are built
	// from it. Default: the address listened on. It need not be the address that clients use (facts 2.5).
	ConfiguredBaseURL string
	// AdminUsername and AdminPassword are the setup administrator's, default "admin" and "admin".
	AdminUsername string
	AdminPassword string
}

func (settings Settings) withDefaults() (Settings, error) {
	setDefault := func(value *string, otherwise string) {
		if *value == "" {
			*value = otherwise
		}
	}
	setDefault(&settings.Version, "10.3")
	setDefault(&settings.Listen, "127.0.0.1:0")
	setDefault(&settings.ContextPath, "/jira")
	setDefault(&settings.AdminUsername, "admin")
	setDefault(&settings.AdminPassword, "admin")

	if !strings.HasPrefix(settings.ContextPath, "/") {
		return settings, fmt.Errorf("context path %q does not start with a slash", settings.ContextPath)
	}
	settings.ContextPath = strings.TrimRight(settings.ContextPath, "/")
	settings.ConfiguredBaseURL = strings.TrimRight(settings.ConfiguredBaseURL, "/")
	if settings.ConfiguredBaseURL != "" {
		if base, err := url.Parse(settings.ConfiguredBaseURL); err != nil || base.Host == "" {
			return settings, fmt.Errorf("configured base URL %q is not an absolute URL", settings.ConfiguredBaseURL)
		}
	}
	return settings, nil
}
