// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
)

// Settings say which Jira is simulated. The zero value is Jira 10.3 at the context path "/jira" with basic
// authentication on, one node and Gravatar off.
type Settings struct {
	// Version is "8.2", "8.20", "9.12", "10.3" (default) or "11.3". 8.2 is there for what it lacks: "active" when a user
	// is changed, tokens, "deleted", and it makes keys of names (facts 7).
	Version string
	// Cloud makes serverInfo say that this is Jira Cloud; nothing else changes.
	Cloud bool
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

	// BasicAuthOff refuses Basic headers and logins at /rest/auth, as Jira 11 does by default (facts 3.2).
	// BasicAuthUsers and BasicAuthPaths (without context path) are spared; sessions of the latter end with the request.
	BasicAuthOff   bool
	BasicAuthUsers []string
	BasicAuthPaths []string
	// TokenSessionsKept keeps the session of a request with a token, which Jira drops by default (facts 1.2).
	TokenSessionsKept bool

	// ConfirmAlwaysFails makes the crop of an uploaded avatar fail whatever the session, as was seen on Jira 11.3.5.
	ConfirmAlwaysFails bool
	// RawUploadOff leaves only the multipart upload of avatars. RawUploadOffStatus is how a raw one is refused then:
	// 404, 405 or 415 (default).
	RawUploadOff       bool
	RawUploadOffStatus int
	// Gravatar shows the Gravatar of users that have no avatar selected, or the default one.
	Gravatar bool

	// HideEmail and MaskEmail keep e-mail addresses from those who are not administrators; EmailHiddenFromAll makes
	// them apply to administrators too.
	HideEmail, MaskEmail, EmailHiddenFromAll bool
	// ReadOnlyDirectory makes every user's directory read-only.
	ReadOnlyDirectory bool
	// PasswordMinimumLength is the password policy, in characters; 0 is none.
	PasswordMinimumLength int
	// LicenceSeats is how many active users each application may have; 0 is unlimited.
	LicenceSeats int
	// CreateInactive honors "active": false when a user is created. Whether Jira does is unknown.
	CreateInactive bool
	// SearchCap is the window of user searches; default 1000, and 100 since Jira 11 (facts 5.9).
	SearchCap int

	// Nodes is the size of the cluster, default 1. Sessions stay on their node. StickySessions has the load balancer
	// send those who keep its cookie to the same node; otherwise every request goes to the next one.
	Nodes          int
	StickySessions bool
	// ReplicationReads is for how many reads a user is unknown after it was created through REST: on other nodes,
	// or everywhere where there is one node (facts 6.3).
	ReplicationReads int
	// RateLimit is how many requests a user may send to a node within RateLimitInterval (default one second); 0 is
	// unlimited (facts 6.1).
	RateLimit         int
	RateLimitInterval time.Duration
}

func (settings Settings) withDefaults() (Settings, error) {
	setDefault(&settings.Version, "10.3")
	setDefault(&settings.Listen, "127.0.0.1:0")
	setDefault(&settings.ContextPath, "/jira")
	setDefault(&settings.AdminUsername, "admin")
	setDefault(&settings.AdminPassword, "admin")
	setDefault(&settings.RawUploadOffStatus, http.StatusUnsupportedMediaType)
	setDefault(&settings.Nodes, 1)
	setDefault(&settings.RateLimitInterval, time.Second)

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
	if !slices.Contains([]int{404, 405, 415}, settings.RawUploadOffStatus) {
		return settings, fmt.Errorf("a raw upload is refused with 404, 405 or 415, not %d", settings.RawUploadOffStatus)
	}
	release, err := findVersion(settings.Version)
	if err != nil {
		return settings, err
	}
	if release.atLeast(11, 0) {
		setDefault(&settings.SearchCap, 100)
	}
	setDefault(&settings.SearchCap, 1000)
	return settings, nil
}

func setDefault[T comparable](value *T, otherwise T) {
	var unset T
	if *value == unset {
		*value = otherwise
	}
}
