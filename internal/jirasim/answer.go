// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
)

const (
	jsonType = "application/json;charset=UTF-8"
	htmlType = "text/html;charset=UTF-8"
)

// response is a whole response, kept until it is decided how, and whether, it is delivered.
type httpResponse struct {
	status int
	header http.Header
	body   []byte
}

func (a httpResponse) send(w http.ResponseWriter) {
	a.writeHeader(w)
	if a.status != http.StatusNoContent {
		_, _ = w.Write(a.body)
	}
}

func jsonResponse(status int, value any) httpResponse {
	return typed(status, jsonType, encodedJSON(value))
}

// encodedJSON leaves <, > and & as they are, as Jira does.
func encodedJSON(value any) []byte {
	var encoded bytes.Buffer
	encoder := json.NewEncoder(&encoded)
	encoder.SetEscapeHTML(false)
	// What is encoded here is made of strings, numbers and valid JSON: it cannot fail.
	_ = encoder.Encode(value)
	return bytes.TrimSpace(encoded.Bytes())
}

func noContent() httpResponse {
	return httpResponse{status: http.StatusNoContent, header: http.Header{}}
}

func typed(status int, contentType string, body []byte) httpResponse {
	return httpResponse{status: status, header: http.Header{"Content-Type": {contentType}}, body: body}
}

// notMarkup leaves quotes alone: clients look for texts that contain them.
var notMarkup = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// htmlAnswer is a page as Tomcat, Jira's web interface or a proxy would send it.
func htmlResponse(status int, title, text string) httpResponse {
	page := fmt.Sprintf("<!DOCTYPE html>\n<html>\n<head><title>%[1]s</title></head>\n<body><h1>%[1]s</h1><p>%[2]s</p></body>\n</html>\n",
		title, notMarkup.Replace(text))
	return typed(status, htmlType, []byte(page))
}
