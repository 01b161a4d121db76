# Manage a user that already exists in Jira. The plan warns about the values that the apply will overwrite. The user is
# reactivated because active is true, and keeps its password because no password is configured.
resource "jira_user" "backup" {
  username       = "backup-bot"
  display_name   = "Backup Bot"
  email_address  = "backup-bot@example.com"
  active         = true
  adopt_existing = true
}
