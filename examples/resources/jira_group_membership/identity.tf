import {
  to = jira_group_membership.release
  identity = {
    group    = "deployers"
    user_key = "JIRAUSER10100"
  }
}
