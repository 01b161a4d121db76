output "service_accounts" {
  description = "The service accounts that Terraform manages, by username."
  value = {
    for user in [jira_user.robot] : user.username => {
      display_name  = user.display_name
      email_address = user.email_address
      active        = user.active
    }
  }
}
