# Pictures that were uploaded for a user long ago: which are there, and which one it shows.
data "jira_user_avatars" "robot" {
  username = "robot"
}

output "pictures" {
  value = { for avatar in data.jira_user_avatars.robot.custom : avatar.id => avatar.urls["48x48"] }
}

# Keep the user at the one that it shows now.
resource "jira_user_avatar" "robot" {
  username  = "robot"
  avatar_id = data.jira_user_avatars.robot.selected_avatar_id
}
