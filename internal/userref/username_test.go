// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package userref

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

func TestUsernamesAreTheSameWithoutCase(t *testing.T) {
	for _, test := range []struct {
		one, other string
		same       bool
	}{
		{"robot", "ROBOT", true},
		{"Müller", "MÜLLER", true},
		{"robot", "robots", false},
		{"robot", "robot ", false},
		// Folding would take these for one; Jira's lower case does not.
		{"straße", "STRASSE", false},
		{"ſ", "s", false},
	} {
		same, diags := NewUsername(test.one).StringSemanticEquals(t.Context(), NewUsername(test.other))
		if same != test.same || diags.HasError() {
			t.Errorf("%q and %q: %t", test.one, test.other, same)
		}
	}
	if same, _ := NewUsername("robot").StringSemanticEquals(t.Context(), types.StringValue("robot")); same {
		t.Error("a plain string is no username")
	}
}

func TestEqualIsTheSameSpelling(t *testing.T) {
	if NewUsername("robot").Equal(NewUsername("ROBOT")) || !NewUsername("robot").Equal(NewUsername("robot")) || NewUsername("robot").Equal(types.StringValue("robot")) {
		t.Error("the spelling must differ in a plan")
	}
	if !(UsernameType{}).Equal(UsernameType{}) || (UsernameType{}).Equal(types.StringType) {
		t.Error("the type is like itself only")
	}
}

func TestUsernamesComeFromTerraformInEveryState(t *testing.T) {
	for _, value := range []tftypes.Value{
		tftypes.NewValue(tftypes.String, "robot"), tftypes.NewValue(tftypes.String, nil), tftypes.NewValue(tftypes.String, tftypes.UnknownValue),
	} {
		got, err := UsernameType{}.ValueFromTerraform(t.Context(), value)
		if err != nil {
			t.Fatal(err)
		}
		if back, err := got.ToTerraformValue(t.Context()); err != nil || !back.Equal(value) {
			t.Errorf("%v became %v (%v)", value, back, err)
		}
		if _, ok := got.(Username); !ok {
			t.Errorf("%v became %T", value, got)
		}
	}
	if _, err := (UsernameType{}).ValueFromTerraform(t.Context(), tftypes.NewValue(tftypes.Bool, true)); err == nil {
		t.Error("a truth is no username")
	}
}

func TestValidatorsSayWhatIsWrong(t *testing.T) {
	longest, longer := strings.Repeat("🤖", 127)+"x", strings.Repeat("🤖", 128)
	for name, test := range map[string]struct {
		validator validator.String
		value     types.String
		expected  string // "" where all is well
	}{
		"username":               {UsernameValidator{}, types.StringValue(`ci robot+1@example.com/#%"\ü`), ""},
		"longest username":       {UsernameValidator{}, types.StringValue(longest), ""},
		"too long username":      {UsernameValidator{}, types.StringValue(longer), "The username is 256 characters long"},
		"blank username":         {UsernameValidator{}, types.StringValue("\t "), "The username is blank"},
		"angle bracket":          {UsernameValidator{}, types.StringValue("a>b"), "The username holds '>'"},
		"ampersand":              {UsernameValidator{}, types.StringValue("a&b"), "The username holds '&'"},
		"unknown username":       {UsernameValidator{}, types.StringUnknown(), ""},
		"null username":          {UsernameValidator{}, types.StringNull(), ""},
		"display name with <":    {TextValidator{Noun: "display name"}, types.StringValue("<Robot> & Sons"), ""},
		"blank address":          {TextValidator{Noun: "e-mail address"}, types.StringValue(""), "Not an e-mail address: The e-mail address is blank"},
		"too long display name":  {TextValidator{Noun: "display name"}, types.StringValue(longer), "Not a display name: The display name is 256 characters long"},
		"unknown display name":   {TextValidator{Noun: "display name"}, types.StringUnknown(), ""},
		"unset display name":     {TextValidator{Noun: "display name"}, types.StringNull(), ""},
		"longest e-mail address": {TextValidator{Noun: "e-mail address"}, types.StringValue(longest), ""},
	} {
		t.Run(name, func(t *testing.T) {
			var response validator.StringResponse
			test.validator.ValidateString(t.Context(), validator.StringRequest{Path: path.Root("x"), ConfigValue: test.value}, &response)
			said := ""
			for _, diagnostic := range response.Diagnostics {
				said += diagnostic.Summary() + ": " + diagnostic.Detail()
			}
			if (said == "") != (test.expected == "") || !strings.Contains(said, test.expected) {
				t.Errorf("said %q, not %q", said, test.expected)
			}
			if test.validator.Description(t.Context()) == "" || test.validator.MarkdownDescription(t.Context()) == "" {
				t.Error("it does not say what it wants")
			}
		})
	}
}
