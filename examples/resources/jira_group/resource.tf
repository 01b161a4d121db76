# A group for all service accounts. Grant permissions to this group.
resource "jira_group" "robots" {
  name = "robots"
}

resource "jira_user" "ci" {
  username      = "ci-robot"
  display_name  = "CI Robot"
  email_address = "ci-robot@example.com"
}

resource "jira_group_membership" "ci" {
  group    = jira_group.robots.name
  user_key = jira_user.ci.key
}
