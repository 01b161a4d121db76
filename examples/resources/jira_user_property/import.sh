# By the user key, which never changes, and the property key:
terraform import jira_user_property.owner JIRAUSER10100/example.owner

# By the username and the property key:
terraform import jira_user_property.owner username:ci-robot/example.owner
