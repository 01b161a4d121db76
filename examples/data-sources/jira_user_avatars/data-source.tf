# List the avatars of a user. One of them is selected.
data "jira_user_avatars" "robot" {
  username = "robot"
}

output "custom_avatars" {
  value = { for avatar in data.jira_user_avatars.robot.custom : avatar.id => avatar.urls["48x48"] }
}

# Keep the avatar that the user shows now.
resource "jira_user_avatar" "robot" {
  username  = "robot"
  avatar_id = data.jira_user_avatars.robot.selected_avatar_id
}
