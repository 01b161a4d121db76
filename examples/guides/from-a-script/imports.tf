import {
  for_each = local.avatars
  to       = jira_user_avatar.robot[each.key]
  id       = "username:${each.key}"
}
