# The group belongs to somebody else, and so does the user: only that the one is in the other is declared here.
resource "jira_group_membership" "release" {
  group    = "deployers"
  username = "release-bot"
}
