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

// robot is a configuration with one account.
func robot(username, displayName, emailAddress string, more ...string) string {
	return fmt.Sprintf("resource \"jira_user\" \"robot\" {\n  username      = %s\n  display_name  = %s\n  email_address = %s\n  %s\n}\n",
		written(username), written(displayName), written(emailAddress), strings.Join(more, "\n  "))
}

// robotWith is the account "robot" with further arguments.
func robotWith(arguments ...string) string {
	return robot("robot", "Robot", "robot@example.com", arguments...)
}

// written is a text as Terraform's language writes it.
func written(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "${", "$${", "%{", "%%{").Replace(text) + `"`
}

// somebody is the account that robotWith describes, as somebody else made it.
func somebody() jirasim.Account {
	return jirasim.Account{Name: "robot", DisplayName: "Robot", EmailAddress: "robot@example.com", Active: true}
}

func workspace(t *testing.T, settings ...jirasim.Settings) *acceptance.Workspace {
	t.Helper()
	t.Parallel()
	return acceptance.New(t, append(settings, jirasim.Settings{})[0])
}

// applied has the account "robot", with further arguments, and an empty request log.
func applied(t *testing.T, arguments ...string) *acceptance.Workspace {
	t.Helper()
	made := workspace(t)
	applyFirst(t, made, arguments...)
	return made
}

func applyFirst(t *testing.T, made *acceptance.Workspace, arguments ...string) {
	t.Helper()
	made.Configure(robotWith(arguments...))
	made.Apply().ExpectChanges("jira_user.robot", "create").ExpectNoWarnings()
	made.Jira.ForgetRequests()
}

// expectUpdate applies and fails the test unless exactly the robot is updated in place, and the next plan is empty.
func expectUpdate(t *testing.T, made *acceptance.Workspace, configuration string) acceptance.Result {
	t.Helper()
	made.Configure(configuration)
	result := made.Apply().ExpectChanges("jira_user.robot", "update")
	made.ExpectEmptyPlan()
	return result
}

func found(t *testing.T, server *jirasim.Server, username string) jirasim.Account {
	t.Helper()
	account, ok := server.Account(username)
	if !ok {
		t.Fatalf("Jira has no account %q", username)
	}
	return account
}

func expectAccount(t *testing.T, server *jirasim.Server, username, displayName, emailAddress string) jirasim.Account {
	t.Helper()
	account := found(t, server, username)
	if account.Name != username || account.DisplayName != displayName || account.EmailAddress != emailAddress {
		t.Fatalf("Jira has %+v, not %s, %s, %s", account, username, displayName, emailAddress)
	}
	return account
}

// expectGroups fails the test unless the account is in exactly these groups, sorted.
func expectGroups(t *testing.T, made *acceptance.Workspace, groups ...string) {
	t.Helper()
	if account := found(t, made.Jira, "robot"); !slices.Equal(account.Groups, groups) {
		t.Errorf("the account is in %q, not in %q", account.Groups, groups)
	}
}

// elements are the texts of a set in the state; nil where it is null.
func elements(made *acceptance.Workspace, attribute string) []string {
	set, ok := made.State("jira_user.robot")[attribute].([]any)
	if !ok {
		return nil
	}
	texts := []string{}
	for _, element := range set {
		texts = append(texts, element.(string))
	}
	return texts
}

// sent are the requests since the log was emptied, but for the first of each run, as "METHOD path?query".
func sent(made *acceptance.Workspace) []string {
	var lines []string
	for _, request := range made.Jira.Requests() {
		if strings.HasSuffix(request.Path, "/serverInfo") {
			continue
		}
		request.Query.Del("expand")
		line := request.Method + " " + strings.TrimPrefix(request.Path, "/rest/api/2/")
		if len(request.Query) > 0 {
			line += "?" + request.Query.Encode()
		}
		lines = append(lines, line)
	}
	return lines
}

// writes are the requests that were not reads.
func writes(made *acceptance.Workspace) []string {
	return slices.DeleteFunc(sent(made), func(line string) bool { return strings.HasPrefix(line, "GET ") })
}

func expectSent(t *testing.T, got []string, lines ...string) {
	t.Helper()
	if !slices.Equal(got, lines) {
		t.Errorf("sent\n  %s\ninstead of\n  %s", strings.Join(got, "\n  "), strings.Join(lines, "\n  "))
	}
}

// expectNothingWritten fails the test where anything but reads was sent since the log was emptied.
func expectNothingWritten(t *testing.T, made *acceptance.Workspace) {
	t.Helper()
	expectSent(t, writes(made))
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
