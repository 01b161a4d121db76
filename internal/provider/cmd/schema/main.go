// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Command schema prints the schema of the provider in the format of "terraform providers schema -json". It asks the provider
// and not Terraform, because an old Terraform omits what it does not support, and the documentation must not depend on the
// installed version. It knows the provider only through its protocol.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/jira-robots/terraform-provider-jira/internal/provider"
)

func main() {
	if err := run(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, "schema:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context) error {
	served := providerserver.NewProtocol6(provider.New("dev")())()
	schema, err := served.GetProviderSchema(ctx, &tfprotov6.GetProviderSchemaRequest{})
	if err != nil {
		return fmt.Errorf("getting the schema of the provider: %w", err)
	}
	for _, diagnostic := range schema.Diagnostics {
		return fmt.Errorf("%s: %s", diagnostic.Summary, diagnostic.Detail)
	}
	// tfplugindocs expects the short name of the provider as the key.
	return json.NewEncoder(os.Stdout).Encode(object{"format_version": "1.0", "provider_schemas": object{"jira": describe(schema)}})
}

// object is a JSON object to print.
type object map[string]any

func describe(schema *tfprotov6.GetProviderSchemaResponse) object {
	functions := object{}
	for name, function := range schema.Functions {
		functions[name] = describeFunction(function)
	}
	return object{
		"provider":              describeSchema(schema.Provider),
		"resource_schemas":      describeSchemas(schema.ResourceSchemas),
		"data_source_schemas":   describeSchemas(schema.DataSourceSchemas),
		"list_resource_schemas": describeSchemas(schema.ListResourceSchemas),
		"functions":             functions,
	}
}

func describeSchemas(schemas map[string]*tfprotov6.Schema) object {
	described := object{}
	for name, schema := range schemas {
		described[name] = describeSchema(schema)
	}
	return described
}

func describeSchema(schema *tfprotov6.Schema) object {
	return object{"version": schema.Version, "block": object{
		"attributes":  describeAttributes(schema.Block.Attributes),
		"description": schema.Block.Description, "description_kind": kind(schema.Block.DescriptionKind),
	}}
}

func describeAttributes(attributes []*tfprotov6.SchemaAttribute) object {
	described := object{}
	for _, attribute := range attributes {
		one := object{
			"description": attribute.Description, "description_kind": kind(attribute.DescriptionKind),
			"required": attribute.Required, "optional": attribute.Optional, "computed": attribute.Computed,
			"sensitive": attribute.Sensitive, "write_only": attribute.WriteOnly, "deprecated": attribute.Deprecated,
		}
		if attribute.NestedType != nil {
			one["nested_type"] = object{
				"attributes": describeAttributes(attribute.NestedType.Attributes), "nesting_mode": nesting(attribute.NestedType.Nesting),
			}
		} else {
			one["type"] = attribute.Type
		}
		described[attribute.Name] = one
	}
	return described
}

func describeFunction(function *tfprotov6.Function) object {
	var parameters []object
	for _, parameter := range function.Parameters {
		parameters = append(parameters, object{"name": parameter.Name, "description": parameter.Description, "type": parameter.Type})
	}
	return object{"summary": function.Summary, "description": function.Description, "return_type": function.Return.Type, "parameters": parameters}
}

func kind(description tfprotov6.StringKind) string {
	if description == tfprotov6.StringKindMarkdown {
		return "markdown"
	}
	return "plain"
}

func nesting(mode tfprotov6.SchemaObjectNestingMode) string {
	switch mode {
	case tfprotov6.SchemaObjectNestingModeList:
		return "list"
	case tfprotov6.SchemaObjectNestingModeSet:
		return "set"
	case tfprotov6.SchemaObjectNestingModeMap:
		return "map"
	default:
		return "single"
	}
}
