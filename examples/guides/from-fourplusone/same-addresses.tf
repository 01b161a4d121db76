locals {
  robots = {
    "ci-robot"    = "CI Robot"
    "release-bot" = "Release Bot"
  }
}

resource "jira_user" "robot" {
  for_each      = local.robots
  username      = each.key
  email_address = "${each.key}@example.com"
  display_name  = each.value
}

resource "jira_group" "robots" {
  name = "robots"
}

resource "jira_group_membership" "robot" {
  for_each = local.robots
  username = jira_user.robot[each.key].username
  group    = jira_group.robots.name
}
