# Report the active bots that nobody has logged in to for 90 days. Requires Jira 10 or later: earlier versions do not tell
# when a user last logged in. Jira may not count requests with a personal access token as logins, so check the tokens of a
# user before you deactivate it.
data "jira_users" "bots" {
  query   = "bot"
  details = true
}

locals {
  never = "1970-01-01T00:00:00Z"

  unused_bots = [
    for user in data.jira_users.bots.users : user.username
    if timecmp(timeadd(coalesce(user.last_login_time, local.never), "2160h"), plantimestamp()) < 0
  ]
}

check "bots_are_used" {
  assert {
    condition     = length(local.unused_bots) == 0
    error_message = "Nobody has logged in to these users for 90 days: ${join(", ", local.unused_bots)}."
  }
}
