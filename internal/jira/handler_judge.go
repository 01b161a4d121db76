// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"errors"
	"net/http"
	"net/url"
)

// judgeHandler returns a response only if it is 2xx and may come from Jira's REST API. Every other response becomes an
// error: a RedirectError, an Error or an UnexpectedResponseError. The error is inside an outcomeUnknownError if the
// request is a write that Jira may have carried out.
type judgeHandler struct {
	next    handler
	baseURL *url.URL
	// loggedInAs returns the username of the client.
	loggedInAs func() string
}

func (h *judgeHandler) handle(ctx context.Context, call *call) (*response, error) {
	response, err := h.next.handle(ctx, call)
	if err != nil {
		return nil, err
	}
	switch {
	case response.status >= 300 && response.status < 400:
		return nil, response.redirect(h.baseURL)
	case response.status >= 400:
		err = response.refusal()
	case call.request.method == http.MethodDelete && !response.confirmsDeletion(h.loggedInAs):
		err = response.unexpected()
	case call.request.accept == "" && isHTML(response.header, response.body):
		// A page with a 2xx status, such as a login page, does not come from the REST API.
		err = response.unexpected()
	default:
		return response, nil
	}
	if response.leavesOutcomeUnknown(err) {
		return nil, &outcomeUnknownError{cause: err}
	}
	return nil, err
}

// leavesOutcomeUnknown reports whether Jira may have carried out a write that failed with err. After a 500 with an error
// collection Jira has not: the error collection is Jira's decision. A DELETE is different: a 404 can follow a deletion, and
// some versions respond 500 to the second one (facts 5.6, 5.8). Its object is looked up, which does no harm.
func (r *response) leavesOutcomeUnknown(err error) bool {
	switch {
	case r.request.reads():
		return false
	case r.request.method == http.MethodDelete:
		return r.status < 300 || r.status == http.StatusNotFound || r.status >= 500
	}
	var refusal *Error
	switch r.status {
	case http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return true
	default:
		// Some proxies have statuses of their own for a Jira that did not respond, such as 524.
		return r.status < 300 || r.status >= 500 && !errors.As(err, &refusal)
	}
}
