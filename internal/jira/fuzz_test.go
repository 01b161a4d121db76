// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// FuzzErrorBody: whatever comes instead of a response becomes an error, short where it is not Jira's own.
func FuzzErrorBody(f *testing.F) {
	for _, body := range []string{
		`{"errorMessages":["No."],"errors":{"username":"Taken."}}`, `{"errorMessages":[null],"errors":{}}`, `{"errors":{"a":[1]}}`,
		`{"message":"Basic Authentication has been disabled on this instance."}`, `{"errorMessages":["`, "", "null", "[]",
		"<!DOCTYPE html><html><head><title>502 Bad &amp; Gateway</title>", "<title>\xff", "text",
	} {
		f.Add(404, "application/json", []byte(body))
		f.Add(200, "text/html", []byte(body))
	}
	f.Fuzz(func(t *testing.T, status int, contentType string, body []byte) {
		response := &response{
			request: request{method: http.MethodGet, path: userPath}, status: status,
			header: http.Header{"Content-Type": {contentType}}, body: body,
		}
		var own *Error
		var foreign *UnexpectedResponseError
		err := response.refusal()
		switch {
		case errors.As(err, &own):
			if own.Status != status || own.Fields == nil || own.Error() == "" {
				t.Errorf("read as %+v", own)
			}
		case errors.As(err, &foreign):
			if IsNotFound(err) {
				t.Error("a response that is not Jira's says that there is no such thing")
			}
			if utf8.RuneCountInString(foreign.Found) > 120+len(contentType) || strings.Contains(foreign.Found, "\n") && !strings.Contains(contentType, "\n") {
				t.Errorf("dumps the response: %q", foreign.Found)
			}
		default:
			t.Errorf("became %T %v", err, err)
		}
	})
}

// FuzzUserJSON: what is read as a user has a key and a name, and reads the same when it is written out again.
func FuzzUserJSON(f *testing.F) {
	f.Add([]byte(`{"key":"JIRAUSER10100","name":"fred","emailAddress":"fred@example.com","avatarUrls":{"48x48":"https://h/x?avatarId=1"},"displayName":"Fred","active":true}`))
	f.Add([]byte(`{"key":"fred","name":"fred","emailAddress":"fred at example dot com","lastLoginTime":"2023-08-30T16:37:01+1000"}`))
	f.Add([]byte(`{"key":"","name":"fred"}`))
	f.Add([]byte(`{"key":null,"name":1}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		user, err := decodeJSON(&response{request: request{method: http.MethodGet, path: userPath}, status: 200, body: body}, User.isIdentified)
		if err != nil {
			if user.Key != "" || user.Username != "" {
				t.Errorf("an error and %+v", user)
			}
			return
		}
		if user.Key == "" || user.Username == "" {
			t.Errorf("a user without key or name: %+v", user)
		}
		written, err := json.Marshal(user)
		if err != nil {
			t.Fatal(err)
		}
		again, err := decodeJSON(&response{body: written}, User.isIdentified)
		if err != nil || again.Key != user.Key || again.Username != user.Username || again.EmailAddress != user.EmailAddress {
			t.Errorf("%+v reads as %+v, %v", user, again, err)
		}
	})
}

// FuzzRetryAfter: no header makes the client wait longer than it may, or a negative time.
func FuzzRetryAfter(f *testing.F) {
	for _, text := range []string{"0", "1", "120", "86400", "-1", "-9223372037", "99999999999999999999", "1.5", "", "soon", "Fri, 31 Dec 1999 23:59:59 GMT", "Fri, 31 Dec 9999 23:59:59 GMT"} {
		f.Add(text, int64(946684700))
	}
	f.Fuzz(func(t *testing.T, text string, now int64) {
		wait := retryAfter(http.Header{"Retry-After": {text}}, time.Unix(now%(1<<40), 0))
		if wait < 0 || wait > maxPause {
			t.Errorf("waits %s", wait)
		}
		if strings.HasPrefix(text, "-") && wait != 0 {
			t.Errorf("waits %s for a negative number", wait)
		}
	})
}

// FuzzBaseURL: an address that is taken is one of a host, without credentials, and reads the same the next time.
func FuzzBaseURL(f *testing.F) {
	for _, text := range []string{
		"https://jira.example.com", "https://example.com/jira/", "http://[::1]:8080/a/b///", "https://admin:secret@example.com", "https://h/jira/rest/api/2",
		"ftp://h", "h", "https://h?x", "https://h#x", "https:///x", "https://h/%2F%zz", " https://h ", "",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		parsed, err := ParseBaseURL(text)
		if err != nil {
			if parsed != nil {
				t.Errorf("an error and %s", parsed)
			}
			return
		}
		if (parsed.Scheme != "https" && parsed.Scheme != "http") || parsed.Hostname() == "" || parsed.User != nil || parsed.RawQuery != "" || strings.HasSuffix(parsed.Path, "/") {
			t.Errorf("took %q as %+v", text, parsed)
		}
		again, err := ParseBaseURL(parsed.String())
		if err != nil || again.String() != parsed.String() {
			t.Errorf("%q is %q, which reads as %v, %v", text, parsed, again, err)
		}
		if asked := parsed.JoinPath(userPath); asked.Host != parsed.Host || !strings.HasSuffix(asked.String(), "/"+userPath) {
			t.Errorf("below %q stands %q", parsed, asked)
		}
	})
}
