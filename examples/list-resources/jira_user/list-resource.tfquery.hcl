# The robots that are active, with their attributes, to import them.
list "jira_user" "robots" {
  provider         = jira
  include_resource = true
  limit            = 1000

  config {
    group  = "robots"
    active = true
  }
}
