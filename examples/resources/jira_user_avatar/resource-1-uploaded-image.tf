resource "jira_user" "ci" {
  username      = "ci-robot"
  display_name  = "CI Robot"
  email_address = "ci-robot@example.com"
}

# Upload an image. By default, the largest centered square is used.
resource "jira_user_avatar" "ci" {
  user_key = jira_user.ci.key
  file     = "${path.module}/robot.png"
}

resource "jira_user" "release" {
  username      = "release-bot"
  display_name  = "Release Bot"
  email_address = "release-bot@example.com"
}

# Upload a square of an image: 240 x 240 pixels, starting 30 pixels below the upper edge.
resource "jira_user_avatar" "release" {
  user_key = jira_user.release.key
  file     = "${path.module}/robot.png"
  crop     = { x = 8, y = 30, size = 240 }
}
