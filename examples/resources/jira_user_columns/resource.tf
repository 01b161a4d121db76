# The columns that the issue navigator shows to this user by default.
resource "jira_user" "triage" {
  username      = "triage-bot"
  display_name  = "Triage Bot"
  email_address = "triage-bot@example.com"
}

resource "jira_user_columns" "triage" {
  user_key = jira_user.triage.key
  columns  = ["issuekey", "summary", "status", "assignee", "updated"]
}
