# List the active users of a group with their attributes, to import them.
list "jira_user" "robots" {
  provider         = jira
  include_resource = true
  limit            = 1000

  config {
    group  = "robots"
    active = true
  }
}
