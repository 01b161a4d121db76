# A service account for a CI server.
resource "jira_user" "ci" {
  username      = "ci-robot"
  display_name  = "CI Robot"
  email_address = "ci-robot@example.com"
}

# Several service accounts.
resource "jira_user" "bot" {
  for_each = {
    release-bot = "Release Bot"
    chat-bridge = "Chat Bridge"
  }

  username      = each.key
  display_name  = each.value
  email_address = "${each.key}@example.com"
}
