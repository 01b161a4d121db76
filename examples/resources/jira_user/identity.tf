import {
  to = jira_user.ci
  identity = {
    key = "JIRAUSER10100"
  }
}
