# The user "robot" is managed elsewhere, and its picture was uploaded long ago: it is the avatar 24880.
# What a script does with PUT /rest/api/latest/user/avatar?username=robot and {"id": "24880"}, declared:
resource "jira_user_avatar" "robot" {
  username  = "robot"
  avatar_id = 24880
}
