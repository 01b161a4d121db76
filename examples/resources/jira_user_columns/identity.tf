import {
  to = jira_user_columns.triage
  identity = {
    user_key = "JIRAUSER10100"
  }
}
