// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user_test

import (
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// A proxy responds to the deletion, and Jira does not receive it. The user stays in state, and the next destroy deletes it.
func TestAccUser_deletionByProxy(t *testing.T) {
	for name, test := range map[string]struct {
		status int
		body   string
	}{
		"empty 200":          {200, ""},
		"200 with a body":    {200, `{"status":"ok"}`},
		"404 in Jira's form": {404, `{"errorMessages":["The user does not exist"],"errors":{}}`},
	} {
		t.Run(name, func(t *testing.T) {
			workspace := applied(t)
			target, err := url.Parse(workspace.Jira.URL())
			if err != nil {
				t.Fatal(err)
			}
			forward := httputil.NewSingleHostReverseProxy(&url.URL{Scheme: target.Scheme, Host: target.Host})
			proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.Method != http.MethodDelete {
					forward.ServeHTTP(w, r)
					return
				}
				w.Header().Set("Content-Type", "application/json")
				w.WriteHeader(test.status)
				_, _ = w.Write([]byte(test.body))
			}))
			t.Cleanup(proxy.Close)
			workspace.Write("main.tf", strings.Replace("provider \"jira\" {\n  base_url = \"URL\"\n"+workspace.Administrator()+"\n}\n", "URL", proxy.URL+target.Path, 1))
			workspace.Try("apply", "-auto-approve").ExpectError("DELETE rest/api/2/user")
			workspace.State("jira_user.robot")
			workspace.Configure("")
			workspace.Apply().ExpectChanges("jira_user.robot", "delete")
			if status := userStatus(workspace); status != deleted {
				t.Errorf("the user is %s", status)
			}
		})
	}
}

// The response to the deletion is lost. One look-up decides.
func TestAccUser_deletionLost(t *testing.T) {
	workspace := applied(t)
	workspace.Jira.Misbehave(jirasim.Fault{Method: "DELETE", Kind: jirasim.DropAfter, Times: 1})
	workspace.Destroy()
	workspace.ExpectSentWithQuery("GET user?key=JIRAUSER10100", "DELETE user?key=JIRAUSER10100", "GET user?key=JIRAUSER10100")
}
