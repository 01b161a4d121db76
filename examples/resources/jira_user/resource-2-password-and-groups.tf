# A service account with a password. Terraform 1.11 and later keep the value of an ephemeral variable out of plans and state.
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

  # Terraform cannot detect that a write-only value changed. Increase the version to send the password again.
  password_wo         = var.ci_robot_password
  password_wo_version = 1

  # All groups and applications of the user. The groups that grant an application are not listed in groups.
  groups           = [jira_group.builders.name]
  application_keys = ["jira-software"]
}
