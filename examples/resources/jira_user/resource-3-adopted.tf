# A user that is there already, left behind by hand or by another configuration. The plan warns with what will be
# overwritten; the user is reactivated because active says so, and keeps its password, since none is configured.
resource "jira_user" "backup" {
  username       = "backup-bot"
  display_name   = "Backup Bot"
  email_address  = "backup-bot@example.com"
  active         = true
  adopt_existing = true
}
