# Copy the columns of one user to another.
data "jira_user_columns" "template" {
  username = "triage-bot"
}

resource "jira_user_columns" "robot" {
  username = "robot"
  columns  = data.jira_user_columns.template.columns
}
