// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"net/http"
)

// SetPassword gives an account another password (PUT user/password), which ends its sessions. An Error says that the
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

// PasswordProblems asks the password policy what it would object to in a password for an account (POST
// password/policy/createUser), in Jira's own words; none where the policy is off or cannot be asked.
func (c *Client) PasswordProblems(ctx context.Context, wanted NewUser) []string {
	post, err := jsonRequest(http.MethodPost, "rest/api/2/password/policy/createUser", nil, map[string]string{
		"username": wanted.Username, "displayName": wanted.DisplayName, "emailAddress": wanted.EmailAddress, "password": wanted.Password,
	})
	if err != nil {
		return nil
	}
	post.repeatable = true
	answer, err := c.do(ctx, post)
	if err != nil {
		return nil
	}
	var problems []string
	if answer.decode(&problems) != nil {
		return nil
	}
	return problems
}
