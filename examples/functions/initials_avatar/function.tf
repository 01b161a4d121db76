variable "robots" {
  description = "The service accounts, by username."
  type = map(object({
    display_name = string
    initials     = string
    color        = optional(string)
  }))
  default = {
    "ci-robot" = {
      display_name = "CI Robot"
      initials     = "CI"
    }
    "release-bot" = {
      display_name = "Release Bot"
      initials     = "RB"
      color        = "#0052cc"
    }
    "überwachung" = {
      display_name = "Überwachung"
      initials     = "Ü"
    }
  }
}

resource "jira_user" "robot" {
  for_each = var.robots

  username      = each.key
  display_name  = each.value.display_name
  email_address = "robots@example.com"
}

# Without a color, the background color is derived from the initials.
resource "jira_user_avatar" "robot" {
  for_each = var.robots

  user_key       = jira_user.robot[each.key].key
  content_base64 = provider::jira::initials_avatar(each.value.initials, each.value.color)
}
