// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"context"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"sync"
	"time"
)

// Server is one simulated Jira: its state, and an http.Handler for everything under and around its context path.
type Server struct {
	settings    Settings
	version     version
	started     time.Time
	routes      []route
	log         requestLog
	faults      faultList
	connections connectionCount

	listener   net.Listener
	httpServer *http.Server

	// mu guards what follows: the state of Jira.
	mu           sync.Mutex
	users        map[string]*storedUser // by user key, deleted ones included
	keysByName   map[string]string      // lower-case username to user key; survives the user (facts 5.3)
	nextUserID   int
	created      int               // users so far
	groups       map[string]*group // by lower-case name
	applications []Application
	avatars      map[int64]*avatar // custom ones
	nextAvatarID int64
	sessions     map[string]*session // by JSESSIONID
	tokens       map[string]string   // user keys by token
	buckets      map[string]*bucket  // rate limits by node and user key
	projects     map[string]Project
	issues       map[string]Issue
	nextNode     int
	starting     bool
	readOnly     readOnlyMode
	failedLogins int
	notified     []string
}

// New makes a Jira that does not listen: its state and its handler. Without a configured base URL it calls itself
// http://localhost:8080 and its context path.
func New(settings Settings) (*Server, error) {
	settings, err := settings.withDefaults()
	if err != nil {
		return nil, err
	}
	release := versions[settings.Version]
	server := &Server{
		settings:     settings,
		version:      release,
		started:      time.Now(),
		users:        map[string]*storedUser{},
		keysByName:   map[string]string{},
		nextUserID:   firstUserID,
		groups:       map[string]*group{},
		avatars:      map[int64]*avatar{},
		nextAvatarID: firstCustomAvatar,
		sessions:     map[string]*session{},
		tokens:       map[string]string{},
		buckets:      map[string]*bucket{},
		projects:     map[string]Project{},
		issues:       map[string]Issue{},
	}
	server.routes = server.allRoutes()
	server.setUp()
	return server, nil
}

// Start makes a Jira and serves it on Settings.Listen until Close.
func Start(settings Settings) (*Server, error) {
	server, err := New(settings)
	if err != nil {
		return nil, err
	}
	server.listener, err = (&net.ListenConfig{}).Listen(context.Background(), "tcp", server.settings.Listen)
	if err != nil {
		return nil, fmt.Errorf("listen on %s: %w", server.settings.Listen, err)
	}
	server.httpServer = &http.Server{
		Handler:           server,
		ReadHeaderTimeout: time.Minute,
		ConnState:         server.connections.observe,
		// Dropped connections are part of the simulation and not worth a line each.
		ErrorLog: log.New(io.Discard, "", 0),
	}
	go func() { _ = server.httpServer.Serve(server.listener) }()
	return server, nil
}

// URL is the address to give to clients, context path included, without a trailing slash. A server that does not
// listen has its configured base URL.
func (s *Server) URL() string {
	if s.listener == nil {
		return s.baseURL()
	}
	return "http://" + s.listener.Addr().String() + s.settings.ContextPath
}

// baseURL is Jira's own idea of its address, which self links are made of.
func (s *Server) baseURL() string {
	switch {
	case s.settings.ConfiguredBaseURL != "":
		return s.settings.ConfiguredBaseURL
	case s.listener != nil:
		return s.URL()
	default:
		return "http://localhost:8080" + s.settings.ContextPath
	}
}

// Close stops listening and closes every connection, also those with a request under way.
func (s *Server) Close() {
	if s.httpServer != nil {
		_ = s.httpServer.Close()
	}
}

// Connections tells how many TCP connections clients have opened since the start, and the highest number that were
// open at once.
func (s *Server) Connections() (total, mostAtOnce int) {
	return s.connections.counted()
}

type connectionCount struct {
	mu                sync.Mutex
	total, open, most int
}

func (count *connectionCount) observe(_ net.Conn, state http.ConnState) {
	count.mu.Lock()
	defer count.mu.Unlock()
	switch state {
	case http.StateNew:
		count.total++
		count.open++
		count.most = max(count.most, count.open)
	case http.StateClosed, http.StateHijacked:
		count.open--
	default:
	}
}

func (count *connectionCount) counted() (total, mostAtOnce int) {
	count.mu.Lock()
	defer count.mu.Unlock()
	return count.total, count.most
}
