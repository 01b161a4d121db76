resource "jira_user" "ci" {
  username      = "ci-robot"
  display_name  = "CI Robot"
  email_address = "ci-robot@example.com"
}

# Who answers for this robot: for scripts to read, Jira shows it nowhere.
resource "jira_user_property" "owner" {
  user_key     = jira_user.ci.key
  property_key = "example.owner"
  value = jsonencode({
    team = "build"
    chat = "#build"
  })
}
