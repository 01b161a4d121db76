# By the name of the group and the user key of the account, which never changes:
terraform import jira_group_membership.release deployers/JIRAUSER10100

# By the name of the group and the username of the account:
terraform import jira_group_membership.release deployers/username:release-bot
