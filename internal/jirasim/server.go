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
	"net/url"
	"sync"
	"time"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim/store"
)

// Types of the store that callers of this package use.
type (
	// User is a user of Jira.
	User = store.User
	// Avatar is a custom avatar.
	Avatar = store.Avatar
	// Application is a product that users can use through its groups.
	Application = store.Application
	// Project is a project with its permissions.
	Project = store.Project
	// Issue is an issue of a project.
	Issue = store.Issue
)

// Server is one simulated Jira. It is an http.Handler for its context path and for what is outside of it.
type Server struct {
	settings    Settings
	version     store.Version
	started     time.Time
	routes      []route
	log         requestLog
	faults      faultList
	late        lateRequests
	connections connectionCount

	listener   net.Listener
	httpServer *http.Server

	// store has a lock, which also guards the fields below.
	store      *store.Store
	nextNode   int
	rateLimits map[string]*tokenBucket // by node and user key
}

// New returns a Jira that does not listen. If no base URL is configured, its base URL is http://localhost:8080 plus the
// context path.
func New(settings Settings) (*Server, error) {
	settings, version, err := settings.withDefaults()
	if err != nil {
		return nil, err
	}
	server := &Server{
		settings:   settings,
		version:    version,
		started:    time.Now(),
		store:      store.New(settings.forStore(version)),
		rateLimits: map[string]*tokenBucket{},
	}
	server.routes = server.allRoutes()
	return server, nil
}

// Start returns a Jira that serves requests on Settings.Listen until Close.
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
		// Faults drop connections on purpose. The server must not log a line for each.
		ErrorLog: log.New(io.Discard, "", 0),
	}
	go func() { _ = server.httpServer.Serve(server.listener) }()
	return server, nil
}

// URL returns the address for clients: with the context path, without a trailing slash. A server that does not listen
// returns its base URL.
func (s *Server) URL() string {
	if s.listener == nil {
		return s.baseURL()
	}
	return "http://" + s.listener.Addr().String() + s.settings.ContextPath
}

// baseURL returns the base URL that Jira is configured with. Self links and avatar URLs start with it.
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

// origin returns the scheme and host of the base URL.
func (s *Server) origin() string {
	base, err := url.Parse(s.baseURL())
	if err != nil {
		return s.baseURL()
	}
	return base.Scheme + "://" + base.Host
}

// Close stops listening and closes all connections, including those with a request in progress.
func (s *Server) Close() {
	if s.httpServer != nil {
		_ = s.httpServer.Close()
	}
}

// Connections returns the number of TCP connections that clients opened since the start, and the highest number that was
// open at the same time.
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
