moved {
  from = jira_user.robot
  to   = jira_user.service_account
}

moved {
  from = jira_group.robots
  to   = jira_group.service_accounts
}

moved {
  from = jira_group_membership.robot
  to   = jira_group_membership.service_account
}
