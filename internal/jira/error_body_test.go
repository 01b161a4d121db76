// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// refusalWith returns the error of a read whose response comes from a handler.
func refusalWith(t *testing.T, handler http.HandlerFunc) error {
	t.Helper()
	_, err := script(t, handler).connect(t, withoutRetries).UserNow(t.Context(), jira.ByUsername("robot"))
	if err == nil {
		t.Fatal("no error")
	}
	return err
}

// withoutRetries disables retries.
func withoutRetries(settings *jira.Settings) { settings.MaxRetries = -1 }

func TestError_errorCollections(t *testing.T) {
	t.Parallel()
	type fields = map[string]string
	tests := map[string]struct {
		status   int
		body     string
		messages []string
		fields   fields
		text     string
	}{
		"messages":        {404, `{"errorMessages":["The user named 'robot' does not exist"],"errors":{}}`, []string{"The user named 'robot' does not exist"}, fields{}, "The user named 'robot' does not exist (HTTP 404 to GET rest/api/2/user)"},
		"several":         {400, `{"errorMessages":["One.","Two."],"errors":{}}`, []string{"One.", "Two."}, fields{}, "One. Two. (HTTP 400"},
		"null message":    {403, `{"errorMessages":[null],"errors":{}}`, nil, fields{}, "Jira gave no reason (HTTP 403"},
		"null and text":   {403, `{"errorMessages":[null,"No."," "],"errors":{}}`, []string{"No."}, fields{}, "No. (HTTP 403"},
		"empty":           {404, `{"errorMessages":[],"errors":{}}`, nil, fields{}, "Jira gave no reason (HTTP 404"},
		"messages only":   {400, `{"errorMessages":["No."]}`, []string{"No."}, fields{}, "No."},
		"fields only":     {400, `{"errors":{"username":"Taken."}}`, nil, fields{"username": "Taken."}, "username: Taken. (HTTP 400"},
		"fields in order": {400, `{"errorMessages":["No."],"errors":{"username":"Taken.","email":"Bad."}}`, []string{"No."}, fields{"username": "Taken.", "email": "Bad."}, "No. email: Bad. username: Taken. (HTTP 400"},
		"list in field":   {400, `{"errorMessages":null,"errors":{"email":["Bad."],"username":"Taken."}}`, nil, fields{"username": "Taken.", "email": `["Bad."]`}, `email: ["Bad."] username: Taken.`},
		"null field":      {400, `{"errorMessages":[],"errors":{"email":null}}`, nil, fields{"email": ""}, "email:"},
		"more members":    {409, `{"errorMessages":["No."],"errors":{},"status":409}`, []string{"No."}, fields{}, "No."},
		"untranslated":    {400, `{"errorMessages":["error.no.value.found.to.be.changed"],"errors":{}}`, []string{"error.no.value.found.to.be.changed"}, fields{}, "error.no.value"},
	}
	for name, test := range tests {
		for _, contentType := range []string{asJSON, "", "text/plain"} {
			t.Run(name+"/"+contentType, func(t *testing.T) {
				t.Parallel()
				err := refusalWith(t, respondWith(test.status, contentType, test.body))
				var refusal *jira.Error
				if !errors.As(err, &refusal) {
					t.Fatalf("the error is %T %v, want an Error", err, err)
				}
				if refusal.Status != test.status || !slices.Equal(refusal.Messages, test.messages) || !maps.Equal(refusal.Fields, test.fields) {
					t.Errorf("the error is %+v", refusal)
				}
				if !strings.Contains(err.Error(), test.text) {
					t.Errorf("the error is %q, want it to contain %q", err, test.text)
				}
				if jira.IsNotFound(err) != (test.status == http.StatusNotFound) {
					t.Errorf("IsNotFound is %t at HTTP %d", jira.IsNotFound(err), test.status)
				}
			})
		}
	}
}

func TestUnexpectedResponseError_description(t *testing.T) {
	t.Parallel()
	const token = "marked-token-of-a-page"
	page := "<!DOCTYPE html>\n<html><head>\n<title class=x>\n 502 Bad &amp;\n Gateway </title></head><body>" + token + "</body></html>"
	tests := map[string]struct{ contentType, body, want string }{
		"page with title":            {asHTML, page, `an HTML page titled "502 Bad & Gateway"`},
		"page without content type":  {"", page, `an HTML page titled "502 Bad & Gateway"`},
		"page with type of JSON":     {asJSON, "\n  " + page, `an HTML page titled`},
		"page without title":         {asHTML, "<html><body>" + token, "an HTML page"},
		"fragment of a page":         {asHTML, "<p>" + token, "an HTML page"},
		"page with an endless title": {asHTML, "<html><title>" + strings.Repeat("ü", 5000) + "</title>", strings.Repeat("ü", 80) + "…\""},
		"empty":                      {asJSON, "", "an empty body"},
		"blank":                      {asHTML, " \n\t ", "an empty body"},
		"truncated":                  {asJSON, `{"errorMessages":["` + token, "truncated or invalid JSON"},
		"truncated list":             {asJSON, "[{", "truncated or invalid JSON"},
		"other format":               {asJSON, `{"error":"` + token + `"}`, "JSON in an unexpected format"},
		"null members":               {asJSON, `{"errorMessages":null,"errors":null}`, "JSON in an unexpected format"},
		"message is no list":         {asJSON, `{"errorMessages":"` + token + `","errors":{}}`, "JSON in an unexpected format"},
		"list":                       {asJSON, "[1,2]", "JSON in an unexpected format"},
		"null":                       {asJSON, "null", "JSON in an unexpected format"},
		"text":                       {"text/plain;charset=UTF-8", "upstream " + token, "a body that is not JSON (text/plain)"},
		"binary of unknown type":     {"-", "\x00\x01\x02", "a body that is not JSON (no content type)"},
	}
	for name, test := range tests {
		for _, status := range []int{200, 404, 409, 502} {
			t.Run(fmt.Sprintf("%s/HTTP %d", name, status), func(t *testing.T) {
				t.Parallel()
				err := refusalWith(t, func(w http.ResponseWriter, _ *http.Request) {
					w.Header()["Content-Type"] = []string{test.contentType}
					if test.contentType == "-" {
						w.Header()["Content-Type"] = nil
					}
					w.WriteHeader(status)
					_, _ = w.Write([]byte(test.body))
				})
				var unexpected *jira.UnexpectedResponseError
				if !errors.As(err, &unexpected) || unexpected.Status != status {
					t.Fatalf("the error is %T %v, want an UnexpectedResponseError", err, err)
				}
				if jira.IsNotFound(err) {
					t.Error("counts as not found")
				}
				if want := fmt.Sprintf("HTTP %d with ", status); !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), test.want) {
					t.Errorf("the error is %q, want it to contain %q and %q", err, want, test.want)
				}
				if test.want == "an HTML page" && unexpected.Found != test.want {
					t.Errorf("found %q, want %q", unexpected.Found, test.want)
				}
				if len(err.Error()) > 700 || strings.Contains(err.Error(), token) {
					t.Errorf("the error repeats the body: %q", err)
				}
			})
		}
	}
}

func TestUnexpectedResponseError_notAUser(t *testing.T) {
	t.Parallel()
	for _, body := range []string{`{}`, `{"key":"JIRAUSER1"}`, `{"name":"robot"}`, ownRefusal, `{"key":1,"name":"robot"}`} {
		err := refusalWith(t, respondWith(200, asJSON, body))
		var unexpected *jira.UnexpectedResponseError
		if !errors.As(err, &unexpected) {
			t.Errorf("the error of %s is %v, want an UnexpectedResponseError", body, err)
		}
	}
}

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
		var refusal *jira.Error
		var unexpected *jira.UnexpectedResponseError
		err := jira.ErrorOfResponse(status, contentType, body)
		switch {
		case errors.As(err, &refusal):
			if refusal.Status != status || refusal.Fields == nil || refusal.Error() == "" {
				t.Errorf("parsed to %+v", refusal)
			}
		case errors.As(err, &unexpected):
			if jira.IsNotFound(err) {
				t.Error("a response in another format counts as not found")
			}
			if utf8.RuneCountInString(unexpected.Found) > 120+len(contentType) || strings.Contains(unexpected.Found, "\n") && !strings.Contains(contentType, "\n") {
				t.Errorf("the error repeats the response: %q", unexpected.Found)
			}
		default:
			t.Errorf("the error is %T %v", err, err)
		}
	})
}
