// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package group

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

func TestNameValidator(t *testing.T) {
	t.Parallel()
	const rule = " is not valid: it must not be blank, must not begin or end with white space, and must have at most 255 characters."
	longest := strings.Repeat("🤖", 127) + "x"
	for _, test := range []struct {
		name types.String
		want string // "" for a valid name
	}{
		{types.StringValue("CI Robots & Söhne"), ""},
		{types.StringValue(longest), ""},
		{types.StringUnknown(), ""},
		{types.StringNull(), ""},
		{types.StringValue(""), `The group name ""` + rule},
		{types.StringValue("robots "), `The group name "robots "` + rule},
		{types.StringValue(longest + "x"), `The group name "` + longest + `x"` + rule},
	} {
		var response validator.StringResponse
		nameValidator{}.ValidateString(t.Context(), validator.StringRequest{ConfigValue: test.name}, &response)
		got := ""
		for _, diagnostic := range response.Diagnostics {
			if diagnostic.Summary() != "Invalid group name" {
				t.Errorf("the summary is %q", diagnostic.Summary())
			}
			got = diagnostic.Detail()
		}
		if got != test.want {
			t.Errorf("the error for %s is %q, want %q", test.name, got, test.want)
		}
	}
}
