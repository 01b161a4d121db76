import {
  to = jira_user_property.owner
  id = "username:ci-robot/example.owner"
}
