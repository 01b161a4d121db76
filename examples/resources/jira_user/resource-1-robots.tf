# A user for a CI server, which nobody logs in to.
resource "jira_user" "ci" {
  username      = "ci-robot"
  display_name  = "CI Robot"
  email_address = "ci-robot@example.com"
}

# The same for a whole team of robots.
resource "jira_user" "bot" {
  for_each = {
    release-bot = "Release Bot"
    chat-bridge = "Chat Bridge"
  }

  username      = each.key
  display_name  = each.value
  email_address = "${each.key}@example.com"
}
