// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package store

import "sync"

// Settings are the properties of a Jira that its rules depend on.
type Settings struct {
	Version Version
	// AdminUsername and AdminPassword are those of the setup administrator.
	AdminUsername, AdminPassword string
	// Gravatar shows the Gravatar of users that have selected no avatar or the default avatar.
	Gravatar bool
	// HideEmail and MaskEmail apply to readers who are not administrators, and with EmailHiddenFromAll to everyone.
	HideEmail, MaskEmail, EmailHiddenFromAll bool
	// ReadOnlyDirectory makes every user read-only.
	ReadOnlyDirectory bool
	// PasswordMinimumLength is the password policy, in characters; 0 is no policy.
	PasswordMinimumLength int
	// LicenseSeats is how many active users each application can have; 0 is unlimited.
	LicenseSeats int
	// CreateInactive honors a request to create an inactive user.
	CreateInactive bool
	// Nodes is the size of the cluster. ReplicationReads is the number of reads that miss a new object.
	Nodes, ReplicationReads int
	// RestartsAfterUpload is the number of uploads after which the node restarts.
	RestartsAfterUpload int
	// UserKeysIgnoreCase finds users by user key in any spelling.
	UserKeysIgnoreCase bool
}

// Store is what one Jira stores. All methods except Lock expect that the caller holds the lock, so that the checks and the effect of
// one request are not separated by another request.
type Store struct {
	mu       sync.Mutex
	settings Settings

	users         map[string]*UserRecord // by user key, including deleted users
	keysByName    map[string]string      // user key by lower-case username; survives the user (facts 5.3)
	nextUserID    int
	usersCreated  int
	groups        map[string]*Group // by lower-case name
	applications  []*Application
	avatars       map[int64]*Avatar // custom avatars
	nextAvatarID  int64
	sessions      map[string]*Session // by JSESSIONID
	tokens        map[string]string   // user key by token
	projects      map[string]Project
	issues        map[string]Issue
	failedLogins  int
	restarts      int // after uploads
	notifiedUsers []string
	starting      bool
	readOnlyMode  ReadOnlyMode
}

// New returns the store of a new installation: the applications, their groups and the setup administrator.
func New(settings Settings) *Store {
	store := &Store{
		settings:     settings,
		users:        map[string]*UserRecord{},
		keysByName:   map[string]string{},
		nextUserID:   setupUserID,
		groups:       map[string]*Group{},
		avatars:      map[int64]*Avatar{},
		nextAvatarID: firstCustomAvatar,
		sessions:     map[string]*Session{},
		tokens:       map[string]string{},
		projects:     map[string]Project{},
		issues:       map[string]Issue{},
	}
	store.addDefaultApplications()
	store.addSetupAdministrator()
	return store
}

func (s *Store) addSetupAdministrator() {
	administrator := s.insert(User{
		Name: s.settings.AdminUsername, DisplayName: "Administrator", EmailAddress: "admin@example.com",
		Password: s.settings.AdminPassword, Active: true, Locale: "en_US", SystemAdministrator: true,
	})
	s.Join(AdministratorsGroup, administrator.Key)
	s.nextUserID = firstUserID
}

// Lock locks the store. It waits while another caller holds the lock.
func (s *Store) Lock() { s.mu.Lock() }

// Unlock releases the lock.
func (s *Store) Unlock() { s.mu.Unlock() }

// SetStarting makes Jira start up (true) or run (false).
func (s *Store) SetStarting(starting bool) { s.starting = starting }

// Starting reports whether Jira is starting up.
func (s *Store) Starting() bool { return s.starting }

// ReadOnlyMode refuses all writes while it is enabled (facts 6.2).
type ReadOnlyMode struct {
	Enabled bool
	// Message is empty until the mode is set for the first time.
	Message string
}

// SetReadOnlyMode begins or ends the read-only mode.
func (s *Store) SetReadOnlyMode(enabled bool) {
	s.readOnlyMode = ReadOnlyMode{Enabled: enabled, Message: "Jira is currently in read-only mode for maintenance."}
}

// ReadOnlyMode returns the state of the read-only mode.
func (s *Store) ReadOnlyMode() ReadOnlyMode { return s.readOnlyMode }
