# Copyright (c) the terraform-provider-jira authors
# SPDX-License-Identifier: MPL-2.0

# These tests create and destroy a user. JIRA_BASE_URL and the other environment variables of the provider name the Jira.

variables {
  username      = "ci-robot"
  display_name  = "CI Robot"
  email_address = "ci-robot@example.com"
  team          = "build"
  groups        = ["jira-software-users"]
}

run "create" {
  assert {
    condition     = jira_user.this.display_name == "CI Robot" && jira_user.this.groups == toset(["jira-software-users"])
    error_message = "The user differs from its declaration."
  }

  assert {
    condition     = jira_user_avatar.this.content_base64 == provider::jira::initials_avatar("CR") && jira_user_avatar.this.stored_size == 256
    error_message = "The user does not show its initials."
  }
}

run "change_the_avatar" {
  variables {
    initials     = "CI"
    avatar_color = "#0052cc"
  }

  assert {
    condition     = output.user_key == run.create.user_key
    error_message = "The user was replaced."
  }
}
