// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"bytes"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
)

// uploadMultipart takes a form with a part named "avatar" and answers a page for an iframe: JSON in a textarea, numbers
// as strings, and errors under 200 (facts 4.2).
func (s *Server) uploadMultipart(e *exchange) httpResponse {
	if refused := s.refusedMultipartUpload(e); refused != nil {
		return *refused
	}
	content, problem := e.avatarPart()
	if problem != "" {
		return textareaError(problem)
	}
	uploaded, err := newTemporaryAvatar(content, s.magic(e))
	if err != nil {
		return textareaError(err.Error())
	}
	created, refused := s.keepUpload(e, uploaded)
	switch {
	case refused != nil:
		return *refused
	case created != nil:
		return textarea(http.StatusCreated, fmt.Sprintf(`{"id": "%d"}`, created.id))
	}
	bean := s.croppingBean(uploaded)
	return textarea(http.StatusCreated, fmt.Sprintf(
		`{"url": %s,"cropperWidth": "%d","cropperOffsetX": "%d","cropperOffsetY": "%d","isCroppingNeeded": "true"}`,
		encodedJSON(bean.URL), bean.CropperWidth, bean.CropperOffsetX, bean.CropperOffsetY))
}

func (s *Server) refusedMultipartUpload(e *exchange) *httpResponse {
	s.mu.Lock()
	defer s.mu.Unlock()
	owner, refused := e.avatarOwner()
	if refused == nil && !e.mayEditAvatarsOf(owner.Key) {
		nullMessage := textarea(http.StatusOK, `{"errorMessages": [null]}`)
		refused = &nullMessage
	}
	return refused
}

// avatarPart is the picture in the form, or what is wrong with it. Only the whole request is measured.
func (e *exchange) avatarPart() (content []byte, problem string) {
	if max(int64(len(e.body)), e.request.ContentLength) > maxUpload {
		return nil, fmt.Sprintf("The image is too big. The maximum allowed upload size is %d.", maxUpload)
	}
	_, parameters, err := mime.ParseMediaType(e.request.Header.Get("Content-Type"))
	if err != nil {
		return nil, messageNoImage
	}
	parts := multipart.NewReader(bytes.NewReader(e.body), parameters["boundary"])
	for {
		part, err := parts.NextPart()
		if err != nil {
			return nil, messageNoImage
		}
		if part.FormName() != "avatar" || part.FileName() == "" {
			continue
		}
		content, err := io.ReadAll(part)
		switch {
		case err != nil:
			return nil, "Browser did not upload the complete image."
		case !supportedType(part.Header.Get("Content-Type")):
			return nil, unsupportedType(part.FileName())
		case len(content) == 0:
			return nil, messageNoImage
		}
		return content, ""
	}
}

func textareaError(message string) httpResponse {
	return textarea(http.StatusOK, fmt.Sprintf(`{"errorMessages": [%s]}`, encodedJSON(message)))
}

// textarea is put together from strings by Jira too; a client must not count on escaping.
func textarea(status int, content string) httpResponse {
	return typed(status, htmlType, []byte("<html><body><textarea>"+content+"</textarea></body></html>"))
}
