// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"context"
	"io"
	"log"
	"net"
	"net/http"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// inFakeTime runs a test with a simulated Jira and a client with the default waits in fake time, which advances at once
// when all goroutines wait. A test can therefore compare waits exactly, and they take no real time. The client has already
// made its first request, which does not count.
func inFakeTime(t *testing.T, test func(t *testing.T, server *jirasim.Server, client *jira.Client), changes ...func(*jira.Settings)) {
	t.Helper()
	onSimulatedJira(t, jirasim.Settings{GravatarOff: true}, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		makeFirstRequest(t, server, client)
		test(t, server, client)
	}, changes...)
}

// onSimulatedJira is like inFakeTime, with settings for the simulated Jira and before the first request.
func onSimulatedJira(t *testing.T, simulated jirasim.Settings, test func(t *testing.T, server *jirasim.Server, client *jira.Client), changes ...func(*jira.Settings)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		server, err := jirasim.New(simulated)
		if err != nil {
			t.Fatal(err)
		}
		test(t, server, connectInMemory(t, server, server.URL(), changes...))
	})
}

// connectInMemory returns a client with the default waits, all of whose requests go to the handler. It is for fake time.
func connectInMemory(t *testing.T, handler http.Handler, address string, changes ...func(*jira.Settings)) *jira.Client {
	t.Helper()
	network := newMemoryNetwork()
	serving := &http.Server{Handler: handler, ReadHeaderTimeout: time.Hour, ErrorLog: log.New(io.Discard, "", 0)}
	go func() { _ = serving.Serve(network) }()
	t.Cleanup(func() { _ = serving.Close() })
	client := connectTo(t, address, changes...)
	client.DialWith(network.dial)
	return client
}

// memoryNetwork is a listener in memory. A connection in fake time must not use the network of the system.
type memoryNetwork struct {
	connections chan net.Conn
	closed      chan struct{}
	closing     sync.Once
}

func newMemoryNetwork() *memoryNetwork {
	return &memoryNetwork{connections: make(chan net.Conn), closed: make(chan struct{})}
}

func (n *memoryNetwork) dial(ctx context.Context, _, _ string) (net.Conn, error) {
	clientSide, serverSide := net.Pipe()
	select {
	case n.connections <- serverSide:
		return clientSide, nil
	case <-n.closed:
		return nil, net.ErrClosed
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (n *memoryNetwork) Accept() (net.Conn, error) {
	select {
	case connection := <-n.connections:
		return connection, nil
	case <-n.closed:
		return nil, net.ErrClosed
	}
}

func (n *memoryNetwork) Close() error {
	n.closing.Do(func() { close(n.closed) })
	return nil
}

func (n *memoryNetwork) Addr() net.Addr { return &net.UnixAddr{Name: "memory", Net: "memory"} }
