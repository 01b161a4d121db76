# Every user that is a robot by its username, active or not.
data "jira_users" "all" {
  all              = true
  include_inactive = true
}

output "robots" {
  value = {
    for user in data.jira_users.all.users : user.username => user.key
    if endswith(user.username, "-bot")
  }
}
