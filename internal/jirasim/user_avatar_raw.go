// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim/store"
)

const forbiddenInFilenames = `\/":?*<|>`

// uploadRaw reads an image from the body (facts 4.1). The REST framework accepts any media type here; the resource checks
// it.
func (s *Server) uploadRaw(e *exchange) *httpResponse {
	if refused := s.checkRawUpload(e); refused != nil {
		return refused
	}
	uploaded, err := store.NewTemporaryAvatar(e.body, e.uploadMagic())
	if err != nil {
		return refusal(http.StatusBadRequest, err.Error())
	}
	created, refused := s.keepUpload(e, uploaded)
	switch {
	case refused != nil:
		return refused
	case created != nil:
		return jsonResponse(http.StatusCreated, newAvatarBean(created.ID, created.Owner, false))
	}
	response := jsonResponse(http.StatusCreated, s.croppingBean(uploaded))
	response.header.Set("Cache-Control", "no-store")
	return response
}

// checkRawUpload makes the checks before decoding in the order of the table in facts 4.1.
func (s *Server) checkRawUpload(e *exchange) *httpResponse {
	s.store.Lock()
	defer s.store.Unlock()
	owner, refused := e.avatarOwner()
	if refused != nil {
		return refused
	}
	filename := e.argument("filename")
	if strings.TrimSpace(filename) == "" {
		return nullRefusal(http.StatusBadRequest)
	}
	size := e.request.ContentLength
	if e.query.Has("size") {
		size, _ = strconv.ParseInt(e.argument("size"), 10, 64)
	}
	if !e.mayEditAvatarsOf(owner.Key) && size >= 0 && size <= maxUpload {
		return nullRefusal(http.StatusForbidden)
	}
	if message := e.problemWithRawUpload(filename, size); message != "" {
		return refusal(http.StatusBadRequest, message)
	}
	return nil
}

// problemWithRawUpload returns the first problem of an upload, in Jira's text; "" if there is none. The size is in bytes,
// negative if the client did not send it.
func (e *exchange) problemWithRawUpload(filename string, size int64) string {
	tooBig := fmt.Sprintf("The image %s is too big. The maximum allowed upload size is %d.", filename, maxUpload)
	length := int64(len(e.body))
	forbidden := strings.IndexAny(filename, forbiddenInFilenames)
	switch {
	case size < 0:
		return fmt.Sprintf("The size of %s was not sent with the request.", filename)
	case size > maxUpload:
		return tooBig
	case !isImageType(e.request.Header.Get("Content-Type")):
		return unsupportedImageType(filename)
	case length > size:
		return tooBig
	case length == 0:
		return messageNoImage
	case length < size:
		return "Browser did not upload the complete image."
	case forbidden >= 0:
		return fmt.Sprintf("The filename you have uploaded contains illegal characters - '%c'. Please rename it and try again.", filename[forbidden])
	}
	return ""
}
