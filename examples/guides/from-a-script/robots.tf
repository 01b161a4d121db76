locals {
  avatars = {
    "robot"       = "10500"
    "release-bot" = "10501"
  }
}

resource "jira_user_avatar" "robot" {
  for_each  = local.avatars
  username  = each.key
  avatar_id = each.value
}
