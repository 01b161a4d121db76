// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim/store"
)

// Settings describe the Jira to simulate. The zero value is Jira 10.3 at the context path "/jira", with basic
// authentication, one node and Gravatars.
type Settings struct {
	// Version is "8.2", "8.20", "9.12", "10.3" (default) or "11.3". Version 8.2 lacks "active" in changes of users,
	// personal access tokens and "deleted", and its user keys are usernames (facts 7).
	Version string
	// Cloud makes serverInfo say that this is Jira Cloud. Nothing else changes.
	Cloud bool
	// Listen is the address that Start listens on. Defaults to "127.0.0.1:0", a random loopback port.
	Listen string
	// ContextPath is the path that Jira is deployed at. Defaults to "/jira"; "/" is no context path.
	ContextPath string
	// ConfiguredBaseURL is the base URL, with context path, that self links and avatar URLs start with. It can differ
	// from the address that clients use (facts 2.5). Defaults to the address that the server listens on.
	ConfiguredBaseURL string
	// AdminUsername and AdminPassword are those of the setup administrator. Both default to "admin".
	AdminUsername string
	AdminPassword string

	// BasicAuthOff refuses basic authentication and logins at /rest/auth, as Jira 11 does by default (facts 3.2).
	// BasicAuthUsers (usernames) and BasicAuthPaths (without context path) are exempt. Sessions of exempt paths end with
	// the request.
	BasicAuthOff   bool
	BasicAuthUsers []string
	BasicAuthPaths []string
	// TokenSessionsKept keeps the session of a request with a personal access token. By default Jira ends it with the
	// request (facts 1.2).
	TokenSessionsKept bool
	// FailedLoginAnonymous makes resources that serve anonymous callers respond 200 to a wrong password, so that only a
	// header reports the failure. It was measured before Jira 10 only (facts 3.2, 12.1). By default such a login is 401.
	FailedLoginAnonymous bool

	// ConfirmAlwaysFails makes the confirmation of an uploaded avatar fail in every session, as on Jira 11.3.5 (facts 4.3).
	ConfirmAlwaysFails bool
	// RefusedConfirmConsumes consumes an upload whose confirmation is refused because of its numbers. It is unknown whether
	// Jira does (facts 12.2).
	RefusedConfirmConsumes bool
	// RestartsAfterUpload is how many uploads that wait for their confirmation lose their session, because the node restarts
	// (facts 12.2).
	RestartsAfterUpload int
	// RawUploadOff removes the upload of avatars as a raw body; the multipart upload stays. RawUploadOffStatus is the
	// status that a raw upload then gets: 400, 403, 404, 405, 406, 415 (default) or 500. RawUploadOffHTML makes it a page, as
	// of a proxy that blocks images. 403 is always a page (facts 12.2).
	RawUploadOff       bool
	RawUploadOffStatus int
	RawUploadOffHTML   bool
	// SelectionChecked is the status of PUT user/avatar for an ID that is neither a system avatar nor an avatar of the
	// user: 400, 404, or 0 (default), which accepts every ID (facts 1.6, 12.2).
	SelectionChecked int
	// SelectStatus is the success status of PUT user/avatar: 200 or 204. Defaults to 204, and to 200 from Jira 10 on
	// (facts 1.5).
	SelectStatus int
	// GravatarOff shows the default avatar, not the Gravatar, of users that have selected no avatar or the default avatar.
	// Gravatars are on in a new Jira (facts 12.3).
	GravatarOff bool
	// Expand is what the parameter expand does to users. Defaults to ExpandAll (facts 12.3).
	Expand Expansion
	// UserKeysIgnoreCase finds users by user key in any spelling. It is unknown whether Jira does (facts 11).
	UserKeysIgnoreCase bool

	// HideEmail and MaskEmail hide or mask e-mail addresses from readers who are not administrators. EmailHiddenFromAll
	// extends this to administrators.
	HideEmail, MaskEmail, EmailHiddenFromAll bool
	// BrowseUsers are the usernames that have the global permission Browse Users, in addition to administrators; nil is every
	// user. A user without it can read only itself (facts 5.2).
	BrowseUsers []string
	// ReadOnlyDirectory makes the directory of every user read-only.
	ReadOnlyDirectory bool
	// PasswordMinimumLength is the password policy, in characters; 0 is no policy.
	PasswordMinimumLength int
	// LicenceSeats is how many active users each application can have; 0 is unlimited.
	LicenceSeats int
	// CreateInactive honors "active": false when a user is created. It is unknown whether Jira does (facts 5.3).
	CreateInactive bool
	// SearchCap is the result window of user searches. Defaults to 1000, and to 100 from Jira 11 on (facts 5.9).
	SearchCap int

	// Nodes is the size of the cluster. Defaults to 1. A session exists on one node. StickySessions lets the load
	// balancer send a client that keeps its cookie to the same node; otherwise every request goes to the next node.
	Nodes          int
	StickySessions bool
	// ReplicationReads is the number of reads that do not find a user, a group, a membership or a property after it was
	// created through REST: reads on other nodes, or all reads if there is one node (facts 6.3).
	ReplicationReads int
	// RateLimit is how many requests a user can send to a node within RateLimitInterval (default one second); 0 is
	// unlimited (facts 6.1).
	RateLimit         int
	RateLimitInterval time.Duration
}

// withDefaults validates the settings and fills in the defaults.
func (settings Settings) withDefaults() (Settings, store.Version, error) {
	setDefault(&settings.Version, "10.3")
	setDefault(&settings.Listen, "127.0.0.1:0")
	setDefault(&settings.ContextPath, "/jira")
	setDefault(&settings.AdminUsername, "admin")
	setDefault(&settings.AdminPassword, "admin")
	setDefault(&settings.RawUploadOffStatus, http.StatusUnsupportedMediaType)
	setDefault(&settings.Nodes, 1)
	setDefault(&settings.RateLimitInterval, time.Second)

	if !strings.HasPrefix(settings.ContextPath, "/") {
		return settings, store.Version{}, fmt.Errorf("context path %q does not start with a slash", settings.ContextPath)
	}
	settings.ContextPath = strings.TrimRight(settings.ContextPath, "/")
	settings.ConfiguredBaseURL = strings.TrimRight(settings.ConfiguredBaseURL, "/")
	if settings.ConfiguredBaseURL != "" {
		if base, err := url.Parse(settings.ConfiguredBaseURL); err != nil || base.Host == "" {
			return settings, store.Version{}, fmt.Errorf("configured base URL %q is not an absolute URL", settings.ConfiguredBaseURL)
		}
	}
	version, err := store.FindVersion(settings.Version)
	if err != nil {
		return settings, store.Version{}, err
	}
	if version.AtLeast(11, 0) {
		setDefault(&settings.SearchCap, 100)
	}
	setDefault(&settings.SearchCap, 1000)
	if version.AtLeast(10, 0) {
		setDefault(&settings.SelectStatus, http.StatusOK)
	}
	setDefault(&settings.SelectStatus, http.StatusNoContent)
	return settings, version, settings.checkUnknowns(version)
}

func setDefault[T comparable](value *T, otherwise T) {
	var unset T
	if *value == unset {
		*value = otherwise
	}
}

// forStore returns the settings that Jira's rules depend on.
func (settings Settings) forStore(version store.Version) store.Settings {
	return store.Settings{
		Version:               version,
		AdminUsername:         settings.AdminUsername,
		AdminPassword:         settings.AdminPassword,
		Gravatar:              !settings.GravatarOff,
		HideEmail:             settings.HideEmail,
		MaskEmail:             settings.MaskEmail,
		EmailHiddenFromAll:    settings.EmailHiddenFromAll,
		ReadOnlyDirectory:     settings.ReadOnlyDirectory,
		PasswordMinimumLength: settings.PasswordMinimumLength,
		LicenceSeats:          settings.LicenceSeats,
		CreateInactive:        settings.CreateInactive,
		Nodes:                 settings.Nodes,
		ReplicationReads:      settings.ReplicationReads,
		RestartsAfterUpload:   settings.RestartsAfterUpload,
		UserKeysIgnoreCase:    settings.UserKeysIgnoreCase,
	}
}
