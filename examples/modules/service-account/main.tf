# Copyright (c) the terraform-provider-jira authors
# SPDX-License-Identifier: MPL-2.0

terraform {
  # Provider functions need Terraform 1.8 or OpenTofu 1.7.
  required_version = ">= 1.7"

  required_providers {
    jira = {
      source = "jira-robots/jira"
    }
  }
}

locals {
  words    = compact(split(" ", var.display_name))
  initials = var.initials != null ? var.initials : upper(join("", [for word in slice(local.words, 0, min(3, length(local.words))) : substr(word, 0, 1)]))
}

resource "jira_user" "this" {
  username      = var.username
  display_name  = var.display_name
  email_address = var.email_address
  groups        = var.groups
}

resource "jira_user_avatar" "this" {
  user_key       = jira_user.this.key
  file           = var.avatar_file
  content_base64 = var.avatar_file == null ? provider::jira::initials_avatar(local.initials, var.avatar_color) : null
}

resource "jira_user_property" "owner" {
  user_key     = jira_user.this.key
  property_key = "example.owner"
  value        = jsonencode({ team = var.team })
}
