resource "jira_user" "ci" {
  username      = "ci-robot"
  display_name  = "CI Robot"
  email_address = "ci-robot@example.com"
}

# A picture of your own: the largest square in its middle.
resource "jira_user_avatar" "ci" {
  user_key = jira_user.ci.key
  file     = "${path.module}/robot.png"
}

resource "jira_user" "release" {
  username      = "release-bot"
  display_name  = "Release Bot"
  email_address = "release-bot@example.com"
}

# A part of a picture: 240 x 240 pixels of it, from 30 pixels below its upper edge.
resource "jira_user_avatar" "release" {
  user_key = jira_user.release.key
  file     = "${path.module}/robot.png"
  crop     = { x = 8, y = 30, size = 240 }
}
