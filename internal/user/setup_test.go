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

// robot is a configuration with one user.
func robot(username, displayName, emailAddress string, more ...string) string {
	return fmt.Sprintf("resource \"jira_user\" \"robot\" {\n  username      = %s\n  display_name  = %s\n  email_address = %s\n  %s\n}\n",
		written(username), written(displayName), written(emailAddress), strings.Join(more, "\n  "))
}

// robotWith is the user "robot" with further arguments.
func robotWith(arguments ...string) string {
	return robot("robot", "Robot", "robot@example.com", arguments...)
}

// written is a text as Terraform's language writes it.
func written(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "${", "$${", "%{", "%%{").Replace(text) + `"`
}

// somebody is the user that robotWith describes, as somebody else made it.
func somebody() jirasim.User {
	return jirasim.User{Name: "robot", DisplayName: "Robot", EmailAddress: "robot@example.com", Active: true}
}

func workspace(t *testing.T, settings ...jirasim.Settings) *acceptance.Workspace {
	t.Helper()
	t.Parallel()
	return acceptance.New(t, append(settings, jirasim.Settings{})[0])
}

// applied has the user "robot", with further arguments, and an empty request log.
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

// expectUpdate applies and fails the test unless exactly the robot is updated in place, and the next plan is empty.
func expectUpdate(t *testing.T, workspace *acceptance.Workspace, configuration string) acceptance.Result {
	t.Helper()
	workspace.Configure(configuration)
	result := workspace.Apply().ExpectChanges("jira_user.robot", "update")
	workspace.ExpectEmptyPlan()
	return result
}

func found(t *testing.T, server *jirasim.Server, username string) jirasim.User {
	t.Helper()
	user, ok := server.User(username)
	if !ok {
		t.Fatalf("Jira has no user %q", username)
	}
	return user
}

func expectUser(t *testing.T, server *jirasim.Server, username, displayName, emailAddress string) jirasim.User {
	t.Helper()
	user := found(t, server, username)
	if user.Name != username || user.DisplayName != displayName || user.EmailAddress != emailAddress {
		t.Fatalf("Jira has %+v, not %s, %s, %s", user, username, displayName, emailAddress)
	}
	return user
}

// expectGroups fails the test unless the user is in exactly these groups, sorted.
func expectGroups(t *testing.T, workspace *acceptance.Workspace, groups ...string) {
	t.Helper()
	if user := found(t, workspace.Jira, "robot"); !slices.Equal(user.Groups, groups) {
		t.Errorf("the user is in %q, not in %q", user.Groups, groups)
	}
}

// elements are the texts of a set in the state; nil where it is null.
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

// unpacked is the content of a file, or of all files in it where it is an archive, by name.
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
