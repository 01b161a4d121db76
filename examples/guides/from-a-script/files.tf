locals {
  robots = toset(["robot", "release-bot"])
}

resource "jira_user_avatar" "robot" {
  for_each = local.robots
  username = each.key
  file     = "${path.module}/images/${each.key}.png"
}
