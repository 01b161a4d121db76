import {
  for_each = local.robots

  to = jira_user.robot[each.key]
  id = each.value.key
}

import {
  for_each = local.robots

  to = jira_user_avatar.robot[each.key]
  id = each.value.key
}
