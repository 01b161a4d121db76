// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package account_test

import (
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/account"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

func TestImportIDsNameAnAccount(t *testing.T) {
	t.Parallel()
	for id, wanted := range map[string]jira.Account{
		"JIRAUSER10100":      jira.ByKey("JIRAUSER10100"),
		"key:JIRAUSER10100":  jira.ByKey("JIRAUSER10100"),
		"robot":              jira.ByKey("robot"),
		"username:robot":     jira.ByUsername("robot"),
		"username:key:robot": jira.ByUsername("key:robot"),
		"key:username:robot": jira.ByKey("username:robot"),
	} {
		if got, _, err := account.ParseImportID(id); err != nil || got != wanted {
			t.Errorf("%q names %v (%v), not %v", id, got, err, wanted)
		}
	}
	for _, id := range []string{"", "key:", "username:"} {
		if _, _, err := account.ParseImportID(id); err == nil {
			t.Errorf("%q names an account", id)
		}
	}
}

// FuzzImportID: whatever is not refused names exactly the account that is written there.
func FuzzImportID(f *testing.F) {
	for _, seed := range []string{"JIRAUSER10100", "key:robot", "username:robot", "username:", ":", "key:key:"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, id string) {
		named, byUsername, err := account.ParseImportID(id)
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
