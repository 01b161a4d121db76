import {
  to = jira_group.robots
  identity = {
    name = "robots"
  }
}
