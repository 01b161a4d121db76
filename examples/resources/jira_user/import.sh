# By the user key, which never changes:
terraform import jira_user.ci JIRAUSER10100

# By the username:
terraform import jira_user.ci username:ci-robot
