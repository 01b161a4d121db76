import {
  to = jira_user.ci
  id = "username:ci-robot"
}
