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

// deviations are what the simulator serves although Atlassian's files do not know it, each with its reason.
var deviations = map[string]string{
	"GET /api/2/user?expand":                     "works although the specification lacks it: facts 5.1",
	"GET /api/2/myself?expand":                   "the same bean as GET user: facts 5.1",
	"GET /api/2/user 400":                        "username and key together: facts 5.2",
	"POST /api/2/user/avatar/temporary 200":      "the multipart upload hides errors under 200: facts 4.2",
	"POST /api/2/user/avatar/temporary 400":      "the raw upload, which is documented up to 9: facts 4.1",
	"POST /api/2/user/avatar/temporary?filename": "the raw upload",
	"POST /api/2/user/avatar/temporary?size":     "the raw upload",
	"GET /api/2/group/member?groupname":          "the specification of 10 calls it a path parameter: facts 5.8",
	"GET /api/2/user/assignable/search?startAt":  "named in the text of the specification only: facts 5.9",
	"POST /auth/1/session 400":                   "a body that is not JSON: facts 2.1",
	"PUT /api/2/user/columns 401":                "somebody else's columns, as the specification has it on GET and DELETE",
	"PUT /api/2/user/columns 404":                "an unknown user, as the specification has it on GET",
	"DELETE /api/2/user/columns 404":             "an unknown user, as the specification has it on GET",
}

// openAPI is the part of a specification that can be trusted: its types are known to be wrong in places (facts 0).
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
		specification := readOpenAPI(t, file)
		server, err := New(Settings{Version: version})
		if err != nil {
			t.Fatal(err)
		}
		for _, route := range server.routes {
			for _, unknown := range specification.unknown(route) {
				used[unknown] = true
				if deviations[unknown] == "" {
					t.Errorf("Jira %s: not described: %s", version, unknown)
				}
			}
		}
	}
	for deviation := range deviations {
		if !used[deviation] {
			t.Errorf("described after all, or not served: %s", deviation)
		}
	}
}

// unknown lists what a route serves and the specification lacks.
func (specification openAPI) unknown(route route) []string {
	path, isREST := strings.CutPrefix(route.path, "/rest")
	if !isREST {
		return nil
	}
	name := route.method + " " + path
	operation, described := specification.Paths[path][strings.ToLower(route.method)]
	if !described {
		return []string{name}
	}
	var unknown []string
	for _, query := range route.query {
		if !slices.ContainsFunc(operation.Parameters, func(parameter struct {
			Name string `json:"name"`
			In   string `json:"in"`
		},
		) bool {
			return parameter.Name == query && parameter.In == "query"
		}) {
			unknown = append(unknown, fmt.Sprintf("%s?%s", name, query))
		}
	}
	for _, status := range route.statuses {
		if _, known := operation.Responses[strconv.Itoa(status)]; !known {
			unknown = append(unknown, fmt.Sprintf("%s %d", name, status))
		}
	}
	return unknown
}

func readOpenAPI(t *testing.T, name string) openAPI {
	t.Helper()
	folder := os.Getenv("JIRA_OPENAPI")
	if folder == "" {
		folder = filepath.Join(moduleRoot(t), "..", "shared", "openapi")
	}
	content, err := os.ReadFile(filepath.Join(folder, name))
	if os.IsNotExist(err) {
		t.Skipf("Atlassian's OpenAPI files are not in %s; JIRA_OPENAPI can name another folder", folder)
	}
	if err != nil {
		t.Fatal(err)
	}
	var specification openAPI
	if err := json.Unmarshal(content, &specification); err != nil {
		t.Fatal(err)
	}
	if len(specification.Paths) < 200 {
		t.Fatalf("%s has %d paths only", name, len(specification.Paths))
	}
	return specification
}

func moduleRoot(t *testing.T) string {
	t.Helper()
	folder, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			return folder
		}
		parent := filepath.Dir(folder)
		if parent == folder {
			t.Fatal("no go.mod above this package")
		}
		folder = parent
	}
}
