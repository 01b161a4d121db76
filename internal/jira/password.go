// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"errors"
	"maps"
	"net/http"
	"strings"
)

// SetPassword gives a user another password (PUT user/password), which ends its sessions. An Error says that the
// password policy refused it, or the directory.
func (c *Client) SetPassword(ctx context.Context, key, password string) error {
	put, err := jsonRequest(http.MethodPut, userPath+"/password", ByKey(key).query(), map[string]string{"password": password})
	if err != nil {
		return err
	}
	put.repeatable = true
	_, err = c.do(ctx, put)
	return err
}

// ExplainPassword adds to a refusal of a user's password what the password policy objects to, in Jira's own words
// (POST password/policy/createUser): the refusal itself only says that there is a policy. Any other error, and one that
// the policy has nothing to say about, stays as it is.
func (c *Client) ExplainPassword(ctx context.Context, wanted NewUser, err error) error {
	var refused *Error
	if wanted.Password == "" || !errors.As(err, &refused) || refused.Fields["password"] == "" {
		return err
	}
	explained := *refused
	explained.Fields = maps.Clone(refused.Fields)
	explained.Fields["password"] = strings.Join(append([]string{refused.Fields["password"]}, c.passwordProblems(ctx, wanted)...), " ")
	return &explained
}

// passwordProblems are none where the policy is off or cannot be asked.
func (c *Client) passwordProblems(ctx context.Context, wanted NewUser) []string {
	post, err := jsonRequest(http.MethodPost, "rest/api/2/password/policy/createUser", nil, map[string]string{
		"username": wanted.Username, "displayName": wanted.DisplayName, "emailAddress": wanted.EmailAddress, "password": wanted.Password,
	})
	if err != nil {
		return nil
	}
	post.repeatable = true
	response, err := c.do(ctx, post)
	if err != nil {
		return nil
	}
	var problems []string
	if response.decode(&problems) != nil {
		return nil
	}
	return problems
}
