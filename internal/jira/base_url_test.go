// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

func TestBaseURLKeepsItsContextPathAndLosesItsSlashes(t *testing.T) {
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
			t.Errorf("ParseBaseURL(%q) is %v, %v, want %s", text, got, err, want)
		}
	}
}

func TestBaseURLThatIsNoneIsRefusedInWords(t *testing.T) {
	t.Parallel()
	const secret = "marked-secret"
	tests := map[string]struct{ text, want string }{
		"nothing":              {"", "is empty; it is the address under which people open Jira"},
		"blanks":               {" \t", "is empty"},
		"no URL":               {"https://exa mple.com", "cannot be read as a URL"},
		"port is no number":    {"https://example.com:port/", "cannot be read as a URL"},
		"no scheme":            {"jira.example.com", `must begin with https:// or http://, not ""`},
		"host and port only":   {"jira.example.com:8080/jira", "must begin with https:// or http://"},
		"another scheme":       {"ftp://example.com", `not "ftp"`},
		"no host":              {"https:///jira", "has no host name"},
		"port but no host":     {"https://:8443/jira", "has no host name"},
		"query":                {"https://example.com/jira?os_password=" + secret, "without a ? or # part"},
		"empty query":          {"https://example.com/jira?", "without a ? or # part"},
		"fragment":             {"https://example.com/jira#" + secret, "without a ? or # part"},
		"REST API":             {"https://example.com/jira/rest/api/2", "give only what stands before it: https://example.com/jira"},
		"REST API's root":      {"https://example.com/jira/rest", "give only what stands before it: https://example.com/jira"},
		"REST API at the root": {"https://example.com:8443/rest/api/latest/", "give only what stands before it: https://example.com:8443"},
		"username":             {"https://" + secret + "@example.com/jira", "holds a username or password; give them in username and password"},
		"username, password":   {"https://admin:" + secret + "@example.com/jira", "holds a username or password"},
		"password in REST URL": {"https://admin:" + secret + "@example.com/rest/api", "holds a username or password"},
		"unreadable password":  {"https://admin:%zz" + secret + "@example.com", "cannot be read as a URL"},
		"password, no scheme":  {"admin:" + secret + "@example.com/jira", "must begin with https:// or http://"},
		"password, one slash":  {"https:/admin:" + secret + "@example.com/jira", "has no host name"},
		"password, ftp":        {"ftp://admin:" + secret + "@example.com/jira", "holds a username or password"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := jira.ParseBaseURL(test.text)
			if err == nil {
				t.Fatalf("took %q as %s", test.text, got)
			}
			if !strings.Contains(err.Error(), test.want) {
				t.Errorf("says %q, want it to say %q", err, test.want)
			}
			if strings.Contains(err.Error(), secret) {
				t.Errorf("repeats the secret: %q", err)
			}
		})
	}
}
