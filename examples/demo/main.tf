# Copyright (c) the terraform-provider-jira authors
# SPDX-License-Identifier: MPL-2.0

terraform {
  required_providers {
    jira = {
      source = "jira-robots/jira"
    }
  }
}

# The environment variables JIRA_BASE_URL, JIRA_USERNAME and JIRA_PASSWORD configure the provider.
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
  file     = "${path.module}/images/${each.value.image}"
  crop     = each.value.crop
}
