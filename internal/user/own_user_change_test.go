// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user

import (
	"net/url"
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/connection"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/userref"
)

// Terraform sorts what it prints, but not what the log and other clients show.
func TestCheckOwnUserChange_order(t *testing.T) {
	client := jira.New(jira.Settings{BaseURL: &url.URL{Scheme: "https", Host: "jira.example.com"}, Username: "admin", Password: "admin"})
	t.Cleanup(client.Close)
	resource := &Resource{}
	resource.Connection = connection.To(client, "")
	prior := imported(jira.User{Key: "JIRAUSER10000", Profile: jira.Profile{Username: "admin", DisplayName: "A", EmailAddress: "a@example.com", Active: true}})
	prior.Groups, prior.ApplicationKeys = setOf(t.Context(), []string{"jira-administrators"}), setOf(t.Context(), []string{"jira-software"})
	plan := prior
	plan.Username, plan.Active, plan.PasswordVersion = userref.NewUsername("root"), types.BoolValue(false), types.Int64Value(2)
	plan.Groups, plan.ApplicationKeys = setOf(t.Context(), nil), setOf(t.Context(), nil)
	want := []string{"username", "active", "password_wo_version", "application_keys", "groups"}
	for range 20 {
		var diags diag.Diagnostics
		resource.checkOwnUserChange(t.Context(), plan, prior, &diags)
		var attributes []string
		for _, diagnostic := range diags {
			attributes = append(attributes, diagnostic.(diag.DiagnosticWithPath).Path().String())
		}
		if !slices.Equal(attributes, want) {
			t.Fatalf("the errors are at %q, want %q", attributes, want)
		}
	}
}
