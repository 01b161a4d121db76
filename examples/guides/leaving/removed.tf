removed {
  from = jira_user.robot
  lifecycle {
    destroy = false
  }
}

removed {
  from = jira_user_avatar.robot
  lifecycle {
    destroy = false
  }
}
