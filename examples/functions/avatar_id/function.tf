# The picture is one that the user has had before: its address was copied from a browser.
resource "jira_user_avatar" "robot" {
  username  = "robot"
  avatar_id = provider::jira::avatar_id("https://jira.example.com/secure/useravatar?ownerId=JIRAUSER10100&avatarId=24880")
}
