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

// inFakeTime runs a test with a simulated Jira and a client of the default patience, in a time that passes at once when
// all wait: the waits are real, exact and free. The client has made its first request already.
func inFakeTime(t *testing.T, test func(t *testing.T, server *jirasim.Server, client *jira.Client), changes ...func(*jira.Settings)) {
	t.Helper()
	onSimulatedJira(t, jirasim.Settings{}, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		begun(t, server, client)
		test(t, server, client)
	}, changes...)
}

// onSimulatedJira is inFakeTime, with another Jira and nothing sent.
func onSimulatedJira(t *testing.T, simulated jirasim.Settings, test func(t *testing.T, server *jirasim.Server, client *jira.Client), changes ...func(*jira.Settings)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		server, err := jirasim.New(simulated)
		if err != nil {
			t.Fatal(err)
		}
		network := newMemoryNetwork()
		serving := &http.Server{Handler: server, ReadHeaderTimeout: time.Hour, ErrorLog: log.New(io.Discard, "", 0)}
		go func() { _ = serving.Serve(network) }()
		t.Cleanup(func() { _ = serving.Close() })
		client := connectTo(t, server.URL(), changes...)
		client.DialWith(network.dial)
		test(t, server, client)
	})
}

// memoryNetwork is a listener, and the way to it.
type memoryNetwork struct {
	connections chan net.Conn
	closed      chan struct{}
	closing     sync.Once
}

func newMemoryNetwork() *memoryNetwork {
	return &memoryNetwork{connections: make(chan net.Conn), closed: make(chan struct{})}
}

func (n *memoryNetwork) dial(ctx context.Context, _, _ string) (net.Conn, error) {
	ours, theirs := net.Pipe()
	select {
	case n.connections <- theirs:
		return ours, nil
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
