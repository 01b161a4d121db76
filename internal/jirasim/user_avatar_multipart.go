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

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim/store"
)

// uploadMultipart reads a form with a part named "avatar" and responds with a page for an iframe: JSON in a textarea, with
// numbers as strings, and with status 200 for errors (facts 4.2).
func (s *Server) uploadMultipart(e *exchange) *httpResponse {
	if refused := s.checkMultipartUpload(e); refused != nil {
		return refused
	}
	content, problem := e.avatarPart()
	if problem != "" {
		return textareaError(problem)
	}
	uploaded, err := store.NewTemporaryAvatar(content, e.uploadMagic())
	if err != nil {
		return textareaError(err.Error())
	}
	created, refused := s.keepUpload(e, uploaded)
	switch {
	case refused != nil:
		return refused
	case created != nil:
		return textarea(http.StatusCreated, fmt.Sprintf(`{"id": "%d"}`, created.ID))
	}
	bean := s.croppingBean(uploaded)
	return textarea(http.StatusCreated, fmt.Sprintf(
		`{"url": %s,"cropperWidth": "%d","cropperOffsetX": "%d","cropperOffsetY": "%d","isCroppingNeeded": "true"}`,
		encodeJSON(bean.URL), bean.CropperWidth, bean.CropperOffsetX, bean.CropperOffsetY))
}

func (s *Server) checkMultipartUpload(e *exchange) *httpResponse {
	s.store.Lock()
	defer s.store.Unlock()
	owner, refused := e.avatarOwner()
	if refused == nil && !e.mayEditAvatarsOf(owner.Key) {
		return textarea(http.StatusOK, `{"errorMessages": [null]}`)
	}
	return refused
}

// avatarPart returns the image in the form, or a problem in Jira's text. Only the size of the whole request is limited.
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
		case !isImageType(part.Header.Get("Content-Type")):
			return nil, unsupportedImageType(part.FileName())
		case len(content) == 0:
			return nil, messageNoImage
		}
		return content, ""
	}
}

func textareaError(message string) *httpResponse {
	return textarea(http.StatusOK, fmt.Sprintf(`{"errorMessages": [%s]}`, encodeJSON(message)))
}

// textarea does not escape its content, because Jira concatenates strings here too. Clients must not rely on escaping.
func textarea(status int, content string) *httpResponse {
	return typedResponse(status, htmlType, []byte("<html><body><textarea>"+content+"</textarea></body></html>"))
}
