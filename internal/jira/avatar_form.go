// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"html"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"net/url"
	"regexp"
	"strings"
)

// sendForm uploads the image as a multipart form with one file, like Jira's profile page. The response is meant for that
// page: JSON in a textarea, with numbers as strings, and errors with status 200 (facts 4.2).
func (u *avatarUpload) sendForm(ctx context.Context, oneStep bool) (uploadResult, error) {
	upload := u.request(url.Values{}, oneStep)
	// Jira 11 refuses a form if the request accepts only JSON (facts 4.2).
	upload.accept = "text/html, */*;q=0.1"
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreatePart(textproto.MIMEHeader{
		"Content-Disposition": {`form-data; name="avatar"; filename="avatar.png"`},
		"Content-Type":        {"image/png"},
	})
	if err == nil {
		_, err = part.Write(u.image.PNG)
	}
	if err == nil {
		err = form.Close()
	}
	if err != nil {
		return uploadResult{}, fmt.Errorf("encoding the image as a form: %w", err)
	}
	upload.body, upload.contentType = body.Bytes(), form.FormDataContentType()
	response, err := u.client.do(ctx, upload)
	if err != nil {
		return uploadResult{}, err
	}
	return response.inTextarea()
}

var textareaPattern = regexp.MustCompile(`(?is)<textarea[^>]*>(.*)</textarea>`)

// inTextarea reads the response to an uploaded form. A response that is neither an upload nor an error, such as a login page,
// leaves the outcome of the upload unknown.
func (r *response) inTextarea() (uploadResult, error) {
	text := r.body
	if match := textareaPattern.FindSubmatch(r.body); match != nil {
		text = match[1]
	}
	var result uploadResult
	// Without unescaping first: a name in the JSON may look like an HTML entity.
	for _, candidate := range []string{string(text), html.UnescapeString(string(text))} {
		if json.Unmarshal([]byte(candidate), &result) == nil && result.isUpload() {
			return result, nil
		}
		if refusal, ok := decodeErrorCollection([]byte(candidate)); ok {
			refusal.Method, refusal.Path, refusal.Status = r.request.method, r.request.path, http.StatusBadRequest
			return uploadResult{}, refusal
		}
	}
	if messages, ok := invalidErrorCollection(string(text)); ok {
		return uploadResult{}, &Error{Method: r.request.method, Path: r.request.path, Status: http.StatusBadRequest, Messages: messages}
	}
	return uploadResult{}, r.unexpectedOutcome()
}

var quotedPattern = regexp.MustCompile(`"((?:[^"\\]|\\.)*)"`)

// invalidErrorCollection reads the messages of an error collection with two or more messages, which Jira joins to invalid
// JSON: "one""two", (facts 4.2).
func invalidErrorCollection(text string) ([]string, bool) {
	_, list, found := strings.Cut(text, `"errorMessages"`)
	if !found {
		return nil, false
	}
	var messages []string
	for _, match := range quotedPattern.FindAllString(list, -1) {
		var message string
		if json.Unmarshal([]byte(match), &message) == nil && message != "" {
			messages = append(messages, message)
		}
	}
	return messages, true
}

// flexibleNumber is an integer that is a JSON number in the response to a raw body, and a string in the response to a form.
type flexibleNumber int

// UnmarshalJSON accepts a number and a string.
func (n *flexibleNumber) UnmarshalJSON(data []byte) error {
	var number int
	if err := json.Unmarshal(bytes.Trim(data, `"`), &number); err != nil {
		return err
	}
	*n = flexibleNumber(number)
	return nil
}
