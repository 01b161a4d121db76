# A robot that logs in: its password comes from a variable, and ends up in no plan and no state (Terraform 1.11 and later).
variable "ci_robot_password" {
  type      = string
  sensitive = true
  ephemeral = true
}

resource "jira_group" "builders" {
  name = "builders"
}

resource "jira_user" "ci" {
  username      = "ci-robot"
  display_name  = "CI Robot"
  email_address = "ci-robot@example.com"

  # Terraform cannot see that the password itself changed: raise the version whenever it is to be sent again.
  password_wo         = var.ci_robot_password
  password_wo_version = 1

  # All of its groups and applications, and no others. The groups that grant an application come with it.
  groups           = [jira_group.builders.name]
  application_keys = ["jira-software"]
}
