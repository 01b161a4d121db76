import {
  to = jira_group.robots
  id = "robots"
}
