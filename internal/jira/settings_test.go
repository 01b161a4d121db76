// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

func TestParseBaseURL_contextPathAndSlashes(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"https://jira.example.com":        "https://jira.example.com",
		"https://jira.example.com/":       "https://jira.example.com",
		"https://example.com/jira":        "https://example.com/jira",
		"https://example.com/jira///":     "https://example.com/jira",
		"https://example.com/tools/jira/": "https://example.com/tools/jira",
		"http://127.0.0.1:8080/jira":      "http://127.0.0.1:8080/jira",
		"https://[::1]:8443/jira":         "https://[::1]:8443/jira",
		"HTTPS://Jira.Example.com/Jira":   "https://Jira.Example.com/Jira",
		" https://jira.example.com \n":    "https://jira.example.com",
		"https://example.com/jira#":       "https://example.com/jira",
		"https://example.com/restaurant/": "https://example.com/restaurant",
	} {
		got, err := jira.ParseBaseURL(text)
		if err != nil || got.String() != want {
			t.Errorf("ParseBaseURL(%q) returns %v, %v, want %s", text, got, err, want)
		}
	}
}

func TestParseBaseURL_invalid(t *testing.T) {
	t.Parallel()
	const (
		secret      = "marked-secret"
		inREST      = "is an address inside Jira's REST API; the base URL is "
		credentials = "must not contain a username or a password"
	)
	tests := map[string]struct{ text, want string }{
		"empty":                  {"", "is empty; use the address under which Jira opens in a browser"},
		"blank":                  {" \t", "is empty"},
		"no URL":                 {"https://exa mple.com", "is not a valid URL"},
		"port is no number":      {"https://example.com:port/", "is not a valid URL"},
		"no scheme":              {"jira.example.com", `must begin with https:// or http://, not with ""`},
		"host and port only":     {"jira.example.com:8080/jira", "must begin with https:// or http://"},
		"other scheme":           {"ftp://example.com", `not with "ftp"`},
		"no host":                {"https:///jira", "has no host name"},
		"port but no host":       {"https://:8443/jira", "has no host name"},
		"query":                  {"https://example.com/jira?os_password=" + secret, "without a query (?) or a fragment (#)"},
		"empty query":            {"https://example.com/jira?", "without a query (?) or a fragment (#)"},
		"fragment":               {"https://example.com/jira#" + secret, "without a query (?) or a fragment (#)"},
		"REST API":               {"https://example.com/jira/rest/api/2", inREST + "https://example.com/jira"},
		"root of the REST API":   {"https://example.com/jira/rest", inREST + "https://example.com/jira"},
		"REST API at the root":   {"https://example.com:8443/rest/api/latest/", inREST + "https://example.com:8443"},
		"username":               {"https://" + secret + "@example.com/jira", credentials},
		"username and password":  {"https://admin:" + secret + "@example.com/jira", credentials},
		"password in REST URL":   {"https://admin:" + secret + "@example.com/rest/api", credentials},
		"invalid password":       {"https://admin:%zz" + secret + "@example.com", "is not a valid URL"},
		"password and no scheme": {"admin:" + secret + "@example.com/jira", "must begin with https:// or http://"},
		"password and one slash": {"https:/admin:" + secret + "@example.com/jira", "has no host name"},
		"password and ftp":       {"ftp://admin:" + secret + "@example.com/jira", credentials},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := jira.ParseBaseURL(test.text)
			if err == nil {
				t.Fatalf("ParseBaseURL(%q) returns %s, want an error", test.text, got)
			}
			if !strings.Contains(err.Error(), test.want) {
				t.Errorf("the error is %q, want it to contain %q", err, test.want)
			}
			if strings.Contains(err.Error(), secret) {
				t.Errorf("the error repeats the secret: %q", err)
			}
		})
	}
}

// FuzzParseBaseURL: an accepted base URL has a host and no credentials, and parses to itself.
func FuzzParseBaseURL(f *testing.F) {
	for _, text := range []string{
		"https://jira.example.com", "https://example.com/jira/", "http://[::1]:8080/a/b///", "https://admin:secret@example.com", "https://h/jira/rest/api/2",
		"ftp://h", "h", "https://h?x", "https://h#x", "https:///x", "https://h/%2F%zz", " https://h ", "",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		parsed, err := jira.ParseBaseURL(text)
		if err != nil {
			if parsed != nil {
				t.Errorf("ParseBaseURL(%q) returns an error and %s", text, parsed)
			}
			return
		}
		if (parsed.Scheme != "https" && parsed.Scheme != "http") || parsed.Hostname() == "" || parsed.User != nil || parsed.RawQuery != "" || strings.HasSuffix(parsed.Path, "/") {
			t.Errorf("ParseBaseURL(%q) returns %+v", text, parsed)
		}
		again, err := jira.ParseBaseURL(parsed.String())
		if err != nil || again.String() != parsed.String() {
			t.Errorf("ParseBaseURL(%q) returns %q, which parses to %v, %v", text, parsed, again, err)
		}
		if address := parsed.JoinPath(jira.UserPath); address.Host != parsed.Host || !strings.HasSuffix(address.String(), "/"+jira.UserPath) {
			t.Errorf("the address of a request below %q is %q", parsed, address)
		}
	})
}
