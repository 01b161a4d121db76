// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package acceptance

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// Query is a list block of terraform query. Run sends it to the provider without Terraform, because older versions do not have
// the command.
type Query struct {
	// Type is the resource type to list, such as "jira_user".
	Type string
	// Arguments are the arguments of the config block. Missing arguments are null.
	Arguments map[string]any
	// IncludeResource is whether results contain the attributes of the resource.
	IncludeResource bool
	// Limit is the maximum number of results. If it is 0, the limit is 100, as in Terraform.
	Limit int64
	// Stop is the number of results after which Terraform stops reading. If it is 0, Terraform reads all of them.
	Stop int
}

// Listed is one result of a Query.
type Listed struct {
	DisplayName string
	// Identity and Resource are attributes without those that are null. Resource is nil unless the query includes it.
	Identity, Resource map[string]any
	// Problems are the errors and warnings, each as "Error: summary: detail".
	Problems []string
}

// Run sends the query to a new provider that authenticates as the administrator of server, and returns the results.
func (q Query) Run(t *testing.T, server *jirasim.Server) []Listed {
	t.Helper()
	served, ok := providerserver.NewProtocol6(underTest())().(tfprotov6.ProviderServerWithListResource) //nolint:staticcheck // the interface that replaces it has no ListResource yet
	if !ok {
		t.Fatal("the provider does not implement ListResource")
	}
	schema, err := served.GetProviderSchema(t.Context(), &tfprotov6.GetProviderSchemaRequest{})
	if err != nil {
		t.Fatal(err)
	}
	configured, err := served.ConfigureProvider(t.Context(), &tfprotov6.ConfigureProviderRequest{Config: dynamic(t, schema.Provider.ValueType(),
		map[string]any{"base_url": server.URL(), "username": "admin", "password": "admin"})})
	if err != nil || len(configured.Diagnostics) > 0 {
		t.Fatalf("configuring the provider: %v, %v", err, configured)
	}
	if q.Limit == 0 {
		q.Limit = 100
	}
	stream, err := served.ListResource(t.Context(), &tfprotov6.ListResourceRequest{
		TypeName: q.Type, Config: dynamic(t, schema.ListResourceSchemas[q.Type].ValueType(), q.Arguments), IncludeResource: q.IncludeResource, Limit: q.Limit,
	})
	if err != nil {
		t.Fatal(err)
	}
	resourceType := schema.ResourceSchemas[q.Type].ValueType()
	identities, err := served.GetResourceIdentitySchemas(t.Context(), &tfprotov6.GetResourceIdentitySchemasRequest{})
	if err != nil {
		t.Fatal(err)
	}
	var results []Listed
	for result := range stream.Results {
		listed := Listed{DisplayName: result.DisplayName}
		if result.Identity != nil {
			listed.Identity = plain(t, identities.IdentitySchemas[q.Type].ValueType(), result.Identity.IdentityData)
		}
		if result.Resource != nil {
			listed.Resource = plain(t, resourceType, result.Resource)
		}
		for _, problem := range result.Diagnostics {
			listed.Problems = append(listed.Problems, problem.Severity.String()+": "+problem.Summary+": "+problem.Detail)
		}
		results = append(results, listed)
		if len(results) == q.Stop {
			break
		}
	}
	return results
}

// dynamic returns an object as Terraform sends it. Attributes that are missing are null.
func dynamic(t *testing.T, of tftypes.Type, attributes map[string]any) *tfprotov6.DynamicValue {
	t.Helper()
	object, ok := of.(tftypes.Object)
	if !ok {
		t.Fatalf("%s is not an object type", of)
	}
	values := map[string]tftypes.Value{}
	for name, attributeType := range object.AttributeTypes {
		values[name] = tftypes.NewValue(attributeType, attributes[name])
	}
	value, err := tfprotov6.NewDynamicValue(of, tftypes.NewValue(of, values))
	if err != nil {
		t.Fatal(err)
	}
	return &value
}

// plain returns the attributes of an object as Go values, without those that are null. It returns texts and booleans as such,
// and other values as the text of tftypes.
func plain(t *testing.T, of tftypes.Type, value *tfprotov6.DynamicValue) map[string]any {
	t.Helper()
	decoded, err := value.Unmarshal(of)
	if err != nil {
		t.Fatal(err)
	}
	attributes := map[string]tftypes.Value{}
	if err := decoded.As(&attributes); err != nil {
		t.Fatal(err)
	}
	values := map[string]any{}
	for name, attribute := range attributes {
		var text string
		var truth bool
		switch {
		case attribute.IsNull():
		case attribute.Type().Is(tftypes.String) && attribute.As(&text) == nil:
			values[name] = text
		case attribute.Type().Is(tftypes.Bool) && attribute.As(&truth) == nil:
			values[name] = truth
		default:
			values[name] = attribute.String()
		}
	}
	return values
}
