// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package examples_test tests the examples of the documentation: it applies each of them, unchanged, with the real
// Terraform. It must not know how a resource is implemented.
package examples_test

import (
	"image/color"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/acceptance/versions"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// preparations create in Jira what an example refers to. Examples that need nothing are not listed.
var preparations = map[string]func(*jirasim.Server){
	"data-sources/jira_user/data-source.tf": func(server *jirasim.Server) {
		add(server, "release-bot")
		server.ChangeUser("release-bot", func(bot *jirasim.User) { bot.Groups = []string{"releasers"} })
	},
	"data-sources/jira_user_avatars/data-source.tf": func(server *jirasim.Server) {
		robot := add(server, "robot")
		server.SelectAvatar(robot.Key, server.AddAvatar(robot.Key, 24880, acceptance.Plain(64, 64, color.Gray{Y: 99})))
	},
	"data-sources/jira_user_columns/data-source.tf": func(server *jirasim.Server) {
		add(server, "triage-bot", "robot")
		server.SetColumns("triage-bot", "issuekey", "summary")
	},
	"data-sources/jira_users/data-source-2-searches.tf": func(server *jirasim.Server) {
		permissions := map[string][]string{"ASSIGNABLE_USER": {"admin"}, "CREATE_ISSUES": {"admin"}, "BROWSE_PROJECTS": {"admin"}}
		server.AddProject(jirasim.Project{Key: "CI", Permissions: permissions})
		server.AddProject(jirasim.Project{Key: "OPS", Permissions: permissions})
		server.AddIssue(jirasim.Issue{Key: "CI-1", ProjectKey: "CI"})
	},
	"data-sources/jira_users/data-source-3-unused.tf": func(server *jirasim.Server) {
		add(server, "bot-busy", "bot-old", "bot-unused")
		server.ChangeUser("bot-busy", func(bot *jirasim.User) { bot.LastLogin = time.Now() })
		server.ChangeUser("bot-old", func(bot *jirasim.User) { bot.LastLogin = time.Now().AddDate(0, 0, -91) })
	},
	"functions/avatar_id/function.tf": func(server *jirasim.Server) {
		server.AddAvatar(add(server, "robot").Key, 24880, acceptance.Plain(64, 64, color.Gray{Y: 99}))
	},
	"resources/jira_group_membership/resource.tf": func(server *jirasim.Server) {
		server.AddGroup("deployers")
		add(server, "release-bot")
	},
	"resources/jira_user/resource-3-adopted.tf": func(server *jirasim.Server) {
		add(server, "backup-bot")
		server.ChangeUser("backup-bot", func(bot *jirasim.User) { bot.Active = false })
	},
	"resources/jira_user_avatar/resource-2-existing-avatar.tf": func(server *jirasim.Server) {
		server.AddAvatar(add(server, "robot").Key, 24880, acceptance.Plain(64, 64, color.Gray{Y: 99}))
	},
}

// wantWarnings are the warnings of the examples that are expected to warn.
var wantWarnings = map[string]string{
	"data-sources/jira_users/data-source-3-unused.tf": "Nobody has logged in to these users for 90 days: bot-old, bot-unused.",
	"resources/jira_user/resource-3-adopted.tf":       `Existing user "backup-bot" will be adopted`,
}

// wantUsersLeft is the number of users that an example leaves in Jira after destroy, if it is not zero.
var wantUsersLeft = map[string]int{
	"resources/jira_user/resource-4-deactivated-on-destroy.tf": 1,
}

// add adds users to Jira outside Terraform and returns the last of them.
func add(server *jirasim.Server, usernames ...string) (last jirasim.User) {
	for _, username := range usernames {
		last = server.AddUser(jirasim.User{Name: username, DisplayName: username, EmailAddress: username + "@example.com", Active: true})
	}
	return last
}

func TestAccExamples_applyPlanDestroy(t *testing.T) {
	t.Parallel()
	for _, example := range examples(t) {
		t.Run(example, func(t *testing.T) {
			t.Parallel()
			if strings.HasPrefix(example, "functions/") {
				acceptance.Needs(t, versions.Functions)
			}
			workspace := acceptance.NewWithBinary(t, jirasim.Settings{})
			if prepare := preparations[example]; prepare != nil {
				prepare(workspace.Jira)
			}
			existing := len(workspace.Jira.Users())
			copyFolder(t, filepath.Dir(example), workspace.Folder)
			workspace.Write("main.tf", read(t, example))
			workspace.Set("TF_VAR_ci_robot_password", "correct horse battery staple")
			if result := workspace.Apply(); wantWarnings[example] == "" {
				result.ExpectNoWarnings()
			} else {
				result.ExpectWarning(wantWarnings[example])
			}
			workspace.ExpectEmptyPlan()
			workspace.Destroy()
			if got, want := len(workspace.Jira.Users()), existing+wantUsersLeft[example]; got != want {
				t.Errorf("Jira has %d users after destroy, want %d", got, want)
			}
		})
	}
}

func TestAccProviderExample_valid(t *testing.T) {
	t.Parallel()
	workspace := acceptance.NewWithBinary(t, jirasim.Settings{})
	workspace.Write("versions.tf", read(t, "provider/provider.tf"))
	workspace.Plan().ExpectNoWarnings()
}

func TestExamples_listedFilesExist(t *testing.T) {
	t.Parallel()
	listed := slices.Concat(slices.Collect(maps.Keys(preparations)), slices.Collect(maps.Keys(wantWarnings)), slices.Collect(maps.Keys(wantUsersLeft)))
	for _, example := range listed {
		if _, err := os.Stat(example); err != nil {
			t.Error(err)
		}
	}
}

// examples returns the files that are complete configurations. Import examples are not among them, because they need an
// existing object; the tests of the resources cover the import IDs.
func examples(t *testing.T) []string {
	t.Helper()
	var found []string
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, _ fs.DirEntry, err error) error {
		base := filepath.Base(name)
		if strings.HasSuffix(base, ".tf") && (strings.HasPrefix(base, "resource") || strings.HasPrefix(base, "data-source") || strings.HasPrefix(base, "function")) {
			found = append(found, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(found) < 3 {
		t.Fatalf("found only the examples %v, want at least 3", found)
	}
	return found
}

// copyFolder copies the files that an example needs, such as images.
func copyFolder(t *testing.T, from, to string) {
	t.Helper()
	entries, err := os.ReadDir(from)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if strings.HasSuffix(entry.Name(), ".tf") || strings.HasSuffix(entry.Name(), ".sh") {
			continue
		}
		if err := os.WriteFile(filepath.Join(to, entry.Name()), []byte(read(t, filepath.Join(from, entry.Name()))), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func read(t *testing.T, file string) string {
	t.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}
