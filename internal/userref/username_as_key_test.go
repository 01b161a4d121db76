// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package userref_test

import (
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func TestAccReference_usernameAsKey(t *testing.T) {
	onEveryResource(t, acceptance.New, func(_ *testing.T, workspace *acceptance.Workspace, address string, user, _ jirasim.User) {
		workspace.Configure(block(address, `user_key = "robot"`))
		workspace.Try("apply", "-auto-approve").ExpectError(
			`user_key = "robot"`, "User with key robot not found", user.Key, `Use username = "robot" instead of user_key.`)
		workspace.Configure(block(address, `username = "robot"`))
		workspace.Apply()
	})
}
