# List the avatars of the active users of a group, to import them.
list "jira_user_avatar" "robots" {
  provider         = jira
  include_resource = true
  limit            = 1000

  config {
    group  = "robots"
    active = true
  }
}
