// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// A proxy can publish Jira at another path and send cookies for any path and domain. The confirmation still belongs to the
// session of the upload.
func TestUploadAvatar_proxyRewritesCookies(t *testing.T) {
	t.Parallel()
	for name, rewritten := range map[string]string{
		"not at all": "Path=/internal", "to another path": "Path=/somewhere/else", "to another domain": "Path=/; Domain=jira.internal", "without a path": "",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := startJira(t, jirasim.Settings{ContextPath: "/internal"})
			behind, err := url.Parse(server.URL())
			if err != nil {
				t.Fatal(err)
			}
			proxy := httptest.NewServer(&httputil.ReverseProxy{
				Rewrite: func(request *httputil.ProxyRequest) {
					request.Out.URL.Path = strings.Replace(request.In.URL.Path, "/jira", behind.Path, 1)
					request.Out.URL.Scheme, request.Out.URL.Host = behind.Scheme, behind.Host
				},
				ModifyResponse: func(response *http.Response) error {
					cookies := response.Header["Set-Cookie"]
					for index, cookie := range cookies {
						cookies[index] = strings.Replace(cookie, "Path=/internal", rewritten, 1)
					}
					return nil
				},
			})
			t.Cleanup(proxy.Close)
			client := connectTo(t, proxy.URL+"/jira", shortWaits)
			robot := addRobot(server, "robot")
			uploaded, err := client.UploadAvatar(t.Context(), robot, func(side int) (jira.Image, error) { return uploadable(t, quarters(side, blue)), nil })
			if err != nil || uploaded.Degraded {
				t.Fatalf("UploadAvatar() = %+v, %v, want the full image", uploaded, err)
			}
		})
	}
}
