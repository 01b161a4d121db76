# By the name of the group:
terraform import jira_group.robots robots
