# Jira refuses to delete a user that has reported issues or written comments. With "deactivate", destroying the resource
# keeps the user and its history, and the user cannot log in anymore.
resource "jira_user" "reporter" {
  username      = "reporter-bot"
  display_name  = "Reporter Bot"
  email_address = "reporter-bot@example.com"
  on_destroy    = "deactivate"
}
