// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package provider_test

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/jira-robots/terraform-provider-jira/internal/provider"
)

// Every page of the documentation begins with what the resource, the data source or the function does.
func TestProvider_firstSentences(t *testing.T) {
	t.Parallel()
	schema, err := providerserver.NewProtocol6(provider.New("test")())().GetProviderSchema(t.Context(), &tfprotov6.GetProviderSchemaRequest{})
	if err != nil {
		t.Fatal(err)
	}
	begins := func(name, description string, verbs ...string) {
		for _, verb := range verbs {
			if strings.HasPrefix(description, verb+" ") {
				return
			}
		}
		t.Errorf("the description of %s begins with none of %v: %s", name, verbs, description)
	}
	for name, one := range schema.ResourceSchemas {
		begins("resource "+name, one.Block.Description, "Manages")
	}
	for name, one := range schema.DataSourceSchemas {
		begins("data source "+name, one.Block.Description, "Reads", "Lists", "Finds")
	}
	for name, one := range schema.ListResourceSchemas {
		begins("list resource "+name, one.Block.Description, "Lists")
	}
	for name, one := range schema.Functions {
		begins("function "+name, one.Description, "Returns")
	}
}
