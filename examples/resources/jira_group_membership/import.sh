# By the name of the group and the user key, which never changes:
terraform import jira_group_membership.release deployers/JIRAUSER10100

# By the name of the group and the username:
terraform import jira_group_membership.release deployers/username:release-bot
