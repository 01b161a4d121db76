// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package provider_test

import (
	"fmt"
	"image/color"
	"slices"
	"strings"
	"testing"
	"text/tabwriter"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// TestAccUncertainBehavior takes users, avatars, groups and memberships through their whole life in every Jira that may exist:
// one for each behavior that is unknown without a real Jira (facts 11, 12). Each row of the table is one such Jira. All rows
// share each run of Terraform. An error of one row at plan therefore stops the apply of all.
func TestAccUncertainBehavior(t *testing.T) {
	t.Parallel()
	rows := uncertainBehaviors()
	settings := make([]jirasim.Settings, len(rows))
	for index, row := range rows {
		settings[index] = row.settings
	}
	workspace := acceptance.NewSeveral(t, settings...)
	workspace.WriteImage("red.png", acceptance.Plain(100, 100, red))
	workspace.WriteImage("blue.png", acceptance.Plain(100, 100, blue))
	for index, server := range workspace.Jiras {
		for _, group := range []string{"bots", "readers"} {
			server.AddGroup(group)
		}
		rows[index].jira, rows[index].name = server, workspace.Provider(index)
		server.AddUser(jirasim.User{Name: rows[index].other(), DisplayName: "Builder", EmailAddress: "builder@example.com", Active: true})
	}
	for _, phase := range phases {
		phase.run(workspace, rows)
	}
	for _, row := range rows {
		t.Run(row.behavior, func(t *testing.T) {
			for _, problem := range row.problems {
				t.Error(problem)
			}
		})
	}
	t.Log("\n" + tableOf(rows))
}

// uncertainJira is a row of the table.
type uncertainJira struct {
	// behavior says what is uncertain and what this Jira does.
	behavior string
	settings jirasim.Settings
	// warnings has a text of the only warning of a phase.
	warnings map[string]string
	// thumbnail is set if this Jira loses the uploads of the first phase.
	thumbnail bool

	jira *jirasim.Server
	// name is the name of the provider and of the resources.
	name     string
	problems []string
	// failed are the phases with a problem.
	failed map[string]bool
}

// other is the username of the user that is not managed. Its name tells the row of a diagnostic without an address, which those of
// a destroy have not.
func (r *uncertainJira) other() string { return "builder-" + r.name }

func (r *uncertainJira) add(phase, format string, arguments ...any) {
	if r.failed == nil {
		r.failed = map[string]bool{}
	}
	r.failed[phase] = true
	r.problems = append(r.problems, phase+": "+fmt.Sprintf(format, arguments...))
}

// phase is one step in the life of the objects.
type phase struct {
	name string
	// command is "apply", "plan" for an empty plan, or "destroy". The password is the administrator's, unless it is set.
	command, password string
	// user has arguments of the user, file is its image, and chosen is the number of the system avatar that the other user shows.
	// Without them, the configuration is that of the phase before.
	user, file string
	chosen     int
	check      func(*uncertainJira) string
}

const (
	created = "display_name = \"Robot\"\n  groups = [\"bots\"]\n  application_keys = [\"jira-software\"]"
	changed = "display_name = \"The Robot\"\n  groups = [\"readers\"]\n  application_keys = [\"jira-core\", \"jira-software\"]"
)

var phases = []phase{
	{name: "wrong password", command: "plan", password: "wrong", user: created, file: "red.png", chosen: 1, check: oneFailedLogin},
	{name: "create", command: "apply", user: created, file: "red.png", chosen: 1, check: isDeclared("Robot", red, 1, true, "bots", "jira-software-users")},
	{name: "empty plan 1", command: "plan"},
	{name: "change", command: "apply", user: changed, file: "blue.png", chosen: 2, check: isDeclared("The Robot", blue, 2, true, "jira-core-users", "jira-software-users", "readers")},
	{name: "empty plan 2", command: "plan"},
	{name: "deactivate", command: "apply", user: changed + "\n  active = false", file: "blue.png", chosen: 2, check: isDeclared("The Robot", blue, 2, false, "jira-core-users", "jira-software-users", "readers")},
	{name: "empty plan 3", command: "plan"},
	{name: "destroy", command: "destroy", check: isDestroyed},
}

func (p phase) run(workspace acceptance.Several, rows []*uncertainJira) {
	if p.user != "" {
		p.configure(workspace, rows)
	}
	arguments := []string{"-parallelism=40"}
	if p.command != "plan" {
		arguments = append(arguments, "-auto-approve")
	}
	result := workspace.Try(p.command, arguments...)
	for _, row := range rows {
		p.checkDiagnostics(row, result)
		for address, action := range result.Changes {
			if p.command == "plan" && nameIn(address) == row.name {
				row.add(p.name, "the plan has the change %s of %s", action, address)
			}
		}
		if p.check == nil {
			continue
		}
		if problem := p.check(row); problem != "" {
			row.add(p.name, "%s", problem)
		}
	}
}

func (p phase) configure(workspace acceptance.Several, rows []*uncertainJira) {
	password := "admin"
	if p.password != "" {
		password = p.password
	}
	var resources strings.Builder
	for _, row := range rows {
		fmt.Fprintf(&resources, `
resource "jira_group" %[1]q {
  provider = %[1]s
  name     = "robots"
}

resource "jira_group_membership" %[1]q {
  provider = %[1]s
  group    = jira_group.%[1]s.name
  username = %[5]q
}

resource "jira_user" %[1]q {
  provider      = %[1]s
  username      = "robot"
  email_address = "robot@example.com"
  %[2]s
}

resource "jira_user_avatar" %[1]q {
  provider = %[1]s
  user_key = jira_user.%[1]s.key
  file     = "${path.cwd}/%[3]s"
}

resource "jira_user_avatar" "%[1]s_chosen" {
  provider  = %[1]s
  username  = %[5]q
  avatar_id = %[4]d
}
`, row.name, p.user, p.file, row.jira.SystemAvatars()[p.chosen], row.other())
	}
	workspace.Configure(fmt.Sprintf("  username = \"admin\"\n  password = %q", password), resources.String())
}

// nameIn returns the name of the provider in the address of a resource.
func nameIn(address string) string {
	name, _, _ := strings.Cut(cellOf(address), "_")
	return name
}

// checkDiagnostics adds the errors and the unexpected warnings of a row, except the rejected logins.
func (p phase) checkDiagnostics(row *uncertainJira, result acceptance.Result) {
	want, missing := row.warnings[p.name], row.warnings[p.name] != ""
	for _, diagnostic := range result.Diagnostics {
		switch {
		case !row.concerns(diagnostic):
		case p.password != "" && diagnostic.Summary == "Jira rejected the login":
		case missing && diagnostic.Severity == "warning" && strings.Contains(diagnostic.String(), want):
			missing = false
		default:
			row.add(p.name, "%s", diagnostic)
		}
	}
	if missing {
		row.add(p.name, "no warning contains %q", want)
	}
}

// concerns reports whether a diagnostic is about this row, or about all of them.
func (r *uncertainJira) concerns(diagnostic acceptance.Diagnostic) bool {
	switch {
	case diagnostic.Address != "":
		return nameIn(diagnostic.Address) == r.name
	case diagnostic.Snippet != nil && strings.HasPrefix(diagnostic.Snippet.Context, "provider "):
		return diagnostic.Snippet.Context == fmt.Sprintf("provider %q", r.name)
	case strings.Contains(diagnostic.Detail, `"builder-`):
		return strings.Contains(diagnostic.Detail, fmt.Sprintf("%q", r.other()))
	}
	return true
}

func oneFailedLogin(row *uncertainJira) string {
	if failed := row.jira.FailedLogins(); failed != 1 {
		return fmt.Sprintf("Jira counted %d failed logins, want 1", failed)
	}
	return ""
}

// isDeclared returns a check that Jira has what the configuration declares, and nothing more.
func isDeclared(displayName string, shown color.NRGBA, chosen int, active bool, groups ...string) func(*uncertainJira) string {
	return func(row *uncertainJira) string {
		robot, _ := row.jira.User("robot")
		builder, _ := row.jira.User(row.other())
		avatars, isThumbnail := row.jira.Avatars(robot.Key), row.thumbnail && shown == red
		switch {
		case robot.DisplayName != displayName, robot.Active != active, !slices.Equal(robot.Groups, groups):
			return fmt.Sprintf("the user is %+v", robot)
		case len(avatars) != 1 || row.jira.ShownAvatar(robot.Key) != avatars[0].ID:
			return fmt.Sprintf("the user has %d avatars and shows avatar %d", len(avatars), row.jira.ShownAvatar(robot.Key))
		case (row.jira.StoredSide(avatars[0].ID) <= jira.ThumbnailSide) != isThumbnail || !acceptance.Near(row.jira.ShownImage(robot.Key, 48).At(24, 24), shown):
			return "the user does not show the image"
		case !slices.Contains(builder.Groups, "robots"):
			return fmt.Sprintf("the other user is in the groups %q", builder.Groups)
		case row.jira.ShownAvatar(builder.Key) != row.jira.SystemAvatars()[chosen]:
			return fmt.Sprintf("the other user shows avatar %d", row.jira.ShownAvatar(builder.Key))
		}
		return ""
	}
}

func isDestroyed(row *uncertainJira) string {
	builder, _ := row.jira.User(row.other())
	_, exists := row.jira.User("robot")
	switch {
	case exists:
		return "the user still exists"
	case slices.Contains(row.jira.Groups(), "robots"):
		return "the group still exists"
	case row.jira.FailedLogins() > 1:
		return fmt.Sprintf("Jira counted %d failed logins", row.jira.FailedLogins())
	case row.jira.ShownAvatar(builder.Key) != row.jira.DefaultAvatar() && row.warnings["destroy"] == "":
		return fmt.Sprintf("the other user shows avatar %d", row.jira.ShownAvatar(builder.Key))
	}
	return ""
}

// tableOf returns one line for each row, with the result of each phase.
func tableOf(rows []*uncertainJira) string {
	var text strings.Builder
	table := tabwriter.NewWriter(&text, 0, 0, 2, ' ', 0)
	line := func(first string, cell func(phase) string) {
		cells := []string{first}
		for _, phase := range phases {
			cells = append(cells, cell(phase))
		}
		_, _ = fmt.Fprintln(table, strings.Join(cells, "\t"))
	}
	line("behavior", func(phase phase) string { return phase.name })
	for _, row := range rows {
		line(row.behavior, func(phase phase) string {
			if row.failed[phase.name] {
				return "FAILED"
			}
			return "passed"
		})
	}
	_ = table.Flush()
	return text.String()
}
