// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"bytes"
	"fmt"
	"mime"
	"mime/multipart"
	"net/url"
)

// form returns the fields of a URL-encoded or multipart form.
func (e *exchange) form() (url.Values, error) {
	mediaType, parameters, err := mime.ParseMediaType(e.request.Header.Get("Content-Type"))
	if err != nil || mediaType != "multipart/form-data" {
		return url.ParseQuery(string(e.body))
	}
	form, err := multipart.NewReader(bytes.NewReader(e.body), parameters["boundary"]).ReadForm(maxReadBody)
	if err != nil {
		return nil, fmt.Errorf("read form: %w", err)
	}
	return form.Value, nil
}
