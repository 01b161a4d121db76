locals {
  robots = {
    "ci-robot"    = "CI Robot"
    "release-bot" = "Release Bot"
  }
}

resource "jira_user" "service_account" {
  for_each      = local.robots
  username      = each.key
  email_address = "${each.key}@example.com"
  display_name  = each.value
}

resource "jira_group" "service_accounts" {
  name = "robots"
}

resource "jira_group_membership" "service_account" {
  for_each = local.robots
  username = jira_user.service_account[each.key].username
  group    = jira_group.service_accounts.name
}
