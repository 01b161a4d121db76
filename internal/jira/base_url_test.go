// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"errors"
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
	const secret = "marked-secret"
	tests := map[string]struct {
		text string
		want jira.BaseURLError
	}{
		"empty":                {"", jira.BaseURLError{Problem: jira.BaseURLEmpty}},
		"blank":                {" \t", jira.BaseURLError{Problem: jira.BaseURLEmpty}},
		"no URL":               {"https://exa mple.com", jira.BaseURLError{Problem: jira.BaseURLMalformed}},
		"port is no number":    {"https://example.com:port/", jira.BaseURLError{Problem: jira.BaseURLMalformed}},
		"no scheme":            {"jira.example.com", jira.BaseURLError{Problem: jira.BaseURLScheme, BaseURL: "https://jira.example.com"}},
		"host and port only":   {"jira.example.com:8080/jira", jira.BaseURLError{Problem: jira.BaseURLScheme, BaseURL: "https://jira.example.com:8080/jira"}},
		"other scheme":         {"ftp://example.com", jira.BaseURLError{Problem: jira.BaseURLScheme, Scheme: "ftp"}},
		"no host":              {"https:///jira", jira.BaseURLError{Problem: jira.BaseURLNoHost}},
		"port but no host":     {"https://:8443/jira", jira.BaseURLError{Problem: jira.BaseURLNoHost}},
		"query":                {"https://example.com/jira?os_password=" + secret, jira.BaseURLError{Problem: jira.BaseURLQuery, BaseURL: "https://example.com/jira"}},
		"empty query":          {"https://example.com/jira?", jira.BaseURLError{Problem: jira.BaseURLQuery, BaseURL: "https://example.com/jira"}},
		"fragment":             {"https://example.com/jira#" + secret, jira.BaseURLError{Problem: jira.BaseURLQuery, BaseURL: "https://example.com/jira"}},
		"REST API":             {"https://example.com/jira/rest/api/2", jira.BaseURLError{Problem: jira.BaseURLPage, Page: "/rest", BaseURL: "https://example.com/jira"}},
		"root of the REST API": {"https://example.com/jira/rest", jira.BaseURLError{Problem: jira.BaseURLPage, Page: "/rest", BaseURL: "https://example.com/jira"}},
		"REST API at the root": {"https://example.com:8443/rest/api/latest/", jira.BaseURLError{Problem: jira.BaseURLPage, Page: "/rest", BaseURL: "https://example.com:8443"}},
		"username":             {"https://" + secret + "@example.com/jira", jira.BaseURLError{Problem: jira.BaseURLCredentials}},
		"username, password":   {"https://admin:" + secret + "@example.com/jira", jira.BaseURLError{Problem: jira.BaseURLCredentials}},
		"password in REST URL": {"https://admin:" + secret + "@example.com/rest/api", jira.BaseURLError{Problem: jira.BaseURLCredentials}},
		"invalid password":     {"https://admin:%zz" + secret + "@example.com", jira.BaseURLError{Problem: jira.BaseURLMalformed}},
		"password, no scheme":  {"admin:" + secret + "@example.com/jira", jira.BaseURLError{Problem: jira.BaseURLCredentials}},
		"password, one slash":  {"https:/admin:" + secret + "@example.com/jira", jira.BaseURLError{Problem: jira.BaseURLNoHost}},
		"password, ftp":        {"ftp://admin:" + secret + "@example.com/jira", jira.BaseURLError{Problem: jira.BaseURLCredentials}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := jira.ParseBaseURL(test.text)
			var invalid *jira.BaseURLError
			if !errors.As(err, &invalid) {
				t.Fatalf("ParseBaseURL(%q) is %v, %v, want a BaseURLError", test.text, got, err)
			}
			if *invalid != test.want {
				t.Errorf("ParseBaseURL(%q) failed with %+v, want %+v", test.text, *invalid, test.want)
			}
			if strings.Contains(err.Error(), secret) {
				t.Errorf("the error contains the password: %q", err)
			}
		})
	}
}

// Users copy addresses from the browser. Each error contains the base URL of the page.
func TestParseBaseURL_copiedFromBrowser(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]jira.BaseURLError{
		"https://example.com/jira/login.jsp":                             {Problem: jira.BaseURLPage, Page: "/login.jsp", BaseURL: "https://example.com/jira"},
		"https://example.com/login.jsp?os_destination=%2Fsecure":         {Problem: jira.BaseURLPage, Page: "/login.jsp", BaseURL: "https://example.com"},
		"https://example.com/jira/secure/Dashboard.jspa":                 {Problem: jira.BaseURLPage, Page: "/secure", BaseURL: "https://example.com/jira"},
		"https://example.com/secure/admin/user/UserBrowser.jspa#a":       {Problem: jira.BaseURLPage, Page: "/secure", BaseURL: "https://example.com"},
		"https://example.com/jira/browse/ABC-12":                         {Problem: jira.BaseURLPage, Page: "/browse", BaseURL: "https://example.com/jira"},
		"https://example.com/jira/projects/ABC/issues/ABC-1?filter=open": {Problem: jira.BaseURLPage, Page: "/projects", BaseURL: "https://example.com/jira"},
		"https://example.com/jira/plugins/servlet/upm":                   {Problem: jira.BaseURLPage, Page: "/plugins", BaseURL: "https://example.com/jira"},
		"https://example.com/jira/issues/?jql=order":                     {Problem: jira.BaseURLPage, Page: "/issues", BaseURL: "https://example.com/jira"},
		"jira.example.com/browse/ABC-1":                                  {Problem: jira.BaseURLScheme, BaseURL: "https://jira.example.com"},
		"localhost:8080":                                                 {Problem: jira.BaseURLScheme, BaseURL: "https://localhost:8080"},
		"10.0.0.1:8080/jira":                                             {Problem: jira.BaseURLScheme, BaseURL: "https://10.0.0.1:8080/jira"},
		"//jira.example.com/jira":                                        {Problem: jira.BaseURLScheme, BaseURL: "https://jira.example.com/jira"},
		"jira":                                                           {Problem: jira.BaseURLScheme},
	} {
		_, err := jira.ParseBaseURL(text)
		var invalid *jira.BaseURLError
		if !errors.As(err, &invalid) || *invalid != want {
			t.Errorf("ParseBaseURL(%q) failed with %+v, want %+v", text, err, want)
		}
	}
}

// A context path may have any name.
func TestParseBaseURL_contextPathLikePage(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"https://example.com/projects/jira", "https://example.com/projects", "https://example.com/browse", "https://example.com/issues", "https://example.com/plugins/jira",
	} {
		if got, err := jira.ParseBaseURL(text); err != nil || got.String() != text {
			t.Errorf("ParseBaseURL(%q) returns %v, %v", text, got, err)
		}
	}
}

func TestParseBaseURL_cloud(t *testing.T) {
	t.Parallel()
	for text, cloud := range map[string]bool{
		"https://example.atlassian.net": true, "https://Example.Atlassian.NET./browse/ABC-1": true, "https://example.jira.com/": true, "example.atlassian.net": true,
		"https://jira.company.com": false, "https://atlassian.net.example.com": false, "https://my-jira.com": false, "https://jira.com.example.com": false,
	} {
		_, err := jira.ParseBaseURL(text)
		var invalid *jira.BaseURLError
		if got := errors.As(err, &invalid) && invalid.Problem == jira.BaseURLCloud; got != cloud {
			t.Errorf("ParseBaseURL(%q) failed with %v; Jira Cloud: %t, want %t", text, err, got, cloud)
		}
	}
}

// FuzzParseBaseURL: an accepted base URL has a host and no credentials, and parses to itself.
func FuzzParseBaseURL(f *testing.F) {
	for _, text := range []string{
		"https://jira.example.com", "https://example.com/jira/", "http://[::1]:8080/a/b///", "https://admin:secret@example.com", "https://h/jira/rest/api/2",
		"ftp://h", "h", "h:80", "h.de/browse/A-1", "//h.de", "https://h.jira.com", "https://h/secure/x", "https://h?x", "https://h#x", "https:///x", "https://h/%2F%zz", " https://h ", "",
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
