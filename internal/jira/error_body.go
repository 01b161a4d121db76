// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"bytes"
	"encoding/json"
	"html"
	"net/http"
	"regexp"
	"strings"
)

// errorCollection is the body of a response with which Jira refuses a request. Messages may be null (facts 2.1). The
// message of a field stays undecoded, so that one in an unexpected format does not hide the others.
type errorCollection struct {
	ErrorMessages *[]*string                  `json:"errorMessages"`
	Errors        *map[string]json.RawMessage `json:"errors"`
}

// refusal returns the error of a response with a status of 400 or more: an Error if the body is an error collection, an
// UnexpectedResponseError otherwise.
func (r *response) refusal() error {
	collection, ok := decodeErrorCollection(r.body)
	if !ok && r.status == http.StatusUnauthorized {
		collection, ok = decodeUnauthorized(r.body)
	}
	if ok {
		collection.Method, collection.Path, collection.Status = r.request.method, r.request.path, r.status
		return collection
	}
	return r.unexpected()
}

// decodeErrorCollection decodes an error collection. At least one of its two members must be present: the JSON of a proxy,
// such as {"error": ...}, is no refusal of Jira.
func decodeErrorCollection(body []byte) (*Error, bool) {
	var collection errorCollection
	if json.Unmarshal(body, &collection) != nil || (collection.ErrorMessages == nil && collection.Errors == nil) {
		return nil, false //nolint:nilerr // another format is not an error here
	}
	refusal := &Error{Fields: map[string]string{}}
	if collection.ErrorMessages != nil {
		for _, message := range *collection.ErrorMessages {
			if message != nil && strings.TrimSpace(*message) != "" {
				refusal.Messages = append(refusal.Messages, *message)
			}
		}
	}
	if collection.Errors != nil {
		for field, raw := range *collection.Errors {
			var message string
			if json.Unmarshal(raw, &message) != nil {
				message = string(raw)
			}
			refusal.Fields[field] = message
		}
	}
	return refusal, true
}

// decodeUnauthorized decodes the body with which Jira 10.3 refuses a caller: {"message": ..., "status-code": 401} (facts 12.1). An
// unknown route has the same form with another status, and says nothing about Jira's data.
func decodeUnauthorized(body []byte) (*Error, bool) {
	var refusal struct {
		Message string `json:"message"`
		Status  int    `json:"status-code"`
	}
	if json.Unmarshal(body, &refusal) != nil || refusal.Message == "" || refusal.Status != http.StatusUnauthorized {
		return nil, false //nolint:nilerr // another format is not an error here
	}
	return &Error{Messages: []string{refusal.Message}, Fields: map[string]string{}}, true
}

// unexpected returns the error of a response that does not have the format of Jira's REST API.
func (r *response) unexpected() error {
	return &UnexpectedResponseError{Method: r.request.method, Path: r.request.path, Status: r.status, Found: describe(r.header, r.body)}
}

var titlePattern = regexp.MustCompile(`(?is)<title[^>]*>(.*?)</title>`)

// describe describes a body in a few words. It repeats no more of the body than the title of a page, since a page may
// contain tokens.
func describe(header http.Header, body []byte) string {
	trimmed := bytes.TrimSpace(body)
	if len(trimmed) == 0 {
		return "an empty body"
	}
	if isHTML(header, body) {
		if title := pageTitle(trimmed); title != "" {
			return "an HTML page titled \"" + title + "\""
		}
		return "an HTML page"
	}
	if json.Valid(trimmed) {
		return "JSON in an unexpected format"
	}
	if trimmed[0] == '{' || trimmed[0] == '[' {
		return "truncated or invalid JSON"
	}
	mediaType, _, _ := strings.Cut(header.Get("Content-Type"), ";")
	if mediaType == "" {
		mediaType = "no content type"
	}
	return "a body that is not JSON (" + mediaType + ")"
}

// isHTML reports whether a body is an HTML page, by its content type or by its beginning.
func isHTML(header http.Header, body []byte) bool {
	if strings.HasPrefix(strings.ToLower(header.Get("Content-Type")), "text/html") {
		return true
	}
	start := bytes.TrimSpace(body[:min(len(body), 200)])
	start = bytes.ToLower(start[:min(len(start), 15)])
	return bytes.HasPrefix(start, []byte("<!doctype html")) || bytes.HasPrefix(start, []byte("<html"))
}

// pageTitle returns the title of an HTML page on one line, cut after 80 characters. It is empty without a title.
func pageTitle(page []byte) string {
	match := titlePattern.FindSubmatch(page[:min(len(page), 64<<10)])
	if match == nil {
		return ""
	}
	title := []rune(strings.Join(strings.Fields(html.UnescapeString(string(match[1]))), " "))
	if len(title) > 80 {
		title = append(title[:80], '…')
	}
	return string(title)
}
