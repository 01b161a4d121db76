// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package fourplusone_test

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
)

const (
	userState       = `{"id": "JIRAUSER10100", "name": "robot", "email": "robot@example.com", "display_name": "Robot"}`
	groupState      = `{"id": "robots", "name": "robots"}`
	membershipState = `{"id": "robot:robots", "username": "robot", "group": "robots"}`
	importInstead   = " Remove the moved block, remove the old resource from state with a removed block or terraform state rm, and import the object."
)

// move moves a state to the resource of the same type, as Terraform does: without a configuration of the provider. It returns the
// first diagnostic as "summary: detail", and an empty string after a success.
func move(t *testing.T, address, typeName string, version int64, state string) string {
	t.Helper()
	target := "jira_user"
	for _, name := range []string{"jira_group_membership", "jira_group"} {
		if strings.HasPrefix(typeName, name) {
			target = name
			break
		}
	}
	server, err := acceptance.Fixture{}.Factories()["jira"]()
	if err != nil {
		t.Fatal(err)
	}
	response, err := server.MoveResourceState(t.Context(), &tfprotov6.MoveResourceStateRequest{
		SourceProviderAddress: address, SourceTypeName: typeName, SourceSchemaVersion: version,
		SourceState: &tfprotov6.RawState{JSON: []byte(state)}, TargetTypeName: target,
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, diagnostic := range response.Diagnostics {
		return diagnostic.Summary + ": " + diagnostic.Detail
	}
	if response.TargetState == nil {
		t.Fatal("there is neither a state nor a diagnostic")
	}
	return ""
}

func TestMover_accepted(t *testing.T) {
	t.Parallel()
	for _, host := range []string{"registry.terraform.io", "registry.opentofu.org", "terraform.example.com"} {
		for typeName, state := range map[string]string{
			"jira_user": userState, "jira_group": groupState, "jira_group_membership": membershipState,
		} {
			if problem := move(t, host+"/fourplusone/jira", typeName, 0, state); problem != "" {
				t.Errorf("%s, %s: %s", host, typeName, problem)
			}
		}
	}
	withAccountID := `{"id": "robot:robots", "account_id": "robot", "group": "robots", "unknown": [1]}`
	if problem := move(t, "registry.terraform.io/fourplusone/jira", "jira_group_membership", 0, withAccountID); problem != "" {
		t.Error(problem)
	}
}

// The framework reports a state that no mover takes.
func TestMover_otherSource(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ address, typeName, state string }{
		{"registry.terraform.io/other/jira", "jira_user", userState},
		{"registry.terraform.io/notfourplusone/jira", "jira_user", userState},
		{"registry.terraform.io/fourplusone/other", "jira_group", groupState},
		{"jira", "jira_user", userState},
		{"registry.terraform.io/fourplusone/jira", "jira_role", groupState},
		{"registry.terraform.io/fourplusone/jira", "jira_group_role", groupState},
	} {
		if problem := move(t, test.address, test.typeName, 0, test.state); !strings.HasPrefix(problem, "Unable to Move Resource State: The target resource implementation does not include support for the given source resource.") {
			t.Errorf("%s %s: %s", test.address, test.typeName, problem)
		}
	}
}

func TestMover_unknownState(t *testing.T) {
	t.Parallel()
	unknownForm := "Cannot move the state of jira_user: The state (schema version %) does not have the form in which the releases of fourplusone/jira write it (schema version 0)." + importInstead
	for name, test := range map[string]struct {
		typeName string
		version  int64
		state    string
		want     string
	}{
		"version":          {"jira_user", 1, userState, strings.Replace(unknownForm, "%", "1", 1)},
		"types":            {"jira_user", 0, `{"id": "JIRAUSER10100", "name": ["robot"]}`, strings.Replace(unknownForm, "%", "0", 1)},
		"no user key":      {"jira_user", 0, `{"name": "robot"}`, "Cannot move the state of jira_user: The state of fourplusone/jira has no value for id." + importInstead},
		"empty user key":   {"jira_user", 0, `{"id": "", "name": "robot"}`, "Cannot move the state of jira_user: The state of fourplusone/jira has no value for id." + importInstead},
		"no username":      {"jira_user", 0, `{"id": "JIRAUSER10100"}`, "Cannot move the state of jira_user: The state of fourplusone/jira has no value for name." + importInstead},
		"no group name":    {"jira_group", 0, `{"id": "robots"}`, "Cannot move the state of jira_group: The state of fourplusone/jira has no value for name." + importInstead},
		"member of none":   {"jira_group_membership", 0, `{"id": "robot:robots", "username": "robot"}`, "Cannot move the state of jira_group_membership: The state of fourplusone/jira has no value for group." + importInstead},
		"no member":        {"jira_group_membership", 0, `{"id": "robot:robots", "group": "robots"}`, "Cannot move the state of jira_group_membership: The state of fourplusone/jira has no value for username." + importInstead},
		"empty account ID": {"jira_group_membership", 0, `{"group": "robots", "account_id": ""}`, "Cannot move the state of jira_group_membership: The state of fourplusone/jira has no value for username." + importInstead},
	} {
		if got := move(t, "registry.terraform.io/fourplusone/jira", test.typeName, test.version, test.state); got != test.want {
			t.Errorf("%s: got %q, want %q", name, got, test.want)
		}
	}
}

// The state of a membership has no user key, so the identity is null.
func TestMover_identity(t *testing.T) {
	t.Parallel()
	server, err := acceptance.Fixture{}.Factories()["jira"]()
	if err != nil {
		t.Fatal(err)
	}
	for typeName, test := range map[string]struct {
		state    string
		identity bool
	}{
		"jira_user": {userState, true}, "jira_group": {groupState, true}, "jira_group_membership": {membershipState, false},
	} {
		response, err := server.MoveResourceState(t.Context(), &tfprotov6.MoveResourceStateRequest{
			SourceProviderAddress: "registry.terraform.io/fourplusone/jira", SourceTypeName: typeName, TargetTypeName: typeName,
			SourceState: &tfprotov6.RawState{JSON: []byte(test.state)},
		})
		if err != nil {
			t.Fatal(err)
		}
		identities, err := server.GetResourceIdentitySchemas(t.Context(), &tfprotov6.GetResourceIdentitySchemasRequest{})
		if err != nil {
			t.Fatal(err)
		}
		value, err := response.TargetIdentity.IdentityData.Unmarshal(identities.IdentitySchemas[typeName].ValueType())
		if err != nil {
			t.Fatal(err)
		}
		if known := value.IsFullyKnown() && !value.IsNull(); known != test.identity {
			t.Errorf("%s: the identity is %v", typeName, value)
		}
	}
}
