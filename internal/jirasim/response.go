// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"
)

const (
	jsonType = "application/json;charset=UTF-8"
	htmlType = "text/html;charset=UTF-8"
)

// httpResponse is a complete response. A fault can alter it before it is sent.
type httpResponse struct {
	status int
	header http.Header
	body   []byte
}

func (r *httpResponse) send(w http.ResponseWriter) {
	r.sendHeader(w)
	if r.status != http.StatusNoContent {
		_, _ = w.Write(r.body)
	}
}

// sendHeader sends status and headers, with the length of the whole body.
func (r *httpResponse) sendHeader(w http.ResponseWriter) {
	for name, values := range r.header {
		w.Header()[name] = values
	}
	if r.status != http.StatusNoContent {
		w.Header().Set("Content-Length", strconv.Itoa(len(r.body)))
	}
	w.WriteHeader(r.status)
}

// emptyResponse has neither body nor media type.
func emptyResponse(status int) *httpResponse {
	return &httpResponse{status: status, header: http.Header{}}
}

func typedResponse(status int, contentType string, body []byte) *httpResponse {
	return &httpResponse{status: status, header: http.Header{"Content-Type": {contentType}}, body: body}
}

func jsonResponse(status int, value any) *httpResponse {
	return typedResponse(status, jsonType, encodeJSON(value))
}

// encodeJSON does not escape <, > and &, like Jira.
func encodeJSON(value any) []byte {
	var encoded bytes.Buffer
	encoder := json.NewEncoder(&encoded)
	encoder.SetEscapeHTML(false)
	// The encoded values consist of strings, numbers and valid JSON: encoding cannot fail.
	_ = encoder.Encode(value)
	return bytes.TrimSpace(encoded.Bytes())
}

// markupEscaper does not escape quotes, because clients search pages for texts that contain quotes.
var markupEscaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// htmlResponse is a page as Tomcat, Jira's web interface or a proxy sends it.
func htmlResponse(status int, title, text string) *httpResponse {
	page := fmt.Sprintf("<!DOCTYPE html>\n<html>\n<head><title>%[1]s</title></head>\n<body><h1>%[1]s</h1><p>%[2]s</p></body>\n</html>\n",
		title, markupEscaper.Replace(text))
	return typedResponse(status, htmlType, []byte(page))
}
