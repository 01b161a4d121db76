// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package examples_test tests what the documentation shows: every example is applied, as it stands, with the real Terraform.
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

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// before is what must be in Jira before an example makes sense; an example that needs nothing is not here.
var before = map[string]func(*jirasim.Server){
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
		everybody := map[string][]string{"ASSIGNABLE_USER": {"admin"}, "CREATE_ISSUES": {"admin"}, "BROWSE_PROJECTS": {"admin"}}
		server.AddProject(jirasim.Project{Key: "CI", Permissions: everybody})
		server.AddProject(jirasim.Project{Key: "OPS", Permissions: everybody})
		server.AddIssue(jirasim.Issue{Key: "CI-1", ProjectKey: "CI"})
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

// warns are the examples that warn where all is well, and what of.
var warns = map[string]string{
	"resources/jira_user/resource-3-adopted.tf": `The existing user "backup-bot" will be adopted`,
}

// leaves are the examples whose users outlive them, and how many they are.
var leaves = map[string]int{
	"resources/jira_user/resource-4-deactivated-on-destroy.tf": 1,
}

// add adds users by hand, and answers with the last of them.
func add(server *jirasim.Server, usernames ...string) (added jirasim.User) {
	for _, username := range usernames {
		added = server.AddUser(jirasim.User{Name: username, DisplayName: username, EmailAddress: username + "@example.com", Active: true})
	}
	return added
}

func TestExamplesApplyPlanEmptyAndDestroy(t *testing.T) {
	t.Parallel()
	for _, example := range examples(t) {
		t.Run(example, func(t *testing.T) {
			t.Parallel()
			if strings.HasPrefix(example, "functions/") {
				acceptance.NeedsFunctions(t)
			}
			workspace := acceptance.NewWithBinary(t, jirasim.Settings{})
			if prepare := before[example]; prepare != nil {
				prepare(workspace.Jira)
			}
			existing := len(workspace.Jira.Users())
			copyFolder(t, filepath.Dir(example), workspace.Folder)
			workspace.Write("main.tf", read(t, example))
			workspace.Set("TF_VAR_ci_robot_password", "correct horse battery staple")
			if applied := workspace.Apply(); warns[example] == "" {
				applied.ExpectNoWarnings()
			} else {
				applied.ExpectWarning(warns[example])
			}
			workspace.ExpectEmptyPlan()
			workspace.Destroy()
			if left := len(workspace.Jira.Users()) - leaves[example]; left != existing {
				t.Errorf("%d users are left, %d were there before", left, existing)
			}
		})
	}
}

func TestProviderExampleIsValid(t *testing.T) {
	t.Parallel()
	workspace := acceptance.NewWithBinary(t, jirasim.Settings{})
	workspace.Write("versions.tf", read(t, "provider/provider.tf"))
	workspace.Plan().ExpectNoWarnings()
}

func TestPreparedExamplesExist(t *testing.T) {
	named := slices.Concat(slices.Collect(maps.Keys(before)), slices.Collect(maps.Keys(warns)), slices.Collect(maps.Keys(leaves)))
	for _, example := range named {
		if _, err := os.Stat(example); err != nil {
			t.Error(err)
		}
	}
}

// examples are the files that stand for themselves: imports need what they import, and their forms are tested beside
// the resources.
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
		t.Fatalf("only %v found", found)
	}
	return found
}

// copyFolder copies what lies beside an example, such as pictures.
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
