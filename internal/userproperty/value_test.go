// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package userproperty

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

func TestSameJSON(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		one, other string
		same       bool
	}{
		{`{"a":1,"b":[true,null]}`, "{ \"b\" : [ true, null ],\n\"a\" : 1 }", true},
		{`{"a":1}`, `{"a":1,"b":null}`, false},
		{`{"a":1}`, `{"b":1}`, false},
		{`[1,2]`, `[2,1]`, false},
		{`[1,2]`, `[1,2,3]`, false},
		{`"a"`, `"\u0061"`, true},
		{`"1"`, `1`, false},
		{`1`, `1.0`, true},
		{`100`, `1e2`, true},
		{`9007199254740993`, `9007199254740992`, false},
		{`null`, `false`, false},
		{`null`, `null`, true},
		{`{}`, `[]`, false},
		{`not JSON`, `{}`, false},
		{`{}`, `not JSON`, false},
	} {
		if same := sameJSON(test.one, test.other); same != test.same {
			t.Errorf("sameJSON(%s, %s) is %t", test.one, test.other, same)
		}
		if same := sameJSON(test.other, test.one); same != test.same {
			t.Errorf("sameJSON(%s, %s) is %t", test.other, test.one, same)
		}
	}
}

func TestNormalized(t *testing.T) {
	t.Parallel()
	got := normalized(json.RawMessage("{ \"b\": \"<&>\", \"a\": [ 9007199254740993 ] }\n"))
	if want := `{"a":[9007199254740993],"b":"\u003c\u0026\u003e"}`; got != want {
		t.Errorf("normalized is %s, want %s", got, want)
	}
}

func TestValidKey(t *testing.T) {
	t.Parallel()
	for key, valid := range map[string]bool{
		"robot.owner": true, "a b": true, "ü%;?#": true, "...": true, strings.Repeat("x", 255): true,
		"": false, " ": false, ".": false, "..": false, "a/b": false, `a\b`: false, strings.Repeat("ü", 128): false,
	} {
		if validKey(key) != valid {
			t.Errorf("validKey(%q) is %t", key, !valid)
		}
	}
}

func TestValidators(t *testing.T) {
	t.Parallel()
	const keyRule = "must have 1 to 255 bytes, must not be blank, must not contain / or \\, and must not be . or .."
	for name, test := range map[string]struct {
		validator validator.String
		value     types.String
		want      string // "" for a valid value
	}{
		"value":           {valueValidator{}, types.StringValue(`{"team":"ci"}`), ""},
		"no JSON":         {valueValidator{}, types.StringValue("team"), `Invalid JSON: The value is not JSON: invalid character 'e' in literal true (expecting 'r'). Use jsonencode to write it; a text is jsonencode("text").`},
		"two values":      {valueValidator{}, types.StringValue("1 2"), `Invalid JSON: The value is not JSON: another text follows the value. Use jsonencode to write it; a text is jsonencode("text").`},
		"truncated value": {valueValidator{}, types.StringValue("{"), `Invalid JSON: The value is not JSON: the text ends too early. Use jsonencode to write it; a text is jsonencode("text").`},
		"long value":      {valueValidator{}, types.StringValue(strings.Repeat("1", 32769)), "Value too long: The value has 32769 bytes. Jira stores at most 32768."},
		"unknown value":   {valueValidator{}, types.StringUnknown(), ""},
		"key":             {keyValidator{}, types.StringValue("example.owner"), ""},
		"path":            {keyValidator{}, types.StringValue(".."), `Invalid property key: The property key ".." is not valid: it ` + keyRule + "."},
		"null key":        {keyValidator{}, types.StringNull(), ""},
	} {
		var response validator.StringResponse
		test.validator.ValidateString(t.Context(), validator.StringRequest{ConfigValue: test.value}, &response)
		got := ""
		for _, diagnostic := range response.Diagnostics {
			got += diagnostic.Summary() + ": " + diagnostic.Detail()
		}
		if got != test.want {
			t.Errorf("%s: the diagnostics are %q, want %q", name, got, test.want)
		}
	}
}
