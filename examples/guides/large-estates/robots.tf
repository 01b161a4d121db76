locals {
  robots = jsondecode(file("${path.module}/robots.json"))
}

resource "jira_user" "robot" {
  for_each = local.robots

  username      = each.key
  display_name  = each.value.display_name
  email_address = "${each.key}@example.com"
}

resource "jira_user_avatar" "robot" {
  for_each = local.robots

  user_key = jira_user.robot[each.key].key
  file     = "${path.module}/images/${each.value.image}"
}
