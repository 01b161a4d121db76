// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package userref

import (
	"errors"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// someUser returns a user without the fields that messages do not use.
func someUser(key, username string) jira.User {
	var user jira.User
	user.Key, user.Username = key, username
	return user
}

const first = " To refer to a user of this configuration, set user_key = jira_user.NAME.key, so that Terraform creates the user first."

func TestMessages(t *testing.T) {
	t.Parallel()
	robot, other := someUser("JIRAUSER1", "robot"), someUser("JIRAUSER2", "fresh")
	for name, test := range map[string]struct {
		add                        func(*diag.Diagnostics)
		attribute, summary, detail string
	}{
		"key not found": {
			func(diags *diag.Diagnostics) { addKeyNotFound(diags, "ghost") },
			"user_key", "User with key ghost not found", "Jira has no user with this user key." + first,
		},
		"username as a key": {
			func(diags *diag.Diagnostics) { addKeyIsUsername(diags, "robot", robot) },
			"user_key", "User with key robot not found",
			`Jira has no user with this user key, but "robot" is the username of the user with key JIRAUSER1. Use username = "robot" instead of user_key.`,
		},
		"username not found": {
			func(diags *diag.Diagnostics) { addUsernameNotFound(diags, "ghost") },
			"username", `User "ghost" not found`, "Jira has no user with this username." + first,
		},
		"deleted after the plan": {
			func(diags *diag.Diagnostics) { addUserDeleted(diags, "JIRAUSER1") },
			"", "User with key JIRAUSER1 not found", "The user was deleted after the plan was created. Create a new plan: it shows what is left to do.",
		},
		"another user": {
			func(diags *diag.Diagnostics) { addAnotherUser(diags, other, "JIRAUSER1") },
			"username", `User "fresh" is another user`, `The resource belongs to the user with key JIRAUSER1, but user "fresh" has user key JIRAUSER2. ` +
				"Apply again: the next plan replaces the resource. A plan with -refresh=false does not look up the user: omit -refresh=false, or set user_key = jira_user.NAME.key instead of username.",
		},
		"spelling of a user key": {
			func(diags *diag.Diagnostics) { addKeySpelling(diags, "jirauser1", "JIRAUSER1") },
			"user_key", "Invalid user key", `User key jirauser1 is spelled JIRAUSER1 in Jira. Set user_key to "JIRAUSER1".`,
		},
		"renamed": {
			func(diags *diag.Diagnostics) { addUserRenamed(diags, "old", robot) },
			"username", `User "old" not found`, `The resource belongs to user "robot" (user key JIRAUSER1). Set username to "robot", or rename the user in Jira.`,
		},
		"invalid import ID": {
			func(diags *diag.Diagnostics) { AddInvalidImportID(diags, errors.New("the import ID is wrong")) },
			"", "Invalid import ID", "The import ID is wrong.",
		},
		"imported key not found": {
			func(diags *diag.Diagnostics) { addImportKeyNotFound(diags, "robot") },
			"", "User with key robot not found", `Jira has no user with this user key. If robot is a username, import "username:robot" instead: usernames and user keys can look alike, and the provider does not guess.`,
		},
		"imported username not found": {
			func(diags *diag.Diagnostics) { addImportUsernameNotFound(diags, "ghost") },
			"", `User "ghost" not found`, "Jira has no user with this username. Check the import ID.",
		},
		"imported user anonymized": {
			func(diags *diag.Diagnostics) { addImportAnonymized(diags, robot) },
			"", "Cannot import an anonymized user", `User "robot" (user key JIRAUSER1) was anonymized in Jira. The provider treats an anonymized user as deleted.`,
		},
		"anonymized, by key": {
			func(diags *diag.Diagnostics) {
				Reference{UserKey: types.StringValue("JIRAUSER1")}.addAnonymized(diags, robot)
			},
			"user_key", "User with key JIRAUSER1 was anonymized", anonymizedDetail,
		},
		"anonymized, by username": {
			func(diags *diag.Diagnostics) { Reference{Username: NewUsername("robot")}.addAnonymized(diags, robot) },
			"username", `User "robot" was anonymized`, anonymizedDetail,
		},
		"group not found": {
			func(diags *diag.Diagnostics) { addGroupNotFound(diags, "robots") },
			"group", `Group "robots" not found`, "Jira has no group with this name. Check the name of the group.",
		},
	} {
		var diags diag.Diagnostics
		test.add(&diags)
		attribute := ""
		if located, ok := diags[0].(diag.DiagnosticWithPath); ok {
			attribute = located.Path().String()
		}
		if attribute != test.attribute || diags[0].Summary() != test.summary || diags[0].Detail() != test.detail {
			t.Errorf("%s: the error is [%s] %q: %q", name, attribute, diags[0].Summary(), diags[0].Detail())
		}
	}
}

const anonymizedDetail = `Jira has anonymized the user with key JIRAUSER1, which is now called "robot". The provider treats an anonymized user as ` +
	"deleted and never writes to it. Refer to another user, or remove the resource from the configuration."

func TestMessages_operations(t *testing.T) {
	t.Parallel()
	for want, operation := range map[string]diagnostics.Operation{
		"Cannot read user with key JIRAUSER1":         readByKey("JIRAUSER1"),
		`Cannot read user "robot"`:                    readByUsername("robot"),
		`Cannot list the members of group "robots"`:   listMembers("robots"),
		`Cannot search for users with query "ci-bot"`: searchUsers("ci-bot"),
	} {
		var diags diag.Diagnostics
		operation.AddError(&diags, errors.New("broken"))
		if diags[0].Summary() != want {
			t.Errorf("the summary is %q, want %q", diags[0].Summary(), want)
		}
	}
}

func TestDeletedUser(t *testing.T) {
	t.Parallel()
	anonymized := someUser("JIRAUSER1", "jirauser1")
	anonymized.EmailAddress = "jirauser1@jira.invalid"
	if !anonymized.Anonymized() {
		t.Fatal("the user does not count as anonymized")
	}
	for _, test := range []struct {
		found    jira.User
		username string
		want     string
	}{
		{anonymized, "robot", "The user with key JIRAUSER1 was anonymized in Jira. The provider treats an anonymized user as deleted."},
		{someUser("JIRAUSER2", "robot"), "robot", `Jira has no user with key JIRAUSER1. It was looked up by key and by username. Another user (user key JIRAUSER2) has its username "robot" now.`},
		{jira.User{}, "robot", `Jira has no user with key JIRAUSER1 and no user "robot". It was looked up by key and by username.`},
		{jira.User{}, "", "Jira has no user with key JIRAUSER1. It was looked up by key, four times."},
	} {
		if got := deletedUser(test.found, "JIRAUSER1", test.username); got != test.want {
			t.Errorf("the evidence is %q, want %q", got, test.want)
		}
	}
}
