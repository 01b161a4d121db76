// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
)

// deleteUntilGone sends a DELETE until Jira confirms or refuses it. If the outcome is unknown, exists looks up the object
// before the request is sent again. An object that does not exist is no error. The error is an *UnknownOutcomeError if the
// look-up failed too.
func (c *Client) deleteUntilGone(ctx context.Context, r request, exists func(context.Context) (bool, error)) error {
	for attempt := 0; ; attempt++ {
		_, err := c.do(ctx, r)
		if err == nil || !outcomeUnknown(err) || ctx.Err() != nil {
			return err
		}
		found, lookUpErr := exists(ctx)
		if attempt == 0 && IsNotFound(err) && lookUpErr == nil && !found {
			// No earlier attempt has deleted the object: two nodes may not know it yet (facts 6.3).
			found, lookUpErr = c.LookAgain(ctx, exists)
		}
		switch {
		case lookUpErr != nil:
			return &UnknownOutcomeError{Cause: err, LookUp: lookUpErr}
		case !found:
			return nil
		case !c.again(ctx, attempt):
			return err
		}
	}
}

// existsAfter turns the error of a read into the result of a look-up: "not found" means that the object does not exist.
func existsAfter(err error) (bool, error) {
	if IsNotFound(err) {
		return false, nil
	}
	return err == nil, err
}

// confirmsDeletion reports whether a response with a 2xx status is the one that Jira gives to this DELETE: 204, and for
// groups 200 with an empty or JSON body (facts 5.6, 5.8). An empty 200 can come from a proxy, so that it counts only with
// the username of the client.
func (r *response) confirmsDeletion(loggedInAs func() string) bool {
	switch {
	case !r.request.respondsOK:
		return r.status == http.StatusNoContent
	case r.status != http.StatusOK:
		return false
	case len(bytes.TrimSpace(r.body)) > 0:
		return json.Valid(r.body)
	}
	username := r.loggedInUsername()
	return username != "" && SameUsername(username, loggedInAs())
}
