// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"errors"
	"maps"
	"net/http"
	"slices"
	"strings"
)

// SetPassword sets the password of the user with this key, which ends the user's sessions (PUT user/password). The error is
// an *Error if the password policy or the user directory refuses the password, and IsNotFound reports that Jira has no such
// user.
func (c *Client) SetPassword(ctx context.Context, key, password string) error {
	put, err := jsonRequest(http.MethodPut, userPath+"/password", ByKey(key).query(), map[string]string{"password": password})
	if err != nil {
		return err
	}
	put.repeatable = true
	_, err = c.do(ctx, put)
	return err
}

// ExplainPassword completes the error of CreateUser or SetPassword if it is a refusal of the password, which by itself says
// only that there is a password policy. It returns an *Error that also says which rules the password breaks (POST
// password/policy/createUser): in the message for the field "password", or in a message without a field, as Jira refuses a
// change of a password (facts 12.3). It returns every other error unchanged, and also this one if the policy gives no reasons.
func (c *Client) ExplainPassword(ctx context.Context, user NewUser, err error) error {
	var refusal *Error
	if user.Password == "" || !errors.As(err, &refusal) {
		return err
	}
	isChange := refusal.Method == http.MethodPut && refusal.Path == userPath+"/password" && refusal.Status == http.StatusBadRequest
	if refusal.Fields["password"] == "" && !isChange {
		return err
	}
	problems := c.passwordProblems(ctx, user)
	explained := *refusal
	if refusal.Fields["password"] == "" {
		explained.Messages = slices.Concat(refusal.Messages, problems)
		return &explained
	}
	explained.Fields = maps.Clone(refusal.Fields)
	explained.Fields["password"] = strings.Join(append([]string{refusal.Fields["password"]}, problems...), " ")
	return &explained
}

// passwordProblems returns the rules of the password policy that the user's password breaks, in Jira's words. It returns
// none if the policy is disabled or the request fails.
func (c *Client) passwordProblems(ctx context.Context, user NewUser) []string {
	post, err := jsonRequest(http.MethodPost, "rest/api/2/password/policy/createUser", nil, map[string]string{
		"username": user.Username, "displayName": user.DisplayName, "emailAddress": user.EmailAddress, "password": user.Password,
	})
	if err != nil {
		return nil
	}
	post.repeatable = true
	problems, err := doJSON[[]string](ctx, c, post, nil)
	if err != nil {
		return nil
	}
	return problems
}
