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

// sendForm uploads the picture as a form with one file, as Jira's own page does. The response is written for that page: JSON
// in a textarea, with numbers as strings, and errors under status 200 (facts 4.2).
func (u *avatarUpload) sendForm(ctx context.Context, oneStep bool) (uploadResult, error) {
	upload := u.request(url.Values{}, oneStep)
	// Jira 11 refuses this upload where it is asked for JSON.
	upload.accept = "text/html, */*;q=0.1"
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreatePart(textproto.MIMEHeader{
		"Content-Disposition": {`form-data; name="avatar"; filename="avatar.png"`},
		"Content-Type":        {"image/png"},
	})
	if err == nil {
		_, err = part.Write(u.picture.PNG)
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

// inTextarea reads the response to an uploaded form. One that is neither a picture nor an error, such as a login page,
// leaves open what became of the upload.
func (r *response) inTextarea() (uploadResult, error) {
	text := r.body
	if match := textareaPattern.FindSubmatch(r.body); match != nil {
		text = match[1]
	}
	var result uploadResult
	// As it stands first: a name inside may look like an entity.
	for _, candidate := range []string{string(text), html.UnescapeString(string(text))} {
		if json.Unmarshal([]byte(candidate), &result) == nil && result.made() {
			return result, nil
		}
		if refused, ok := decodeErrorCollection([]byte(candidate)); ok {
			refused.Method, refused.Path, refused.Status = r.request.method, r.request.path, http.StatusBadRequest
			return uploadResult{}, refused
		}
	}
	if messages, ok := brokenErrors(string(text)); ok {
		return uploadResult{}, &Error{Method: r.request.method, Path: r.request.path, Status: http.StatusBadRequest, Messages: messages}
	}
	return uploadResult{}, &outcomeUnknownError{cause: r.foreign()}
}

var quotedPattern = regexp.MustCompile(`"((?:[^"\\]|\\.)*)"`)

// brokenErrors reads what Jira makes of two or more errors, which it joins to invalid JSON: "one""two", (facts 4.2).
func brokenErrors(text string) ([]string, bool) {
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

// flexibleNumber is a whole number that Jira writes as one or as a string, by the way in which the picture was uploaded.
type flexibleNumber int

// UnmarshalJSON implements json.Unmarshaler.
func (n *flexibleNumber) UnmarshalJSON(data []byte) error {
	var number int
	if err := json.Unmarshal(bytes.Trim(data, `"`), &number); err != nil {
		return err
	}
	*n = flexibleNumber(number)
	return nil
}
