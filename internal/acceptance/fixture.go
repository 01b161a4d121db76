// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package acceptance

import (
	"fmt"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
	"github.com/jira-robots/terraform-provider-jira/internal/provider"
)

// Fixture is what a test with terraform-plugin-testing needs. The tests of this project use Workspace, except where they need
// a feature of terraform-plugin-testing or speak Terraform's protocol.
type Fixture struct {
	Jira *jirasim.Server
	// ProviderBlock configures the provider. Tests put it before their resources.
	ProviderBlock string
}

// NewFixture starts a simulated Jira and configures the provider to authenticate as its administrator "admin".
func NewFixture(t *testing.T, settings jirasim.Settings) Fixture {
	t.Helper()
	server, err := jirasim.Start(settings)
	if err != nil {
		t.Fatalf("starting the simulated Jira: %v", err)
	}
	t.Cleanup(server.Close)
	return Fixture{server, fmt.Sprintf("provider \"jira\" {\n  base_url = %q\n  username = \"admin\"\n  password = \"admin\"\n}\n\n", server.URL())}
}

// Factories returns the providers for terraform-plugin-testing, which run in this process.
func (Fixture) Factories() map[string]func() (tfprotov6.ProviderServer, error) {
	return map[string]func() (tfprotov6.ProviderServer, error){
		"jira": providerserver.NewProtocol6WithError(underTest()),
	}
}

// underTest returns the provider as tests run it. It ignores the environment variables and waits less before retries.
func underTest() *provider.Provider {
	return &provider.Provider{Version: "test", Environment: func(string) string { return "" }, ClientDefaults: shortWaits}
}

// Configured returns the server of a configured provider, for tests that call Terraform's protocol.
func (f Fixture) Configured(t *testing.T) tfprotov6.ProviderServer {
	t.Helper()
	server, err := f.Factories()["jira"]()
	if err != nil {
		t.Fatal(err)
	}
	schema, err := server.GetProviderSchema(t.Context(), &tfprotov6.GetProviderSchemaRequest{})
	if err != nil {
		t.Fatal(err)
	}
	config := dynamic(t, schema.Provider.ValueType(), map[string]any{"base_url": f.Jira.URL(), "username": "admin", "password": "admin"})
	response, err := server.ConfigureProvider(t.Context(), &tfprotov6.ConfigureProviderRequest{Config: config})
	if err != nil || len(response.Diagnostics) > 0 {
		t.Fatalf("configuring the provider: %v, %v", err, response)
	}
	return server
}
