// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import "net/http"

const temporaryAvatarPath = rest + "/user/avatar/temporary"

// uploadRoutes are the two operations on one path that JAX-RS tells apart by media types. Where the raw one exists, it
// gets the forms of those who want JSON; Jira 11 was seen to refuse them (facts 4.2).
func (s *Server) uploadRoutes() []route {
	multipart := route{
		method: "POST", path: temporaryAvatarPath, handle: s.uploadMultipart, access: loggedInSince10, xsrf: true,
		unlocked: true, consumes: "multipart/form-data", produces: "text/html", query: []string{"username"},
		statuses: []int{200, 201, 401, 403, 404, 500},
	}
	raw := route{
		method: "POST", path: temporaryAvatarPath, handle: s.uploadRaw, access: loggedInSince10, xsrf: true, unlocked: true,
		produces: "application/json", query: []string{"username", "filename", "size"},
		statuses: []int{201, 400, 401, 403, 404, 500},
	}
	if s.version.atLeast(11, 0) || s.settings.RawUploadOff {
		raw.except = "multipart/form-data"
	}
	if s.settings.RawUploadOff {
		raw.produces = ""
		raw.handle = func(e *exchange) httpResponse { return *e.frameworkError(s.settings.RawUploadOffStatus) }
		raw.statuses = []int{http.StatusNotFound, http.StatusMethodNotAllowed, http.StatusUnsupportedMediaType}
	}
	return []route{multipart, raw}
}
