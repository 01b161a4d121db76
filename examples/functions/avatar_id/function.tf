# Select an avatar that the user already has. Its URL was copied from a browser.
resource "jira_user_avatar" "robot" {
  username  = "robot"
  avatar_id = provider::jira::avatar_id("https://jira.example.com/secure/useravatar?ownerId=JIRAUSER10100&avatarId=24880")
}
