# Select an avatar that Jira already has, for a user that is managed elsewhere. This replaces a script that sends
# {"id": "24880"} with PUT /rest/api/latest/user/avatar?username=robot.
resource "jira_user_avatar" "robot" {
  username  = "robot"
  avatar_id = 24880
}
