# The group and the user are managed elsewhere. This configuration manages only the membership.
resource "jira_group_membership" "release" {
  group    = "deployers"
  username = "release-bot"
}
