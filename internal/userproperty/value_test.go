// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package userproperty

import (
	"encoding/json"
	"strings"
	"testing"
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
			t.Errorf("%s and %s are the same: %t", test.one, test.other, same)
		}
		if same := sameJSON(test.other, test.one); same != test.same {
			t.Errorf("%s and %s are the same: %t", test.other, test.one, same)
		}
	}
}

func TestCanonicalIsWhatJSONEncodeWrites(t *testing.T) {
	t.Parallel()
	got := canonical(json.RawMessage("{ \"b\": \"<&>\", \"a\": [ 9007199254740993 ] }\n"))
	if want := `{"a":[9007199254740993],"b":"\u003c\u0026\u003e"}`; got != want {
		t.Errorf("%s instead of %s", got, want)
	}
}

func TestKeysThatWouldBePathsAreRefused(t *testing.T) {
	t.Parallel()
	for key, valid := range map[string]bool{
		"robot.owner": true, "a b": true, "ü%;?#": true, "...": true, strings.Repeat("x", 255): true,
		"": false, " ": false, ".": false, "..": false, "a/b": false, `a\b`: false, strings.Repeat("ü", 128): false,
	} {
		if validKey(key) != valid {
			t.Errorf("%q is valid: %t", key, !valid)
		}
	}
}

func TestImportIDs(t *testing.T) {
	t.Parallel()
	for id, want := range map[string][2]string{
		"JIRAUSER10100/owner":     {"JIRAUSER10100", "owner"},
		"key:JIRAUSER10100/owner": {"key:JIRAUSER10100", "owner"},
		"username:a/b/owner":      {"username:a/b", "owner"},
	} {
		username, property, err := parseImportID(id)
		if err != nil || username != want[0] || property != want[1] {
			t.Errorf("%q is %q of %q (%v)", id, property, username, err)
		}
	}
	for _, id := range []string{"", "owner", "/owner", "JIRAUSER10100/", "JIRAUSER10100/.."} {
		if _, _, err := parseImportID(id); err == nil {
			t.Errorf("%q is taken for an import id", id)
		}
	}
}
