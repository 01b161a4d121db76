// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package userref_test

import (
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/userref"
)

func TestParseImportID_valid(t *testing.T) {
	t.Parallel()
	for id, test := range map[string]struct {
		ref        jira.UserRef
		byUsername bool
	}{
		"JIRAUSER10100":          {jira.ByKey("JIRAUSER10100"), false},
		"key:JIRAUSER10100":      {jira.ByKey("JIRAUSER10100"), false},
		"robot":                  {jira.ByKey("robot"), false},
		"username:robot":         {jira.ByUsername("robot"), true},
		"username:JIRAUSER10100": {jira.ByUsername("JIRAUSER10100"), true},
		"username:key:robot":     {jira.ByUsername("key:robot"), true},
		"key:username:robot":     {jira.ByKey("username:robot"), false},
		"key:key:robot":          {jira.ByKey("key:robot"), false},
		"username: ":             {jira.ByUsername(" "), true},
		"Username:robot":         {jira.ByKey("Username:robot"), false},
	} {
		ref, byUsername, err := userref.ParseImportID(id)
		if err != nil || ref != test.ref || byUsername != test.byUsername {
			t.Errorf("ParseImportID(%q) is %v, %t, %v", id, ref, byUsername, err)
		}
	}
}

func TestParseImportID_invalid(t *testing.T) {
	t.Parallel()
	for id, want := range map[string]string{
		"":          `the import ID "" has no user key. Use the user key, such as JIRAUSER10100, or username:NAME`,
		"key:":      `the import ID "key:" has no user key. Use the user key, such as JIRAUSER10100, or username:NAME`,
		"username:": `the import ID "username:" has no username after "username:"`,
	} {
		if _, _, err := userref.ParseImportID(id); err == nil || err.Error() != want {
			t.Errorf("ParseImportID(%q) failed with %v, want %s", id, err, want)
		}
	}
}

func TestImportID_roundTrip(t *testing.T) {
	t.Parallel()
	for key, shown := range map[string]string{
		"JIRAUSER10100": "JIRAUSER10100", "räuber": "räuber", "username:robot": "key:username:robot", "key:robot": "key:key:robot",
	} {
		if id := userref.ImportID(key); id != shown {
			t.Errorf("ImportID(%q) is %q, want %q", key, id, shown)
		}
		for _, id := range []string{userref.ImportID(key), userref.KeyID(key)} {
			if ref, byUsername, err := userref.ParseImportID(id); err != nil || byUsername || ref != jira.ByKey(key) {
				t.Errorf("ParseImportID(%q) is %v, want key %s", id, ref, key)
			}
		}
	}
}

// FuzzImportID checks that an accepted import ID refers to exactly the user that it contains.
func FuzzImportID(f *testing.F) {
	for _, seed := range []string{"JIRAUSER10100", "key:robot", "username:robot", "username:", ":", "key:key:"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, id string) {
		ref, byUsername, err := userref.ParseImportID(id)
		if err != nil {
			return
		}
		want := jira.ByKey(strings.TrimPrefix(id, "key:"))
		if name, found := strings.CutPrefix(id, "username:"); found {
			want = jira.ByUsername(name)
		}
		if ref != want || byUsername != strings.HasPrefix(id, "username:") {
			t.Errorf("ParseImportID(%q) is %v, want %v", id, ref, want)
		}
	})
}
