# By the user key, which never changes:
terraform import jira_user_columns.triage JIRAUSER10100

# By the username:
terraform import jira_user_columns.triage username:triage-bot
