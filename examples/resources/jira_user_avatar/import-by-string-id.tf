import {
  to = jira_user_avatar.robot
  id = "username:robot"
}
