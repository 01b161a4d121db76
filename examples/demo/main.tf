# Copyright (c) the terraform-provider-jira authors
# SPDX-License-Identifier: MPL-2.0

terraform {
  required_providers {
    jira = {
      source = "jira-robots/jira"
    }
  }
}

# The address of Jira and who to log in as: JIRA_BASE_URL, JIRA_USERNAME and JIRA_PASSWORD in the environment.
provider "jira" {}

resource "jira_user" "robot" {
  for_each = var.robots

  username      = each.key
  display_name  = each.value.display_name
  email_address = "${each.key}@robots.example.com"
}

resource "jira_user_avatar" "robot" {
  for_each = var.robots

  user_key = jira_user.robot[each.key].key
  file     = "${path.module}/pictures/${each.value.picture}"
  crop     = each.value.crop
}
