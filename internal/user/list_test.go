// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/acceptance/versions"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// startWithBots starts a Jira with users: bot-0001 is inactive, and bot-0002 and bot-0003 are members of "deployers".
func startWithBots(t *testing.T, version string, size int) *jirasim.Server {
	t.Helper()
	server, err := jirasim.Start(jirasim.Settings{Version: version})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Close)
	for number := range size {
		name := fmt.Sprintf("bot-%04d", number)
		user := jirasim.User{Name: name, DisplayName: "Bot " + name, EmailAddress: name + "@example.com", Active: number != 1, ApplicationKeys: []string{"jira-software"}}
		if number == 2 || number == 3 {
			user.Groups = []string{"deployers"}
		}
		server.AddUser(user)
	}
	return server
}

// listRequests returns the requests of a list, without the serverInfo that starts every run.
func listRequests(server *jirasim.Server) []string {
	var paths []string
	for _, request := range server.Requests() {
		if path := strings.TrimPrefix(request.Path, "/rest/api/2/"); path != "serverInfo" {
			paths = append(paths, request.Method+" "+path)
		}
	}
	return paths
}

// names returns the usernames in the results. It fails the test where a result has a problem.
func names(t *testing.T, results []acceptance.Listed) []string {
	t.Helper()
	var names []string
	for _, result := range results {
		if len(result.Problems) > 0 {
			t.Fatalf("problems: %q", result.Problems)
		}
		_, name, _ := strings.Cut(strings.TrimSuffix(result.DisplayName, ")"), "(")
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func TestList_selection(t *testing.T) {
	t.Parallel()
	for _, version := range []string{"9.12", "10.3", "11.3"} {
		for name, test := range map[string]struct {
			arguments map[string]any
			want      []string
		}{
			"a query":           {map[string]any{"query": "bot-000"}, []string{"bot-0000", "bot-0001", "bot-0002", "bot-0003"}},
			"a query, active":   {map[string]any{"query": "bot-000", "active": true}, []string{"bot-0000", "bot-0002", "bot-0003"}},
			"a group":           {map[string]any{"group": "Deployers"}, []string{"bot-0002", "bot-0003"}},
			"inactive":          {map[string]any{"active": false}, []string{"bot-0001"}},
			"a group, inactive": {map[string]any{"group": "deployers", "active": false}, nil},
		} {
			t.Run(version+" "+name, func(t *testing.T) {
				t.Parallel()
				results := acceptance.Query{Type: "jira_user", Arguments: test.arguments}.Run(t, startWithBots(t, version, 4))
				var found []acceptance.Listed
				for _, result := range results {
					// Before Jira 10.3 a warning says that the list is not complete.
					if version == "9.12" && result.Identity == nil && strings.HasPrefix(result.Problems[0], "WARNING: Only users with access") {
						continue
					}
					found = append(found, result)
				}
				if got := names(t, found); !slices.Equal(got, test.want) {
					t.Errorf("listed %q, want %q", got, test.want)
				}
			})
		}
	}
}

func TestList_resource(t *testing.T) {
	t.Parallel()
	server := startWithBots(t, "11.3", 1)
	user, _ := server.User("bot-0000")
	for _, include := range []bool{false, true} {
		results := acceptance.Query{Type: "jira_user", Arguments: map[string]any{"query": "bot"}, IncludeResource: include}.Run(t, server)
		if len(results) != 1 || results[0].DisplayName != "Bot bot-0000 (bot-0000)" || fmt.Sprint(results[0].Identity) != fmt.Sprintf("map[key:%s]", user.Key) {
			t.Fatalf("listed %+v", results)
		}
		resource := results[0].Resource
		if !include {
			if resource != nil {
				t.Errorf("the resource was not requested: %v", resource)
			}
			continue
		}
		want := map[string]any{
			"id": user.Key, "key": user.Key, "username": "bot-0000", "display_name": "Bot bot-0000", "email_address": "bot-0000@example.com",
			"active": true, "send_notification": false, "adopt_existing": false, "on_destroy": "deactivate",
		}
		if fmt.Sprint(resource) != fmt.Sprint(want) {
			t.Errorf("the attributes are\n%v\nwant\n%v", resource, want)
		}
	}
}

// A list requests a page only when its results are needed.
func TestList_pages(t *testing.T) {
	t.Parallel()
	server := startWithBots(t, "11.3", 2100)
	results := acceptance.Query{Type: "jira_user", Limit: 5000}.Run(t, server)
	if got := names(t, results); len(got) != 2101 || !slices.Equal(listRequests(server), []string{"GET user/list", "GET user/list"}) {
		t.Errorf("%d users from %q", len(got), listRequests(server))
	}
	for name, query := range map[string]acceptance.Query{"a limit": {Limit: 7}, "an end": {Limit: 5000, Stop: 7}} {
		server.ForgetRequests()
		query.Type = "jira_user"
		if got := names(t, query.Run(t, server)); len(got) != 7 || !slices.Equal(listRequests(server), []string{"GET user/list"}) {
			t.Errorf("%s: %d users from %q", name, len(got), listRequests(server))
		}
	}
}

// A failure on a later page must not look like the end of the list.
func TestList_failureOnSecondPage(t *testing.T) {
	t.Parallel()
	server := startWithBots(t, "11.3", 2100)
	server.Misbehave(jirasim.Fault{Path: "/user/list", Skip: 1, Kind: jirasim.LoginPage})
	results := acceptance.Query{Type: "jira_user", Limit: 5000}.Run(t, server)
	if len(results) != 2001 || !strings.HasPrefix(results[2000].Problems[0], "ERROR: Unexpected response from Jira") {
		t.Errorf("%d results, the last: %+v", len(results), results[len(results)-1])
	}
}

func TestList_errors(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		arguments map[string]any
		want      string
		contains  []string
	}{
		"group not found": {map[string]any{"group": "missing"}, `ERROR: Group "missing" not found`, nil},
		"a cut search":    {map[string]any{"query": "bot"}, "WARNING: ", []string{"cut off"}},
		"two choices":     {map[string]any{"group": "deployers", "query": "bot"}, "ERROR: ", []string{"query", "group"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			results := acceptance.Query{Type: "jira_user", Arguments: test.arguments}.Run(t, startWithBots(t, "11.3", 130))
			if last := results[len(results)-1]; len(last.Problems) != 1 || !strings.HasPrefix(last.Problems[0], test.want) {
				t.Errorf("the last of %d results: %+v", len(results), last)
			} else {
				for _, text := range test.contains {
					if !strings.Contains(last.Problems[0], text) {
						t.Errorf("%s does not contain %q", last.Problems[0], text)
					}
				}
			}
		})
	}
}

// terraform query requires Terraform 1.14.
func TestAccUserList_query(t *testing.T) {
	acceptance.Needs(t, versions.ListResources)
	workspace := workspace(t)
	workspace.Jira.AddUser(jirasim.User{Name: "robot", DisplayName: "Robot", EmailAddress: "robot@example.com", Active: true})
	workspace.Configure("")
	workspace.Write("robots.tfquery.hcl", "list \"jira_user\" \"robots\" {\n  provider = jira\n  include_resource = true\n  config {\n    query = \"rob\"\n  }\n}\n")
	if result := workspace.Try("query"); result.ExitCode != 0 || !strings.Contains(result.Output, "Robot (robot)") {
		t.Errorf("the output of terraform query is %s", result.Output)
	}
	workspace.Write("robots.tfquery.hcl", "list \"jira_user\" \"robots\" {\n  provider = jira\n  config {\n    group = \"missing\"\n  }\n}\n")
	workspace.Try("query").ExpectError(`Group "missing" not found`)
}
