// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import "context"

// doJSON sends a request as Client.do does and decodes the JSON of the response. A response that is not JSON of type T, or
// that isValid rejects, is an UnexpectedResponseError. A nil isValid accepts every value.
func doJSON[T any](ctx context.Context, c *Client, r request, isValid func(T) bool) (T, error) {
	response, err := c.do(ctx, r)
	if err != nil {
		var none T
		return none, err
	}
	return decodeJSON(response, isValid)
}

// decodeJSON decodes a response with a 2xx status, like doJSON. An unexpected response to a write leaves the outcome of the
// write unknown: a login page with status 200 may replace Jira's response after Jira has carried out the write.
func decodeJSON[T any](r *response, isValid func(T) bool) (T, error) {
	var value, none T
	if r.decode(&value) != nil || (isValid != nil && !isValid(value)) {
		return none, r.unexpectedOutcome()
	}
	return value, nil
}

// unexpectedOutcome returns the error for an unexpected response, marked as an unknown outcome if the request was a write.
func (r *response) unexpectedOutcome() error {
	if r.request.reads() {
		return r.unexpected()
	}
	return &outcomeUnknownError{cause: r.unexpected()}
}
