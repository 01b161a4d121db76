# Copyright (c) the terraform-provider-jira authors
# SPDX-License-Identifier: MPL-2.0

# These tests send no request to Jira.

mock_provider "jira" {}

variables {
  username      = "ci-robot"
  display_name  = "CI Robot"
  email_address = "ci-robot@example.com"
  team          = "build"
}

run "property_names_the_team" {
  command = plan

  assert {
    condition     = jsondecode(jira_user_property.owner.value).team == "build"
    error_message = "The property does not name the team."
  }
}

run "file_replaces_the_drawn_avatar" {
  command = plan

  variables {
    avatar_file = "main.tf"
  }

  assert {
    condition     = jira_user_avatar.this.file == "main.tf" && jira_user_avatar.this.content_base64 == null
    error_message = "The avatar is drawn although a file is set."
  }
}

run "variables_are_validated" {
  command = plan

  variables {
    username      = "CI Robot"
    display_name  = " "
    email_address = "robot"
    team          = ""
    avatar_file   = "missing.png"
    initials      = "ROBOT"
    avatar_color  = "blue"
  }

  expect_failures = [
    var.username, var.display_name, var.email_address, var.team, var.avatar_file, var.initials, var.avatar_color,
  ]
}
