// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package userref_test

import (
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/userref"
)

func TestImportIDsNameAKeyUnlessTheySayUsername(t *testing.T) {
	t.Parallel()
	for id, test := range map[string]struct {
		named      jira.UserRef
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
		named, byUsername, err := userref.ParseImportID(id)
		if err != nil || named != test.named || byUsername != test.byUsername {
			t.Errorf("%q names %v, %t, %v", id, named, byUsername, err)
		}
	}
}

func TestImportIDsThatNameNobodyAreRefused(t *testing.T) {
	t.Parallel()
	for id, expected := range map[string]string{"": "names no user", "key:": "names no user", "username:": "no username"} {
		if _, _, err := userref.ParseImportID(id); err == nil || !strings.Contains(err.Error(), expected) {
			t.Errorf("%q: %v", id, err)
		}
	}
}

func TestImportIDsOfKeysLeadBackToThem(t *testing.T) {
	t.Parallel()
	for key, shown := range map[string]string{
		"JIRAUSER10100": "JIRAUSER10100", "räuber": "räuber", "username:robot": "key:username:robot", "key:robot": "key:key:robot",
	} {
		if id := userref.ImportID(key); id != shown {
			t.Errorf("%q is shown as %q", key, id)
		}
		for _, id := range []string{userref.ImportID(key), userref.KeyID(key)} {
			if named, byUsername, err := userref.ParseImportID(id); err != nil || byUsername || named != jira.ByKey(key) {
				t.Errorf("%q names %v", id, named)
			}
		}
	}
}

// FuzzImportID: whatever is not refused names exactly the user that is written there.
func FuzzImportID(f *testing.F) {
	for _, seed := range []string{"JIRAUSER10100", "key:robot", "username:robot", "username:", ":", "key:key:"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, id string) {
		named, byUsername, err := userref.ParseImportID(id)
		if err != nil {
			return
		}
		wanted := jira.ByKey(strings.TrimPrefix(id, "key:"))
		if name, found := strings.CutPrefix(id, "username:"); found {
			wanted = jira.ByUsername(name)
		}
		if named != wanted || byUsername != strings.HasPrefix(id, "username:") {
			t.Errorf("%q names %v", id, named)
		}
	})
}
