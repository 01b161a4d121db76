// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user_test

import (
	"archive/zip"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// robot returns a configuration with one user.
func robot(username, displayName, emailAddress string, more ...string) string {
	return fmt.Sprintf("resource \"jira_user\" \"robot\" {\n  username      = %s\n  display_name  = %s\n  email_address = %s\n  %s\n}\n",
		hclString(username), hclString(displayName), hclString(emailAddress), strings.Join(more, "\n  "))
}

// robotWith returns a configuration of the user "robot" with further arguments.
func robotWith(arguments ...string) string {
	return robot("robot", "Robot", "robot@example.com", arguments...)
}

// hclString returns a string literal of HCL.
func hclString(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "${", "$${", "%{", "%%{").Replace(text) + `"`
}

// robotUser is an existing user with the values of robotWith.
func robotUser() jirasim.User {
	return jirasim.User{Name: "robot", DisplayName: "Robot", EmailAddress: "robot@example.com", Active: true}
}

func workspace(t *testing.T, settings ...jirasim.Settings) *acceptance.Workspace {
	t.Helper()
	t.Parallel()
	return acceptance.New(t, append(settings, jirasim.Settings{})[0])
}

// applied applies the user "robot" with further arguments, and returns the workspace with an empty request log.
func applied(t *testing.T, arguments ...string) *acceptance.Workspace {
	t.Helper()
	workspace := workspace(t)
	applyFirst(t, workspace, arguments...)
	return workspace
}

func applyFirst(t *testing.T, workspace *acceptance.Workspace, arguments ...string) {
	t.Helper()
	workspace.Configure(robotWith(arguments...))
	workspace.Apply().ExpectChanges("jira_user.robot", "create").ExpectNoWarnings()
	workspace.Jira.ForgetRequests()
}

// expectUpdate applies the configuration, and fails the test unless only the user is updated in place and the next plan is
// empty.
func expectUpdate(t *testing.T, workspace *acceptance.Workspace, configuration string) acceptance.Result {
	t.Helper()
	workspace.Configure(configuration)
	result := workspace.Apply().ExpectChanges("jira_user.robot", "update")
	workspace.ExpectEmptyPlan()
	return result
}

func jiraUser(t *testing.T, server *jirasim.Server, username string) jirasim.User {
	t.Helper()
	user, ok := server.User(username)
	if !ok {
		t.Fatalf("Jira has no user %q", username)
	}
	return user
}

func expectUser(t *testing.T, server *jirasim.Server, username, displayName, emailAddress string) jirasim.User {
	t.Helper()
	user := jiraUser(t, server, username)
	if user.Name != username || user.DisplayName != displayName || user.EmailAddress != emailAddress {
		t.Fatalf("Jira has %+v, want %s, %s, %s", user, username, displayName, emailAddress)
	}
	return user
}

// expectGroups fails the test unless these are all groups of the user, in alphabetical order.
func expectGroups(t *testing.T, workspace *acceptance.Workspace, groups ...string) {
	t.Helper()
	if user := jiraUser(t, workspace.Jira, "robot"); !slices.Equal(user.Groups, groups) {
		t.Errorf("the groups are %q, want %q", user.Groups, groups)
	}
}

// elements returns the elements of a set in state, and nil where it is null.
func elements(workspace *acceptance.Workspace, attribute string) []string {
	set, ok := workspace.State("jira_user.robot")[attribute].([]any)
	if !ok {
		return nil
	}
	texts := []string{}
	for _, element := range set {
		texts = append(texts, element.(string))
	}
	return texts
}

// unpacked returns the content of a file, or of all files in an archive, by name.
func unpacked(t *testing.T, file string) map[string]string {
	t.Helper()
	archive, err := zip.OpenReader(file)
	if err != nil {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		return map[string]string{file: string(content)}
	}
	defer func() { _ = archive.Close() }()
	contents := map[string]string{}
	for _, packed := range archive.File {
		reader, err := packed.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(reader)
		if err != nil {
			t.Fatal(err)
		}
		contents[file+"/"+packed.Name] = string(content)
	}
	return contents
}
