// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// These tests use the plugin protocol, because Terraform supports identities only since 1.12.

var identityType = tftypes.Object{AttributeTypes: map[string]tftypes.Type{"key": tftypes.String}}

func identityOf(t *testing.T, key string) *tfprotov6.ResourceIdentityData {
	t.Helper()
	value, err := tfprotov6.NewDynamicValue(identityType, tftypes.NewValue(identityType, map[string]tftypes.Value{"key": tftypes.NewValue(tftypes.String, key)}))
	if err != nil {
		t.Fatal(err)
	}
	return &tfprotov6.ResourceIdentityData{IdentityData: &value}
}

func expectIdentity(t *testing.T, data *tfprotov6.ResourceIdentityData, key string) {
	t.Helper()
	if data == nil || data.IdentityData == nil {
		t.Fatal("there is no identity")
	}
	value, err := data.IdentityData.Unmarshal(identityType)
	if err != nil {
		t.Fatal(err)
	}
	var attributes map[string]tftypes.Value
	var got string
	if err := value.As(&attributes); err != nil {
		t.Fatal(err)
	}
	if err := attributes["key"].As(&got); err != nil || got != key {
		t.Errorf("the identity is %q (%v), want %q", got, err, key)
	}
}

func expectNoDiagnostics(t *testing.T, diags []*tfprotov6.Diagnostic, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	for _, diagnostic := range diags {
		t.Fatalf("%s: %s", diagnostic.Summary, diagnostic.Detail)
	}
}

// importedByIdentity imports a user by its identity, and returns the provider and the imported resource.
func importedByIdentity(t *testing.T) (acceptance.Fixture, tfprotov6.ProviderServer, *tfprotov6.ImportedResource) {
	t.Helper()
	fixture := acceptance.NewFixture(t, jirasim.Settings{})
	user := robotUser()
	user.Key = "username:räuber"
	fixture.Jira.AddUser(user)
	server := fixture.Configured(t)
	response, err := server.ImportResourceState(t.Context(), &tfprotov6.ImportResourceStateRequest{TypeName: "jira_user", Identity: identityOf(t, user.Key)})
	if err != nil || len(response.ImportedResources) != 1 {
		t.Fatalf("imported %v, %v", response, err)
	}
	expectNoDiagnostics(t, response.Diagnostics, err)
	return fixture, server, response.ImportedResources[0]
}

func TestResource_importByIdentity(t *testing.T) {
	t.Parallel()
	_, _, imported := importedByIdentity(t)
	expectIdentity(t, imported.Identity, "username:räuber")
}

// Read sets the identity of a state that Terraform before 1.12 wrote, even where the user was deleted.
func TestResource_stateWithoutIdentity(t *testing.T) {
	t.Parallel()
	fixture, server, imported := importedByIdentity(t)
	read := func() *tfprotov6.ReadResourceResponse {
		response, err := server.ReadResource(t.Context(), &tfprotov6.ReadResourceRequest{TypeName: "jira_user", CurrentState: imported.State})
		if err != nil {
			t.Fatal(err)
		}
		return response
	}
	response := read()
	expectNoDiagnostics(t, response.Diagnostics, nil)
	expectIdentity(t, response.NewIdentity, "username:räuber")

	fixture.Jira.RemoveUser("robot")
	server = fixture.Configured(t)
	response = read()
	if len(response.Diagnostics) != 1 || response.Diagnostics[0].Severity != tfprotov6.DiagnosticSeverityWarning {
		t.Errorf("the diagnostics of a deleted user are %v", response.Diagnostics)
	}
	expectIdentity(t, response.NewIdentity, "username:räuber")
}
