terraform {
  required_providers {
    jira = {
      source = "fourplusone/jira"
    }
  }
}

provider "jira" {}

locals {
  robots = {
    "ci-robot"    = "CI Robot"
    "release-bot" = "Release Bot"
  }
}

resource "jira_user" "robot" {
  for_each     = local.robots
  name         = each.key
  email        = "${each.key}@example.com"
  display_name = each.value
}

resource "jira_group" "robots" {
  name = "robots"
}

resource "jira_group_membership" "robot" {
  for_each = local.robots
  username = jira_user.robot[each.key].name
  group    = jira_group.robots.name
}
