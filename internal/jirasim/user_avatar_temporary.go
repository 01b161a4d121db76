// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim/store"
)

// maxUpload is the maximum size of an upload, in bytes: Jira's default for attachments (facts 4.1).
const maxUpload = 10 << 20

const messageNoImage = "Browser did not upload any image."

// temporaryAvatarRoutes are two operations on one path that JAX-RS distinguishes by media types. Where the raw upload
// exists, it receives multipart bodies of clients that accept only JSON; Jira 11 refuses them (facts 4.2).
func (s *Server) temporaryAvatarRoutes() []route {
	const path = apiPath + "/user/avatar/temporary"
	multipart := route{
		method: "POST", path: path, handle: s.uploadMultipart, access: loggedInSince10, xsrf: true,
		unlocked: true, consumes: "multipart/form-data", produces: "text/html", query: []string{"username"},
		statuses: []int{200, 201, 401, 403, 404, 500},
	}
	raw := route{
		method: "POST", path: path, handle: s.uploadRaw, access: loggedInSince10, xsrf: true, unlocked: true,
		produces: "application/json", query: []string{"username", "filename", "size"},
		statuses: []int{201, 400, 401, 403, 404, 500},
	}
	if s.version.AtLeast(11, 0) || s.settings.RawUploadOff {
		raw.exceptConsumes = "multipart/form-data"
	}
	if s.settings.RawUploadOff {
		raw.produces = ""
		raw.handle = s.refuseRawUpload
		raw.statuses = []int{400, 403, 404, 405, 406, 415, 500}
	}
	return []route{multipart, raw}
}

// refuseRawUpload refuses an image because the resource, or a proxy in front of it, expects a form (facts 12.2).
func (s *Server) refuseRawUpload(e *exchange) *httpResponse {
	switch status := s.settings.RawUploadOffStatus; {
	case s.settings.RawUploadOffHTML, status == http.StatusForbidden:
		return htmlResponse(status, "Request blocked", "The proxy refuses this type of content.")
	case status == http.StatusBadRequest, status == http.StatusInternalServerError:
		return refusal(status, "the request doesn't contain a multipart/form-data or multipart/mixed stream, content type header is "+
			e.request.Header.Get("Content-Type"))
	default:
		return e.frameworkError(status)
	}
}

// imageTypes are compared with the complete Content-Type, so that a type with parameters is unknown (facts 4.1).
var imageTypes = []string{"image/png", "image/jpeg", "image/gif", "image/pjpeg", "image/x-png"}

func isImageType(contentType string) bool {
	return slices.Contains(imageTypes, strings.ToLower(contentType))
}

func unsupportedImageType(filename string) string {
	if !strings.Contains(filename, ".") {
		return "The browser did not pass a known content type to the server and the file does not contain an extension. Please try adding an extension to the file and trying again."
	}
	return "The file content you have provided is not a supported image format. Please try a JPEG, GIF or PNG file."
}

// keepUpload stores the upload in the session. It creates and returns the avatar if the upload needs no confirmation. It
// looks the user up again, because the lock was released while the image was decoded.
func (s *Server) keepUpload(e *exchange, uploaded *store.TemporaryAvatar) (*store.Avatar, *httpResponse) {
	s.store.Lock()
	defer s.store.Unlock()
	owner, refused := e.avatarOwner()
	if refused != nil {
		return nil, refused
	}
	return s.store.KeepUpload(e.session, owner.Key, uploaded), nil
}

// uploadMagic identifies an upload in the URL of its preview.
func (e *exchange) uploadMagic() int64 { return e.server.started.UnixMilli() + int64(e.number) }

// croppingBean is the response to an upload that has to be confirmed.
type croppingBean struct {
	CropperWidth   int    `json:"cropperWidth"`
	CropperOffsetX int    `json:"cropperOffsetX"`
	CropperOffsetY int    `json:"cropperOffsetY"`
	URL            string `json:"url"`
	NeedsCropping  bool   `json:"needsCropping"`
}

func (s *Server) croppingBean(uploaded *store.TemporaryAvatar) croppingBean {
	x, y, width := uploaded.SuggestedCrop()
	query := url.Values{"cropped": {"true"}, "magic": {strconv.FormatInt(uploaded.Magic, 10)}}
	return croppingBean{
		CropperWidth: width, CropperOffsetX: x, CropperOffsetY: y, NeedsCropping: true,
		URL: s.baseURL() + "/secure/temporaryavatar?" + query.Encode(),
	}
}
