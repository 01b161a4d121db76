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

// errorCollection is the body with which Jira refuses. Messages may be null (facts 2.1), and a field's message is
// decoded leniently, since a strange one must not hide the others.
type errorCollection struct {
	ErrorMessages *[]*string                  `json:"errorMessages"`
	Errors        *map[string]json.RawMessage `json:"errors"`
}

// refusal turns a response outside 2xx into an error: Jira's own, or a ForeignAnswerError.
func (r *response) refusal() error {
	if collection, ok := decodeErrorCollection(r.body); ok {
		collection.Method, collection.Path, collection.Status = r.request.method, r.request.path, r.status
		return collection
	}
	return r.unexpected()
}

// decodeErrorCollection reads an error collection. It is one only if one of its two members is there, so that a
// proxy's {"error": ...} is not mistaken for Jira's word.
func decodeErrorCollection(body []byte) (*Error, bool) {
	var collection errorCollection
	if json.Unmarshal(body, &collection) != nil || (collection.ErrorMessages == nil && collection.Errors == nil) {
		return nil, false //nolint:nilerr // what is no error collection is no error either
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

// unexpected says that the response is none of Jira's REST API.
func (r *response) unexpected() error {
	return &UnexpectedResponseError{Method: r.request.method, Path: r.request.path, Status: r.status, Found: describe(r.header, r.body)}
}

var titlePattern = regexp.MustCompile(`(?is)<title[^>]*>(.*?)</title>`)

// describe says in a few words what a body is. It never repeats the body at length: a page may hold tokens.
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
		return "JSON of another form"
	}
	if trimmed[0] == '{' || trimmed[0] == '[' {
		return "JSON that is cut off or damaged"
	}
	mediaType, _, _ := strings.Cut(header.Get("Content-Type"), ";")
	if mediaType == "" {
		mediaType = "unknown content"
	}
	return "content of another kind (" + mediaType + ")"
}

func isHTML(header http.Header, body []byte) bool {
	if strings.HasPrefix(strings.ToLower(header.Get("Content-Type")), "text/html") {
		return true
	}
	start := bytes.TrimSpace(body[:min(len(body), 200)])
	start = bytes.ToLower(start[:min(len(start), 15)])
	return bytes.HasPrefix(start, []byte("<!doctype html")) || bytes.HasPrefix(start, []byte("<html"))
}

// pageTitle is the title of an HTML page, on one line and at most 80 characters long.
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
