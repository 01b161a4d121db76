# List all users, active and inactive, whose usernames end in "-bot".
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
