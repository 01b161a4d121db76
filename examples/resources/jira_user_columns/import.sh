# By the user key of the account, which never changes:
terraform import jira_user_columns.triage JIRAUSER10100

# By its username:
terraform import jira_user_columns.triage username:triage-bot
