resource "jira_user" "robot" {
  username      = "ci-robot"
  display_name  = "CI Robot"
  email_address = "ci-robot@example.com"
  on_destroy    = "keep"
}

resource "jira_user_avatar" "robot" {
  user_key   = jira_user.robot.key
  file       = "${path.module}/robot.png"
  on_destroy = "keep"
}
