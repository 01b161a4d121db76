import {
  to = jira_user_avatar.robot["robot"]
  id = "username:robot"
}

import {
  to = jira_user_avatar.robot["release-bot"]
  id = "username:release-bot"
}
