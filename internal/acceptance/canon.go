// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package acceptance

import (
	"fmt"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
	"github.com/jira-robots/terraform-provider-jira/internal/provider"
)

// Canon is what a test with terraform-plugin-testing needs: HashiCorp's own way of testing a resource, beside ours.
type Fixture struct {
	Jira *jirasim.Server
	// ProviderBlock is the configuration of the provider, to stand before that of the resources.
	ProviderBlock string
}

// NewCanon starts a simulated Jira with the administrator "admin".
func NewFixture(t *testing.T, settings jirasim.Settings) Fixture {
	t.Helper()
	server, err := jirasim.Start(settings)
	if err != nil {
		t.Fatalf("starting the simulated Jira: %v", err)
	}
	t.Cleanup(server.Close)
	return Fixture{server, fmt.Sprintf("provider \"jira\" {\n  base_url = %q\n  username = \"admin\"\n  password = \"admin\"\n}\n\n", server.URL())}
}

// Factories make the provider in this process.
func (Fixture) Factories() map[string]func() (tfprotov6.ProviderServer, error) {
	return map[string]func() (tfprotov6.ProviderServer, error){
		"jira": providerserver.NewProtocol6WithError(underTest()),
	}
}

// underTest is the provider as tests run it: without the environment of whoever runs them, and impatient.
func underTest() *provider.Provider {
	return &provider.Provider{Version: "test", Environment: func(string) string { return "" }, ClientDefaults: patience}
}

// Configured is the provider of a new run, to be spoken to in Terraform's protocol.
func (c Fixture) Configured(t *testing.T) tfprotov6.ProviderServer {
	t.Helper()
	server, err := c.Factories()["jira"]()
	if err != nil {
		t.Fatal(err)
	}
	schema, err := server.GetProviderSchema(t.Context(), &tfprotov6.GetProviderSchemaRequest{})
	if err != nil {
		t.Fatal(err)
	}
	written := map[string]string{"base_url": c.Jira.URL(), "username": "admin", "password": "admin"}
	attributes := map[string]tftypes.Value{}
	for _, attribute := range schema.Provider.Block.Attributes {
		attributes[attribute.Name] = tftypes.NewValue(attribute.Type, nil)
		if text, ok := written[attribute.Name]; ok {
			attributes[attribute.Name] = tftypes.NewValue(attribute.Type, text)
		}
	}
	config, err := tfprotov6.NewDynamicValue(schema.Provider.ValueType(), tftypes.NewValue(schema.Provider.ValueType(), attributes))
	if err != nil {
		t.Fatal(err)
	}
	response, err := server.ConfigureProvider(t.Context(), &tfprotov6.ConfigureProviderRequest{Config: &config})
	if err != nil || len(response.Diagnostics) > 0 {
		t.Fatalf("configuring the provider: %v, %v", err, response)
	}
	return server
}
