import {
  to = jira_user_columns.triage
  id = "username:triage-bot"
}
