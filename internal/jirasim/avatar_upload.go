// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// pictureTypes are compared with the whole Content-Type, so that parameters make a type unknown (facts 4.1).
var imageTypes = []string{"image/png", "image/jpeg", "image/gif", "image/pjpeg", "image/x-png"}

const messageNoImage = "Browser did not upload any image."

const forbiddenInFilenames = `\/":?*<|>`

// croppingBean is the response to a picture that has to be confirmed.
type croppingBean struct {
	CropperWidth   int    `json:"cropperWidth"`
	CropperOffsetX int    `json:"cropperOffsetX"`
	CropperOffsetY int    `json:"cropperOffsetY"`
	URL            string `json:"url"`
	NeedsCropping  bool   `json:"needsCropping"`
}

// uploadRaw takes the picture as the body, of any media type as far as routing is concerned.
func (s *Server) uploadRaw(e *exchange) httpResponse {
	if refused := s.refusedRawUpload(e); refused != nil {
		return *refused
	}
	uploaded, err := newTemporaryAvatar(e.body, s.magic(e))
	if err != nil {
		return refusal(http.StatusBadRequest, err.Error())
	}
	created, refused := s.keepUpload(e, uploaded)
	switch {
	case refused != nil:
		return *refused
	case created != nil:
		return jsonResponse(http.StatusCreated, newAvatarBean(created.id, created.owner, false))
	}
	given := jsonResponse(http.StatusCreated, s.croppingBean(uploaded))
	given.header.Set("Cache-Control", "no-store")
	return given
}

// refusedRawUpload makes the checks before decoding, in the order of the table in facts 4.1.
func (s *Server) refusedRawUpload(e *exchange) *httpResponse {
	s.mu.Lock()
	defer s.mu.Unlock()
	owner, refused := e.avatarOwner()
	if refused != nil {
		return refused
	}
	filename := e.argument("filename")
	if strings.TrimSpace(filename) == "" {
		refused := nullRefusal(http.StatusBadRequest)
		return &refused
	}
	size := e.request.ContentLength
	if e.query.Has("size") {
		size, _ = strconv.ParseInt(e.argument("size"), 10, 64)
	}
	if !e.mayEditAvatarsOf(owner.Key) && size >= 0 && size <= maxUpload {
		refused := nullRefusal(http.StatusForbidden)
		return &refused
	}
	if message := e.problemWithUpload(filename, size); message != "" {
		refused := refusal(http.StatusBadRequest, message)
		return &refused
	}
	return nil
}

// problemWithUpload is the first thing that is wrong with a raw upload, in Jira's words.
func (e *exchange) problemWithUpload(filename string, size int64) string {
	tooBig := fmt.Sprintf("The image %s is too big. The maximum allowed upload size is %d.", filename, maxUpload)
	length := int64(len(e.body))
	illegal := strings.IndexAny(filename, forbiddenInFilenames)
	switch {
	case size < 0:
		return fmt.Sprintf("The size of %s was not sent with the request.", filename)
	case size > maxUpload:
		return tooBig
	case !supportedType(e.request.Header.Get("Content-Type")):
		return unsupportedType(filename)
	case length > size:
		return tooBig
	case length == 0:
		return messageNoImage
	case length < size:
		return "Browser did not upload the complete image."
	case illegal >= 0:
		return fmt.Sprintf("The filename you have uploaded contains illegal characters - '%c'. Please rename it and try again.", filename[illegal])
	}
	return ""
}

func supportedType(contentType string) bool {
	return slices.Contains(imageTypes, strings.ToLower(contentType))
}

func unsupportedType(filename string) string {
	if !strings.Contains(filename, ".") {
		return "The browser did not pass a known content type to the server and the file does not contain an extension. Please try adding an extension to the file and trying again."
	}
	return "The file content you have provided is not a supported image format. Please try a JPEG, GIF or PNG file."
}

// keepUpload puts the picture into the session, in the place of any other (facts 4.1). A small square becomes an avatar
// at once. The user is looked up again: the lock was open while the picture was decoded.
func (s *Server) keepUpload(e *exchange, uploaded *temporaryAvatar) (*avatar, *httpResponse) {
	s.mu.Lock()
	defer s.mu.Unlock()
	owner, refused := e.avatarOwner()
	if refused != nil {
		return nil, refused
	}
	e.session.temporary = uploaded
	if uploaded.needsCropping() {
		return nil, nil
	}
	square := uploaded.consume()
	return s.addAvatar(owner.Key, 0, master(square, square.Bounds())), nil
}

// magic tells temporary pictures apart in their URLs.
func (s *Server) magic(e *exchange) int64 { return s.started.UnixMilli() + int64(e.number) }

func (s *Server) croppingBean(uploaded *temporaryAvatar) croppingBean {
	x, y, width := uploaded.suggestion()
	query := url.Values{"cropped": {"true"}, "magic": {strconv.FormatInt(uploaded.magic, 10)}}
	return croppingBean{
		CropperWidth: width, CropperOffsetX: x, CropperOffsetY: y, NeedsCropping: true,
		URL: s.baseURL() + "/secure/temporaryavatar?" + query.Encode(),
	}
}
