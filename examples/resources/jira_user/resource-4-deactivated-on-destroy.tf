# A robot with history: Jira refuses to delete who has reported issues or written comments. When the resource is destroyed,
# the user stays, with all that it did, and cannot log in any more.
resource "jira_user" "reporter" {
  username      = "reporter-bot"
  display_name  = "Reporter Bot"
  email_address = "reporter-bot@example.com"
  on_destroy    = "deactivate"
}
