# By the user key of the account, which never changes, and the property key:
terraform import jira_user_property.owner JIRAUSER10100/example.owner

# By the username of the account:
terraform import jira_user_property.owner username:ci-robot/example.owner
