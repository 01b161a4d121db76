# Search by the beginning of a username, display name or e-mail address. Jira limits the result; the data source warns if it
# may be incomplete.
data "jira_users" "release" {
  query = "release"
}

# List the users that can be assigned issues in both projects.
data "jira_users" "assignable" {
  assignable = {
    project_keys = ["CI", "OPS"]
  }
}

# List the users that can create and see issues in a project.
data "jira_users" "reporters" {
  with_permissions = {
    permissions = ["CREATE_ISSUES", "BROWSE_PROJECTS"]
    project_key = "CI"
  }
}

# List the users that can see an issue and whose names begin with "bot".
data "jira_users" "readers" {
  with_browse_permission = {
    issue_key = "CI-1"
    query     = "bot"
  }
}
