// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// deviations are what the simulator serves although Atlassian's files do not describe it, each with the reason.
var deviations = map[string]string{
	"GET /api/2/user?expand":                     "works although the file lacks it: facts 5.1",
	"GET /api/2/myself?expand":                   "returns the same as GET user: facts 5.1",
	"GET /api/2/serverInfo 401":                  "measured on 10.3.24: facts 12.1",
	"GET /api/2/user/assignable/search 400":      "neither a project nor an issue: facts 12.3",
	"GET /api/2/user 400":                        "username and key together: facts 5.2",
	"POST /api/2/user/avatar/temporary 200":      "the multipart upload sends errors with status 200: facts 4.2",
	"POST /api/2/user/avatar/temporary 400":      "the raw upload, which is documented up to 9: facts 4.1",
	"POST /api/2/user/avatar/temporary?filename": "the raw upload",
	"POST /api/2/user/avatar/temporary?size":     "the raw upload",
	"GET /api/2/group/member?groupname":          "the file of 10 calls it a path parameter: facts 5.8",
	"GET /api/2/user/assignable/search?startAt":  "only the text of the file mentions it: facts 5.9",
	"POST /auth/1/session 400":                   "a body that is not JSON: facts 2.1",
	"PUT /api/2/user/columns 401":                "columns of another user, as described for GET and DELETE",
	"PUT /api/2/user/columns 404":                "an unknown user, as described for GET",
	"DELETE /api/2/user/columns 404":             "an unknown user, as described for GET",
}

// openAPI is the reliable part of Atlassian's files: paths, parameters and statuses. Response types are often wrong (facts 0).
type openAPI struct {
	Paths map[string]map[string]struct {
		Parameters []struct {
			Name string `json:"name"`
			In   string `json:"in"`
		} `json:"parameters"`
		Responses map[string]any `json:"responses"`
	} `json:"paths"`
}

func TestOpenAPI(t *testing.T) {
	t.Parallel()
	used := map[string]bool{}
	for version, file := range map[string]string{"10.3": "jira-dc-10.3.24.json", "11.3": "jira-dc-11.3.8.json"} {
		described := readOpenAPI(t, file)
		server, err := New(Settings{Version: version})
		if err != nil {
			t.Fatal(err)
		}
		for _, route := range server.routes {
			for _, missing := range described.missing(route) {
				used[missing] = true
				if deviations[missing] == "" {
					t.Errorf("Jira %s: Atlassian does not describe %s", version, missing)
				}
			}
		}
	}
	for deviation := range deviations {
		if !used[deviation] {
			t.Errorf("remove this deviation, because Atlassian describes it or the simulator does not serve it: %s", deviation)
		}
	}
}

// missing lists what a route serves and the file does not describe.
func (file openAPI) missing(route route) []string {
	path, isREST := strings.CutPrefix(route.path, "/rest")
	if !isREST {
		return nil
	}
	name := route.method + " " + path
	operation, described := file.Paths[path][strings.ToLower(route.method)]
	if !described {
		return []string{name}
	}
	var missing []string
	for _, query := range route.query {
		if !slices.ContainsFunc(operation.Parameters, func(parameter struct {
			Name string `json:"name"`
			In   string `json:"in"`
		},
		) bool {
			return parameter.Name == query && parameter.In == "query"
		}) {
			missing = append(missing, fmt.Sprintf("%s?%s", name, query))
		}
	}
	for _, status := range route.statuses {
		if _, known := operation.Responses[strconv.Itoa(status)]; !known {
			missing = append(missing, fmt.Sprintf("%s %d", name, status))
		}
	}
	return missing
}

// readOpenAPI reads one of Atlassian's files, which are not part of this repository. Only a missing JIRA_OPENAPI skips the
// test: if it is set, a missing file is a failure.
func readOpenAPI(t *testing.T, name string) openAPI {
	t.Helper()
	folder := os.Getenv("JIRA_OPENAPI")
	if folder == "" {
		t.Skip("JIRA_OPENAPI is not set. Set it to the folder with Atlassian's OpenAPI files; CONTRIBUTING.md says how to get them.")
	}
	content, err := os.ReadFile(filepath.Join(folder, name))
	if err != nil {
		t.Fatalf("JIRA_OPENAPI is set to %q: %v", folder, err)
	}
	var file openAPI
	if err := json.Unmarshal(content, &file); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if len(file.Paths) < 200 {
		t.Fatalf("%s has %d paths only", name, len(file.Paths))
	}
	return file
}
