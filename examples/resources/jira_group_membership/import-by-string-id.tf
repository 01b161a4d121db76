import {
  to = jira_group_membership.release
  id = "deployers/username:release-bot"
}
