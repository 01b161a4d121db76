// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package acceptance

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/hashicorp/go-hclog"
	"github.com/hashicorp/go-plugin"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6/tf6server"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/provider"
)

const address = provider.Address

// shortWaits shortens the waits of the client, so that tests of failing requests are fast. The number of retries and of
// look-ups stays as in production.
var shortWaits = jira.Settings{
	RetryWait: 10 * time.Millisecond, LookupTime: 12 * time.Second, AbsenceWaits: []time.Duration{time.Millisecond, time.Millisecond, time.Millisecond},
}

// Serve serves a provider from this process, so that the race detector and the coverage include it, and connects the Terraform of
// the workspace to it.
func (w *Workspace) Serve(address string, newServer func() tfprotov6.ProviderServer) {
	w.t.Helper()
	if w.served == nil {
		w.served = map[string]any{}
	}
	w.served[address] = serve(w.t, address, newServer)
	text, err := json.Marshal(w.served)
	if err != nil {
		w.t.Fatal(err)
	}
	w.Set("TF_REATTACH_PROVIDERS", string(text))
}

// serve serves a provider and returns its entry in TF_REATTACH_PROVIDERS.
func serve(t *testing.T, address string, newServer func() tfprotov6.ProviderServer) any {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	reattach, closed := make(chan *plugin.ReattachConfig, 1), make(chan struct{})
	t.Cleanup(func() {
		cancel()
		<-closed
	})
	options := []tf6server.ServeOpt{
		tf6server.WithDebug(ctx, reattach, closed), tf6server.WithGoPluginLogger(hclog.NewNullLogger()),
		// Without a sink, the framework logs every call at TRACE to the output of the test.
		tf6server.WithLoggingSink(t), tf6server.WithoutLogStderrOverride(),
	}
	go func() {
		if err := tf6server.Serve(address, newServer, options...); err != nil {
			t.Errorf("serving the provider: %v", err)
		}
	}()
	config := <-reattach
	return map[string]any{
		"Protocol": config.Protocol, "ProtocolVersion": config.ProtocolVersion, "Pid": config.Pid, "Test": true,
		"Addr": map[string]string{"Network": config.Addr.Network(), "String": config.Addr.String()},
	}
}

// builtProvider builds the provider once for all tests of a package and returns the path of the binary.
func builtProvider(t *testing.T) string {
	t.Helper()
	binary, err := buildOnce()
	if err != nil {
		t.Fatalf("building the provider: %v", err)
	}
	return binary
}

var buildOnce = sync.OnceValues(func() (string, error) {
	folder, err := os.MkdirTemp("", "terraform-provider-jira-")
	if err != nil {
		return "", err
	}
	binary := filepath.Join(folder, "terraform-provider-jira")
	build := exec.Command("go", "build", "-o", binary, "github.com/jira-robots/terraform-provider-jira")
	build.Stderr = os.Stderr
	return binary, build.Run()
})
