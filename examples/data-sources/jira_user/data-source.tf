# Read a user that another configuration manages.
data "jira_user" "release" {
  username = "release-bot"
}

output "release_bot_key" {
  value = data.jira_user.release.key
}

# Warn in the plan if the user is inactive or not in the expected group.
check "release_bot_can_release" {
  assert {
    condition     = data.jira_user.release.active && contains(data.jira_user.release.groups, "releasers")
    error_message = "The user release-bot is inactive or not in the group releasers."
  }
}
