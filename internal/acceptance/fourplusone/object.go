// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package fourplusone

import (
	"context"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// object is a resource of the stand-in. All of its attributes are strings, and every change replaces it.
type object struct {
	provider           *Provider
	typeName           string
	required, optional []string
	// create creates the object and returns the ID of the resource.
	create func(values map[string]string) string
}

// Metadata implements resource.Resource.
func (o *object) Metadata(_ context.Context, _ resource.MetadataRequest, response *resource.MetadataResponse) {
	response.TypeName = o.typeName
}

// Schema implements resource.Resource.
func (o *object) Schema(_ context.Context, _ resource.SchemaRequest, response *resource.SchemaResponse) {
	replace := []planmodifier.String{stringplanmodifier.RequiresReplace()}
	attributes := map[string]schema.Attribute{
		"id": schema.StringAttribute{Computed: true, PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown()}},
	}
	for _, name := range o.required {
		attributes[name] = schema.StringAttribute{Required: true, PlanModifiers: replace}
	}
	for _, name := range o.optional {
		attributes[name] = schema.StringAttribute{Optional: true, PlanModifiers: replace}
	}
	response.Schema = schema.Schema{Version: o.provider.Version, Attributes: attributes}
}

// Create implements resource.Resource.
func (o *object) Create(ctx context.Context, request resource.CreateRequest, response *resource.CreateResponse) {
	o.provider.note("create", o.typeName)
	values := map[string]string{}
	for _, name := range slices.Concat(o.required, o.optional) {
		var value types.String
		response.Diagnostics.Append(request.Plan.GetAttribute(ctx, path.Root(name), &value)...)
		values[name] = value.ValueString()
	}
	response.State.Raw = request.Plan.Raw
	response.Diagnostics.Append(response.State.SetAttribute(ctx, path.Root("id"), o.create(values))...)
}

// Read implements resource.Resource. It keeps the state.
func (o *object) Read(context.Context, resource.ReadRequest, *resource.ReadResponse) {
	o.provider.note("read", o.typeName)
}

// Update implements resource.Resource. Terraform never calls it.
func (o *object) Update(context.Context, resource.UpdateRequest, *resource.UpdateResponse) {
	o.provider.note("update", o.typeName)
}

// Delete implements resource.Resource. It keeps the object in Jira, so that a test sees only what the provider under test
// removes.
func (o *object) Delete(context.Context, resource.DeleteRequest, *resource.DeleteResponse) {
	o.provider.note("delete", o.typeName)
}
