// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package connection_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/jira-robots/terraform-provider-jira/internal/avatarimage"
	"github.com/jira-robots/terraform-provider-jira/internal/connection"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

func expectError(t *testing.T, diags diag.Diagnostics, summary, detail string) {
	t.Helper()
	if len(diags) != 1 || diags[0].Severity() != diag.SeverityError || diags[0].Summary() != summary || diags[0].Detail() != detail {
		t.Errorf("the diagnostics are %v, want the error %q: %q", diags, summary, detail)
	}
}

func TestConnection_Require(t *testing.T) {
	t.Parallel()
	known := connection.To(jira.New(jira.Settings{}), "")
	var diags diag.Diagnostics
	if !known.Require(&diags) || len(diags) > 0 {
		t.Errorf("a known connection adds %v", diags)
	}
	for argument, unknown := range map[string]*connection.Connection{"token": connection.To(nil, "token"), "base_url": nil} {
		var diags diag.Diagnostics
		if unknown.Require(&diags) {
			t.Errorf("%s: the connection is known", argument)
		}
		expectError(t, diags, "Provider configuration is not known yet",
			"The provider argument "+argument+" is not known before an apply, but this operation needs it now. "+
				"Apply the resources that "+argument+" depends on first, for example with -target, and run Terraform again.")
	}
}

func TestTo_imageMemory(t *testing.T) {
	t.Parallel()
	memory := connection.To(nil, "token").ImageMemory
	if !memory.TryAcquire(avatarimage.MaxMemory) || memory.TryAcquire(1) {
		t.Error("the limit is not the memory of the largest accepted image")
	}
}

func TestConfigure(t *testing.T) {
	t.Parallel()
	const summary, detail = "Unexpected provider data", "The provider passed string instead of a connection. This is a bug in the provider: please report it."
	known := connection.To(jira.New(jira.Settings{}), "")
	for _, test := range []struct {
		data any
		want *connection.Connection
		bad  bool
	}{{nil, nil, false}, {known, known, false}, {"text", nil, true}} {
		var (
			forResource   connection.ForResource
			forDataSource connection.ForDataSource
			ofResource    resource.ConfigureResponse
			ofDataSource  datasource.ConfigureResponse
		)
		forResource.Configure(t.Context(), resource.ConfigureRequest{ProviderData: test.data}, &ofResource)
		forDataSource.Configure(t.Context(), datasource.ConfigureRequest{ProviderData: test.data}, &ofDataSource)
		if forResource.Connection != test.want || forDataSource.Connection != test.want {
			t.Errorf("%T configures %v and %v, want %v", test.data, forResource.Connection, forDataSource.Connection, test.want)
		}
		for _, diags := range []diag.Diagnostics{ofResource.Diagnostics, ofDataSource.Diagnostics} {
			if test.bad {
				expectError(t, diags, summary, detail)
			} else if len(diags) > 0 {
				t.Errorf("%T adds %v", test.data, diags)
			}
		}
	}
}
