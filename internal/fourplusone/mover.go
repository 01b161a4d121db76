// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package fourplusone

import (
	"context"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
)

// provider is the address of the provider without the host name of its registry. The host name is not compared, because
// OpenTofu and private registries have host names of their own for the same provider.
const provider = "/fourplusone/jira"

// schemaVersion is the schema version of all resources of the provider in all of its releases.
const schemaVersion = 0

// mover returns the mover for the state of a resource type. It leaves response without a state, which means that it is not
// the mover for this state, if the state belongs to another provider or another resource type. Terraform does not configure
// the provider before it calls a mover, so move can send no request.
func mover[State any](typeName string, attributes []string, move func(context.Context, State, *resource.MoveStateResponse)) []resource.StateMover {
	source := schema.Schema{Attributes: map[string]schema.Attribute{}}
	for _, name := range attributes {
		source.Attributes[name] = schema.StringAttribute{Optional: true}
	}
	return []resource.StateMover{{
		SourceSchema: &source,
		StateMover: func(ctx context.Context, request resource.MoveStateRequest, response *resource.MoveStateResponse) {
			if request.SourceTypeName != typeName || !strings.HasSuffix(request.SourceProviderAddress, provider) {
				return
			}
			// The framework leaves SourceState nil where the state does not fit the schema.
			if request.SourceSchemaVersion != schemaVersion || request.SourceState == nil {
				addUnknownState(&response.Diagnostics, typeName, request.SourceSchemaVersion)
				return
			}
			var state State
			response.Diagnostics.Append(request.SourceState.Get(ctx, &state)...)
			if !response.Diagnostics.HasError() {
				move(ctx, state, response)
			}
		},
	}}
}
