// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// TestProxyError checks what the client reports about the proxies of the environment, and that it repeats no credentials.
func TestProxyError_facts(t *testing.T) {
	t.Parallel()
	refuse := func(status int) string { return scriptAll(t, respondWith(status, asHTML, "")).URL }
	closed := scriptAll(t, respondWith(200, "", ""))
	closed.Close()
	for name, test := range map[string]struct {
		baseURL, proxy string
		want           jira.ProxyError
		attempts       int
		refused        bool
	}{
		"https, login required":     {"https://jira.example.com", refuse(407), jira.ProxyError{Variable: "HTTPS_PROXY", Status: 407}, 1, false},
		"http, login required":      {"http://jira.example.com", refuse(407), jira.ProxyError{Variable: "HTTP_PROXY", Status: 407}, 1, false},
		"login rejected":            {"https://jira.example.com", strings.Replace(refuse(407), "://", "://me:"+marked+"@", 1), jira.ProxyError{Variable: "HTTPS_PROXY", Status: 407, Credentials: true}, 1, false},
		"forbidden":                 {"https://jira.example.com", refuse(403), jira.ProxyError{Variable: "HTTPS_PROXY", Status: 403}, 1, false},
		"proxy cannot reach Jira":   {"https://jira.example.com", refuse(502), jira.ProxyError{Variable: "HTTPS_PROXY", Status: 502}, 5, false},
		"https, connection refused": {"https://jira.example.com", closed.URL, jira.ProxyError{Variable: "HTTPS_PROXY"}, 5, true},
		"http, connection refused":  {"http://jira.example.com", strings.Replace(closed.URL, "://", "://me:"+marked+"@", 1), jira.ProxyError{Variable: "HTTP_PROXY", Credentials: true}, 5, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			proxy, err := url.Parse(test.proxy)
			if err != nil {
				t.Fatal(err)
			}
			client := connectTo(t, test.baseURL, shortWaits)
			client.ProxyWith(func(*http.Request) (*url.URL, error) { return proxy, nil })
			_, err = client.ServerInfo(t.Context())
			var (
				got         *jira.ProxyError
				unreachable *jira.UnreachableError
			)
			if !errors.As(err, &got) || !errors.As(err, &unreachable) {
				t.Fatalf("failed with %T %v, want a ProxyError", err, err)
			}
			test.want.Proxy, test.want.Cause = "http://"+proxy.Host, got.Cause
			if *got != test.want || unreachable.Attempts != test.attempts || jira.IsConnectionRefused(got) != test.refused {
				t.Errorf("failed with %+v after %d attempts, want %+v after %d", got, unreachable.Attempts, test.want, test.attempts)
			}
			if strings.Contains(err.Error(), marked) {
				t.Errorf("the error repeats the password: %q", err)
			}
		})
	}
}

func TestProxyError_invalidURL(t *testing.T) {
	t.Parallel()
	closed := scriptAll(t, respondWith(200, "", ""))
	closed.Close()
	// An unescaped slash in a password ends the host.
	slash, err := url.Parse(closed.URL + "/" + marked + "@proxy.example.com")
	if err != nil {
		t.Fatal(err)
	}
	for name, choose := range map[string]func(*http.Request) (*url.URL, error){
		"no URL":            func(*http.Request) (*url.URL, error) { return nil, errors.New("invalid proxy address me:" + marked) },
		"slash in password": func(*http.Request) (*url.URL, error) { return slash, nil },
	} {
		client := connectTo(t, "https://jira.example.com", shortWaits)
		client.ProxyWith(choose)
		_, err := client.ServerInfo(t.Context())
		var got *jira.ProxyError
		if !errors.As(err, &got) || got.Proxy != "" || got.Error() != "HTTPS_PROXY is not the URL of a proxy" || strings.Contains(err.Error(), marked) {
			t.Errorf("%s: failed with %T %v", name, err, err)
		}
	}
}
