// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user

import (
	"errors"
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

var (
	robot   = jira.User{Key: "JIRAUSER10100", Profile: jira.Profile{Username: "robot", DisplayName: "Robot", EmailAddress: "robot@example.com", Active: true}}
	former  = jira.User{Key: "JIRAUSER10100", Profile: jira.Profile{Username: "jirauser10100", EmailAddress: "jirauser10100@jira.invalid"}}
	twin    = jira.User{Key: "JIRAUSER10200", Profile: jira.Profile{Username: "robot", DisplayName: "Twin", EmailAddress: "twin@example.com", Active: true}}
	refusal = &jira.Error{Method: "DELETE", Path: "rest/api/2/user", Status: 400, Messages: []string{"3 issues were reported."}, Fields: map[string]string{"username": "Leads a project."}}
)

// message is a diagnostic and the texts that it must have.
type message struct {
	name      string
	add       func(*diag.Diagnostics)
	severity  diag.Severity
	attribute string // empty where the diagnostic is about no attribute
	summary   string
	detail    string
}

func expectMessages(t *testing.T, messages []message) {
	t.Helper()
	for _, message := range messages {
		t.Run(message.name, func(t *testing.T) {
			var diags diag.Diagnostics
			message.add(&diags)
			if len(diags) != 1 {
				t.Fatalf("%d diagnostics: %v", len(diags), diags)
			}
			attribute := ""
			if at, ok := diags[0].(diag.DiagnosticWithPath); ok {
				attribute = at.Path().String()
			}
			if diags[0].Severity() != message.severity || attribute != message.attribute {
				t.Errorf("severity %s at %q", diags[0].Severity(), attribute)
			}
			if diags[0].Summary() != message.summary {
				t.Errorf("the summary is\n%s\nwant\n%s", diags[0].Summary(), message.summary)
			}
			if diags[0].Detail() != message.detail {
				t.Errorf("the detail is\n%s\nwant\n%s", diags[0].Detail(), message.detail)
			}
		})
	}
}

func TestOperations(t *testing.T) {
	for _, test := range []struct {
		operation         diagnostics.Operation
		action, attribute string
		fields            bool
	}{
		{operation: listApplications, action: "list the applications and the groups that grant access to them"},
		{operation: readUser("robot", "JIRAUSER10100"), action: `read user "robot"`},
		{operation: readUser("", "JIRAUSER10100"), action: "read user with key JIRAUSER10100"},
		{operation: lookUpForAdoption("robot"), action: `look up user "robot" for adoption`},
		{operation: lookUpGroup("bots"), action: `look up group "bots"`},
		{operation: createUser("robot"), action: `create user "robot"`, fields: true},
		{operation: updateUser("robot"), action: `update user "robot"`, fields: true},
		{operation: changePassword("robot"), action: `change the password of user "robot"`, attribute: "password_wo"},
		{operation: deactivateUser("robot"), action: `deactivate user "robot"`, attribute: "on_destroy"},
		{operation: deleteUser("robot"), action: `delete user "robot"`},
		{operation: grantApplication(robot, "jira-core"), action: `grant user "robot" access to application "jira-core"`, attribute: `application_keys[Value("jira-core")]`},
		{operation: revokeApplication(robot, "jira-core"), action: `revoke the access of user "robot" to application "jira-core"`, attribute: "application_keys"},
		{operation: addToGroup(robot, "bots"), action: `add user "robot" to group "bots"`, attribute: `groups[Value("bots")]`},
		{operation: removeFromGroup(robot, "bots"), action: `remove user "robot" from group "bots"`, attribute: "groups"},
	} {
		got := test.operation
		if got.Action != test.action || got.Attribute.String() != test.attribute || len(got.Fields) > 0 != test.fields || got.NextStep != "" {
			t.Errorf("%s: %+v", test.action, got)
		}
	}
}

func TestMessages_existence(t *testing.T) {
	expectMessages(t, []message{
		{
			"already exists", func(diags *diag.Diagnostics) { addAlreadyExists(diags, robot) }, diag.SeverityError, "username",
			`User "robot" already exists`,
			`Jira already has user "robot" (display name "Robot", user key JIRAUSER10100). To manage it with Terraform, add this import block, replace NAME with the name of the resource, and apply again:` +
				"\n\nimport {\n  to = jira_user.NAME\n  id = \"JIRAUSER10100\"\n}\n\nAlternatively, set adopt_existing = true to adopt the user without an import block.",
		},
		{
			"two resources", func(diags *diag.Diagnostics) { addDuplicate(diags, "BOT") }, diag.SeverityError, "username",
			`Two resources for user "BOT"`,
			"Another jira_user resource of this apply names the same user. Usernames are compared case-insensitively. " +
				"Nothing was changed for this resource. Remove one of the two resources, or choose another username.",
		},
		{
			"unproven", func(diags *diag.Diagnostics) {
				warnUnproven(diags, jira.CreatedUser{User: robot, Unproven: errors.New("no response to POST user")}, "deactivate", false)
			}, diag.SeverityWarning, "username",
			`User "robot" may have existed before`,
			`The outcome of the request that creates the user is unknown: no response to POST user. Afterwards, Jira has user "robot" with the planned display name and e-mail address (user key JIRAUSER10100). ` +
				"This apply created the user, or the user existed before: the provider cannot distinguish the two. " +
				`The resource manages the user with on_destroy = "deactivate", and this apply removes and overwrites nothing. The next plan shows what differs from the configuration.`,
		},
		{
			"unproven, with a password", func(diags *diag.Diagnostics) {
				warnUnproven(diags, jira.CreatedUser{User: robot, Unproven: errors.New("no response")}, "keep", true)
			}, diag.SeverityWarning, "username",
			`User "robot" may have existed before`,
			`The outcome of the request that creates the user is unknown: no response. Afterwards, Jira has user "robot" with the planned display name and e-mail address (user key JIRAUSER10100). ` +
				"This apply created the user, or the user existed before: the provider cannot distinguish the two. " +
				`The resource manages the user with on_destroy = "keep", and this apply removes and overwrites nothing. The next plan shows what differs from the configuration. ` +
				"It does not show whether the user has the configured password: if a login fails, raise password_wo_version.",
		},
		{
			"username taken", func(diags *diag.Diagnostics) { addUsernameTaken(diags, "android", "robot", robot) }, diag.SeverityError, "username",
			`Username "robot" is taken`,
			`Cannot rename user "android" to "robot": the username belongs to another user (display name "Robot", user key JIRAUSER10100). Nothing was changed. Choose another username.`,
		},
		{
			"group", func(diags *diag.Diagnostics) { addGroupNotFound(diags, "bots") }, diag.SeverityError, `groups[Value("bots")]`,
			`Group "bots" not found`, "Create the group first, or remove it from groups. Nothing was changed.",
		},
		{
			"username", func(diags *diag.Diagnostics) { addUsernameNotFound(diags, "ghost") }, diag.SeverityError, "username",
			`User "ghost" not found`, "Jira has no user with this username. Check the spelling, or set key to look up the user by its user key.",
		},
		{
			"key", func(diags *diag.Diagnostics) { addKeyNotFound(diags, "ghost") }, diag.SeverityError, "key",
			"User with key ghost not found",
			`Jira has no user with this user key. If "ghost" is a username, set username instead of key: usernames and user keys can look alike, and the provider does not guess.`,
		},
		{
			"deleted", func(diags *diag.Diagnostics) { warnDeleted(diags, "robot", "JIRAUSER10100", jira.User{}) }, diag.SeverityWarning, "",
			`User "robot" was deleted outside Terraform`,
			"Jira has no user with user key JIRAUSER10100. It was looked up by key and by username. " +
				"If its user directory is temporarily unavailable, do not apply this plan: wait until Jira finds the user again. The resource was removed from state, and the plan proposes to create it again.",
		},
		{
			"deleted, username in use", func(diags *diag.Diagnostics) { warnDeleted(diags, "robot", "JIRAUSER10100", twin) }, diag.SeverityWarning, "",
			`User "robot" was deleted outside Terraform`,
			"Jira has no user with user key JIRAUSER10100. It was looked up by key and by username. " +
				"Another user (user key JIRAUSER10200) has its username now; to manage that user, import it. " +
				"If its user directory is temporarily unavailable, do not apply this plan: wait until Jira finds the user again. The resource was removed from state, and the plan proposes to create it again.",
		},
		{
			"anonymized, without username", func(diags *diag.Diagnostics) { warnDeleted(diags, "", "JIRAUSER10100", former) }, diag.SeverityWarning, "",
			"User with key JIRAUSER10100 was deleted outside Terraform",
			`The user with user key JIRAUSER10100 was anonymized in Jira and is now called "jirauser10100". The provider treats an anonymized user as deleted and never writes to it. ` +
				"The resource was removed from state, and the plan proposes to create it again.",
		},
	})
}

func TestMessages_adoption(t *testing.T) {
	expectMessages(t, []message{
		{
			"nothing overwritten", func(diags *diag.Diagnostics) { warnAdoption(diags, robot, nil, false) }, diag.SeverityWarning, "adopt_existing",
			`Existing user "robot" will be adopted`,
			`Jira already has user "robot" (display name "Robot", user key JIRAUSER10100). adopt_existing is set, so the apply adopts this user. No value is overwritten.`,
		},
		{
			"overwritten and inactive", func(diags *diag.Diagnostics) {
				warnAdoption(diags, robot, []string{`display_name from "Robot" to "Bot"`, "the password"}, true)
			}, diag.SeverityWarning, "adopt_existing",
			`Existing user "robot" will be adopted`,
			`Jira already has user "robot" (display name "Robot", user key JIRAUSER10100). adopt_existing is set, so the apply adopts this user and overwrites: display_name from "Robot" to "Bot"; the password. ` +
				"The user is inactive and stays inactive. Set active = true to reactivate it.",
		},
		{
			"anonymized, update", func(diags *diag.Diagnostics) { addAnonymizedNotUpdated(diags, "robot", former) }, diag.SeverityError, "",
			"Cannot update an anonymized user",
			`User "robot" (user key JIRAUSER10100) was anonymized in Jira and is now called "jirauser10100". The provider never writes to an anonymized user. ` +
				"Plan again with a refresh: the plan removes the resource from state and proposes to create the user again.",
		},
		{
			"anonymized", func(diags *diag.Diagnostics) { addAnonymizedNotAdopted(diags, former) }, diag.SeverityError, "adopt_existing",
			"Cannot adopt an anonymized user",
			`User "jirauser10100" (user key JIRAUSER10100) was anonymized in Jira. The provider never writes to an anonymized user. Choose another username.`,
		},
	})
}

func TestMessages_ownUser(t *testing.T) {
	expectMessages(t, []message{
		{
			"change", func(diags *diag.Diagnostics) { addOwnUserChange(diags, path.Root("active"), "deactivated") }, diag.SeverityError, "active",
			"Cannot change the user that the provider authenticates as",
			"The user would be deactivated, which can lock the provider out of Jira before the run ends. Make this change in Jira, or configure the provider with the credentials of another administrator.",
		},
		{
			"destroy", func(diags *diag.Diagnostics) { addOwnUserDestroyed(diags, "admin") }, diag.SeverityError, "",
			"Cannot destroy the user that the provider authenticates as",
			`The provider authenticates as user "admin", which cannot delete or deactivate itself. Set on_destroy = "keep" and apply before you destroy the resource, or remove the resource from state with a removed block.`,
		},
	})
}

func TestMessages_configuration(t *testing.T) {
	expectMessages(t, []message{
		{
			"group grants application", func(diags *diag.Diagnostics) { addGroupGrantsApplication(diags, "core-users", "jira-core") }, diag.SeverityError, `groups[Value("core-users")]`,
			`Group "core-users" conflicts with application_keys`,
			`Members of group "core-users" have access to application "jira-core", but application_keys does not contain it. Add "jira-core" to application_keys, or remove the group from groups. Nothing was changed.`,
		},
		{
			"missing password", func(diags *diag.Diagnostics) { addMissingPassword(diags, 2) }, diag.SeverityError, "password_wo",
			"Missing password",
			"password_wo_version changes to 2, which sends password_wo to Jira, but password_wo is not set. Set password_wo, or leave password_wo_version unchanged.",
		},
		{
			"missing password version", warnMissingPasswordVersion, diag.SeverityWarning, "password_wo",
			"Missing password version",
			"password_wo is sent when the user is created, and later only when password_wo_version changes. Without password_wo_version, a later value is never sent. " +
				"Set password_wo_version, and change it with each new password. To set it for an existing user sends the password.",
		},
		{
			"inactive", func(diags *diag.Diagnostics) { warnInactive(diags, "robot") }, diag.SeverityWarning, "username",
			`User "robot" is inactive`,
			"The user cannot log in. It stays inactive, because active is not configured. Set active = true to reactivate the user, or set active = false to keep it inactive without this warning.",
		},
	})
}

// Every attribute of the profile is in the warning, whatever attributes there are.
func TestOverwrittenValues_everyAttribute(t *testing.T) {
	found := jira.User{Key: "JIRAUSER10100", Profile: fullProfile()}
	var plan model
	plan.refresh(found)
	plan.Groups, plan.ApplicationKeys = types.SetNull(types.StringType), types.SetNull(types.StringType)
	if overwritten := overwrittenValues(found, plan, model{}, nil); len(overwritten) > 0 {
		t.Errorf("without a difference %q are overwritten", overwritten)
	}
	other := jira.User{Key: "JIRAUSER10100", Profile: jira.Profile{Username: found.Username, EmailAddress: "other@example.com"}}
	overwritten := overwrittenValues(other, plan, model{Password: types.StringValue("new")}, nil)
	if len(overwritten) != len(profileAttributes)+1 || overwritten[0] != `display_name from "" to "displayname@example.com"` || overwritten[len(overwritten)-1] != "the password" {
		t.Errorf("%d attributes, overwritten are %q", len(profileAttributes), overwritten)
	}
	other.EmailAddress = ""
	if overwritten := overwrittenValues(other, plan, model{}, nil); !slices.Contains(overwritten, `email_address, which Jira hides, with "emailaddress@example.com"`) {
		t.Errorf("overwritten are %q", overwritten)
	}
}
