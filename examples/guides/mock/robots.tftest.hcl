mock_provider "jira" {
  mock_resource "jira_user" {
    defaults = {
      key = "JIRAUSER10100"
    }
  }
}

run "avatar_belongs_to_the_user" {
  assert {
    condition     = jira_user.robot.username == "ci-robot"
    error_message = "The username is ${jira_user.robot.username}."
  }

  assert {
    condition     = jira_user_avatar.robot.user_key == "JIRAUSER10100"
    error_message = "The avatar belongs to ${jira_user_avatar.robot.user_key}."
  }
}
