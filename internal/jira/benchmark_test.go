// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

const benchmarkedUser = `{"self":"https://jira.example.com/rest/api/2/user?username=robot","key":"JIRAUSER10100","name":"robot",` +
	`"emailAddress":"robot@example.com","avatarUrls":{"48x48":"https://jira.example.com/secure/useravatar?ownerId=JIRAUSER10100&avatarId=10505"},` +
	`"displayName":"Robot","active":true,"deleted":false,"timeZone":"Etc/UTC","locale":"en_US"}`

// benchmarkedJira is a server without latency that responds to every request but serverInfo with the same user.
func benchmarkedJira(b *testing.B) *httptest.Server {
	b.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", asJSON)
		w.Header().Set("X-Ausername", "admin")
		body := benchmarkedUser
		if strings.HasSuffix(r.URL.Path, "/serverInfo") {
			body = goodServerInfo
		}
		_, _ = w.Write([]byte(body))
	}))
	b.Cleanup(server.Close)
	return server
}

// BenchmarkReadUser_client reads a user. The difference to BenchmarkReadUser_http is what the client adds to a request.
func BenchmarkReadUser_client(b *testing.B) {
	baseURL, err := jira.ParseBaseURL(benchmarkedJira(b).URL)
	if err != nil {
		b.Fatal(err)
	}
	client := jira.New(jira.Settings{BaseURL: baseURL, Username: "admin", Password: "admin", UserAgent: "terraform-provider-jira/test"})
	b.Cleanup(client.Close)
	if _, err := client.ServerInfo(b.Context()); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if user, err := client.UserNow(b.Context(), jira.ByKey("JIRAUSER10100")); err != nil || user.Username != "robot" {
			b.Fatal(user, err)
		}
	}
}

// BenchmarkReadUser_http reads a user with the client of Go alone.
func BenchmarkReadUser_http(b *testing.B) {
	address := benchmarkedJira(b).URL + "/rest/api/2/user?key=JIRAUSER10100"
	b.ReportAllocs()
	for b.Loop() {
		response, err := http.Get(address)
		if err != nil {
			b.Fatal(err)
		}
		var user map[string]any
		if err := json.NewDecoder(response.Body).Decode(&user); err != nil {
			b.Fatal(err)
		}
		_ = response.Body.Close()
	}
}
