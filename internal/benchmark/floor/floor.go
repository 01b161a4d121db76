// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package floor is a provider with the schemas of this provider that does nothing. What Terraform needs with it is the least
// that it needs with any provider of this shape. It logs as every provider does. It is for benchmarks only, and must not
// know what a resource means.
package floor

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	ours "github.com/jira-robots/terraform-provider-jira/internal/provider"
)

// Provider does nothing when Terraform configures it.
type Provider struct {
	*ours.Provider
}

// New returns the provider.
func New() provider.Provider { return Provider{&ours.Provider{Version: "floor"}} }

// Configure implements provider.Provider.
func (Provider) Configure(context.Context, provider.ConfigureRequest, *provider.ConfigureResponse) {}

// Resources implements provider.Provider. Each resource has the schema of ours.
func (p Provider) Resources(ctx context.Context) []func() resource.Resource {
	all := p.Provider.Resources(ctx)
	for index, newResource := range all {
		all[index] = func() resource.Resource { return nothing{newResource()} }
	}
	return all
}

// nothing is a resource that only keeps its state.
type nothing struct {
	resource.Resource
}

// IdentitySchema implements resource.ResourceWithIdentity.
func (n nothing) IdentitySchema(ctx context.Context, request resource.IdentitySchemaRequest, response *resource.IdentitySchemaResponse) {
	if identified, ok := n.Resource.(resource.ResourceWithIdentity); ok {
		identified.IdentitySchema(ctx, request, response)
	}
}

// Create implements resource.Resource.
func (nothing) Create(ctx context.Context, request resource.CreateRequest, response *resource.CreateResponse) {
	response.Diagnostics.Append(keep(ctx, request.Plan.Raw, &response.State, response.Identity)...)
}

// Read implements resource.Resource.
func (nothing) Read(ctx context.Context, request resource.ReadRequest, response *resource.ReadResponse) {
	response.Diagnostics.Append(keep(ctx, request.State.Raw, &response.State, response.Identity)...)
}

// Update implements resource.Resource.
func (nothing) Update(ctx context.Context, request resource.UpdateRequest, response *resource.UpdateResponse) {
	response.Diagnostics.Append(keep(ctx, request.Plan.Raw, &response.State, response.Identity)...)
}

// Delete implements resource.Resource. The framework removes the state.
func (nothing) Delete(context.Context, resource.DeleteRequest, *resource.DeleteResponse) {}

// keep sets the state to what was planned, and the identity to the attributes of the same names.
func keep(ctx context.Context, planned tftypes.Value, state *tfsdk.State, identity *tfsdk.ResourceIdentity) (diagnostics diag.Diagnostics) {
	raw, err := known(planned)
	if err != nil {
		diagnostics.AddError("Cannot fill in the state", err.Error())
		return diagnostics
	}
	state.Raw = raw
	for name := range identity.Schema.GetAttributes() {
		var value types.String
		diagnostics.Append(state.GetAttribute(ctx, path.Root(name), &value)...)
		diagnostics.Append(identity.SetAttribute(ctx, path.Root(name), value)...)
	}
	return diagnostics
}

// known returns the planned value with a value for everything that is unknown.
func known(planned tftypes.Value) (tftypes.Value, error) {
	return tftypes.Transform(planned, func(_ *tftypes.AttributePath, value tftypes.Value) (tftypes.Value, error) {
		if value.IsKnown() {
			return value, nil
		}
		switch kind := value.Type(); {
		case kind.Is(tftypes.String):
			return tftypes.NewValue(kind, "JIRAUSER10000"), nil
		case kind.Is(tftypes.Number):
			return tftypes.NewValue(kind, 10000), nil
		default:
			return tftypes.NewValue(kind, nil), nil
		}
	})
}
