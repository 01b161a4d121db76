// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"errors"
	"net/http"
	"slices"
)

// uploadBody is a way to send an image. Jira 9 and earlier document only the raw body, and Jira 10 and later only the form
// (facts 4.1, 4.2).
type uploadBody = int32

const (
	// uploadBodyUnknown means that no upload of this run has succeeded yet.
	uploadBodyUnknown uploadBody = iota
	uploadBodyRaw
	uploadBodyForm
)

// send uploads the image in the way that has succeeded in this run. Before that, it sends the raw body, because the response to
// it is JSON, and after a refusal the form, once (facts 12.2).
func (u *avatarUpload) send(ctx context.Context, oneStep bool) (uploadResult, error) {
	succeeded := u.client.uploadBody.Load()
	if succeeded == uploadBodyForm || u.rawRefused {
		return u.rememberBody(uploadBodyForm)(u.sendForm(ctx, oneStep))
	}
	result, refusal := u.rememberBody(uploadBodyRaw)(u.sendRaw(ctx, oneStep))
	if succeeded == uploadBodyRaw || !mayRefuseRawBody(refusal) {
		return result, refusal
	}
	// An image that becomes an avatar in one step must not become two. Temporary sends an image with an unknown outcome again in
	// any case, and then as a form.
	if oneStep && mayHaveCreated(refusal) {
		id, found := u.evidence.find(ctx, u.image, outcomeUnknown(refusal))
		switch {
		case found:
			return uploadResult{ID: id}, nil
		case u.evidence.unsettled != nil && !outcomeUnknown(refusal):
			return uploadResult{}, refusal
		}
	}
	u.rawRefused = true
	result, err := u.rememberBody(uploadBodyForm)(u.sendForm(ctx, oneStep))
	return result, moreMeaningful(refusal, err)
}

// rememberBody remembers the first way to send images in which an upload succeeded.
func (u *avatarUpload) rememberBody(body uploadBody) func(uploadResult, error) (uploadResult, error) {
	return func(result uploadResult, err error) (uploadResult, error) {
		if err == nil {
			u.client.uploadBody.CompareAndSwap(uploadBodyUnknown, body)
		}
		return result, err
	}
}

// mayRefuseRawBody reports whether Jira, or a proxy that blocks images, may have refused an upload because the image is the raw
// body of the request (facts 12.2). A 401, 403 or 404 with an error collection is about the user or the permission. A 400 with
// one can also be about the image: only the form shows it.
func mayRefuseRawBody(err error) bool {
	var (
		refusal    *Error
		unexpected *UnexpectedResponseError
	)
	statuses := []int{
		http.StatusBadRequest, http.StatusMethodNotAllowed, http.StatusNotAcceptable, http.StatusUnsupportedMediaType, http.StatusInternalServerError,
	}
	switch {
	case errors.As(err, &refusal):
		return slices.Contains(statuses, refusal.Status)
	case errors.As(err, &unexpected):
		return slices.Contains(append(statuses, http.StatusForbidden, http.StatusNotFound), unexpected.Status)
	}
	return false
}

// moreMeaningful returns the error of an upload after the raw body and the form have failed. It is the form's, unless that is
// no refusal by Jira with a reason and the raw body's is. Without a form's error it is nil.
func moreMeaningful(raw, form error) error {
	var (
		rawRefusal, formRefusal *Error
		unexpected              *UnexpectedResponseError
	)
	hasReason := func(refusal *Error) bool { return len(refusal.Messages)+len(refusal.Fields) > 0 }
	switch {
	case form == nil, outcomeUnknown(form), !errors.As(raw, &rawRefusal), !hasReason(rawRefusal):
		return form
	case errors.As(form, &formRefusal):
		if hasReason(formRefusal) || formRefusal.Status != http.StatusBadRequest {
			return form
		}
		return raw
	case errors.As(form, &unexpected):
		return raw
	default:
		return form
	}
}
