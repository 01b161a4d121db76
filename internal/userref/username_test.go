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

func TestUsername_semanticEquals(t *testing.T) {
	for _, test := range []struct {
		one, other string
		same       bool
	}{
		{"robot", "ROBOT", true},
		{"Müller", "MÜLLER", true},
		{"robot", "robots", false},
		{"robot", "robot ", false},
		// Case folding treats these as equal. Jira compares lower-case forms, in which they differ.
		{"straße", "STRASSE", false},
		{"ſ", "s", false},
	} {
		same, diags := NewUsername(test.one).StringSemanticEquals(t.Context(), NewUsername(test.other))
		if same != test.same || diags.HasError() {
			t.Errorf("%q and %q are equal: %t", test.one, test.other, same)
		}
	}
	if same, _ := NewUsername("robot").StringSemanticEquals(t.Context(), types.StringValue("robot")); same {
		t.Error("a plain string is equal to a username")
	}
}

func TestUsername_equal(t *testing.T) {
	if NewUsername("robot").Equal(NewUsername("ROBOT")) || !NewUsername("robot").Equal(NewUsername("robot")) || NewUsername("robot").Equal(types.StringValue("robot")) {
		t.Error("Equal does not compare the spelling")
	}
	if !(UsernameType{}).Equal(UsernameType{}) || (UsernameType{}).Equal(types.StringType) {
		t.Error("the type is not equal to itself only")
	}
}

func TestUsernameType_valueFromTerraform(t *testing.T) {
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
		t.Error("a boolean is accepted as a username")
	}
}

func TestValidators(t *testing.T) {
	longest, longer := strings.Repeat("🤖", 127)+"x", strings.Repeat("🤖", 128)
	for name, test := range map[string]struct {
		validator validator.String
		value     types.String
		want      string // "" for a valid value
	}{
		"username":              {UsernameValidator{}, types.StringValue(`ci robot+1@example.com/#%"\ü`), ""},
		"longest username":      {UsernameValidator{}, types.StringValue(longest), ""},
		"too long username":     {UsernameValidator{}, types.StringValue(longer), "Invalid username: The username has 256 characters. Jira allows at most 255, and counts an emoji as two."},
		"blank username":        {UsernameValidator{}, types.StringValue("\t "), "Invalid username: The username is blank."},
		"space after username":  {UsernameValidator{}, types.StringValue("robot "), `Invalid username: The username begins or ends with white space ("robot "). Remove the white space.`},
		"tab before address":    {TextValidator{Noun: "e-mail address"}, types.StringValue("\tr@example.com"), `Invalid e-mail address: The e-mail address begins or ends with white space ("\tr@example.com"). Remove the white space.`},
		"space inside":          {UsernameValidator{}, types.StringValue("ci  robot"), ""},
		"angle bracket":         {UsernameValidator{}, types.StringValue("a>b"), "Invalid username: The username contains '>'. Jira allows no <, > or & in a username."},
		"ampersand":             {UsernameValidator{}, types.StringValue("a&b"), "Invalid username: The username contains '&'. Jira allows no <, > or & in a username."},
		"unknown username":      {UsernameValidator{}, types.StringUnknown(), ""},
		"null username":         {UsernameValidator{}, types.StringNull(), ""},
		"display name with <":   {TextValidator{Noun: "display name"}, types.StringValue("<Robot> & Sons"), ""},
		"blank address":         {TextValidator{Noun: "email address"}, types.StringValue(""), "Invalid email address: The email address is blank."},
		"too long display name": {TextValidator{Noun: "display name"}, types.StringValue(longer), "Invalid display name: The display name has 256 characters. Jira allows at most 255, and counts an emoji as two."},
		"unknown display name":  {TextValidator{Noun: "display name"}, types.StringUnknown(), ""},
		"unset display name":    {TextValidator{Noun: "display name"}, types.StringNull(), ""},
		"longest email address": {TextValidator{Noun: "email address"}, types.StringValue(longest), ""},
	} {
		t.Run(name, func(t *testing.T) {
			var response validator.StringResponse
			test.validator.ValidateString(t.Context(), validator.StringRequest{Path: path.Root("x"), ConfigValue: test.value}, &response)
			said := ""
			for _, diagnostic := range response.Diagnostics {
				said += diagnostic.Summary() + ": " + diagnostic.Detail()
			}
			if said != test.want {
				t.Errorf("the diagnostics are %q, want %q", said, test.want)
			}
			if test.validator.Description(t.Context()) == "" || test.validator.MarkdownDescription(t.Context()) == "" {
				t.Error("the validator has no description")
			}
		})
	}
}
