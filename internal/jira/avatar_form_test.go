// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"errors"
	"net/http"
	"strings"
	"testing"
)

// FuzzTextarea checks that a response to an uploaded form is an upload, a refusal or an unknown outcome (facts 4.2).
func FuzzTextarea(f *testing.F) {
	for _, seed := range []string{
		`<html><body><textarea>{"url": "u","cropperWidth": "198","cropperOffsetX": "90","cropperOffsetY": "90","isCroppingNeeded": "true"}</textarea></body></html>`,
		`<html><body><textarea>{"id": "10500"}</textarea></body></html>`,
		`<html><body><textarea>{&quot;id&quot;: &quot;10500&quot;}</textarea></body></html>`,
		`<html><body><textarea>{"errorMessages": ["too big"]}</textarea></body></html>`,
		`<html><body><textarea>{"errorMessages": ["one""two",]}</textarea></body></html>`,
		`<html><body><textarea>{"errorMessages": [null]}</textarea></body></html>`,
		`<html><title>Log in</title></html>`, `{"id": 10500}`, `<textarea>`, ``, `<textarea>{"id": "-1"}</textarea>`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		response := &response{request: request{method: http.MethodPost, path: "p"}, status: http.StatusOK, header: http.Header{}, body: body}
		result, err := response.inTextarea()
		var refusal *Error
		switch {
		case err == nil && !result.isUpload():
			t.Error("the result is neither an upload nor an error")
		case err == nil && result.ID != "" && strings.Trim(string(result.ID), "0123456789") != "":
			t.Errorf("the avatar ID %q has more than digits", result.ID)
		case err != nil && !errors.As(err, &refusal) && !outcomeUnknown(err):
			t.Errorf("the error is neither a refusal nor an unknown outcome: %v", err)
		}
	})
}
