import {
  to = jira_user_avatar.robot
  identity = {
    user_key = "JIRAUSER10100"
  }
}
