# A user that is managed elsewhere, by its username.
data "jira_user" "release" {
  username = "release-bot"
}

output "release_bot_key" {
  value = data.jira_user.release.key
}

# Where something depends on what the user may do, have the plan warn when it is not so.
check "release_bot_can_release" {
  assert {
    condition     = data.jira_user.release.active && contains(data.jira_user.release.groups, "releasers")
    error_message = "The release bot is inactive, or not in the group releasers."
  }
}
