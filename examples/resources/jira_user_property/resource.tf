resource "jira_user" "ci" {
  username      = "ci-robot"
  display_name  = "CI Robot"
  email_address = "ci-robot@example.com"
}

# Store the owner of a service account. Scripts and apps can read the property; Jira does not show it.
resource "jira_user_property" "owner" {
  user_key     = jira_user.ci.key
  property_key = "example.owner"
  value = jsonencode({
    team = "build"
    chat = "#build"
  })
}
