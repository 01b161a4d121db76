data "jira_users" "all" {
  all = true
}

locals {
  found = {
    for user in data.jira_users.all.users : user.username => {
      key           = user.key
      display_name  = user.display_name
      email_address = user.email_address
      avatar_id     = user.avatar_id
    }
    if endswith(user.username, "-bot")
  }
}

output "robots" {
  value = local.found
}
