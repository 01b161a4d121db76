# By the user key, which never changes:
terraform import jira_user_avatar.robot JIRAUSER10100

# By the username:
terraform import jira_user_avatar.robot username:robot
