# By the beginning of a name or an e-mail address. A search has a limit: more users than it gives are a warning.
data "jira_users" "release" {
  query = "release"
}

# Who can be assigned the issues of both projects.
data "jira_users" "assignable" {
  assignable = {
    project_keys = ["CI", "OPS"]
  }
}

# Who may create issues in a project and see them.
data "jira_users" "reporters" {
  with_permissions = {
    permissions = ["CREATE_ISSUES", "BROWSE_PROJECTS"]
    project_key = "CI"
  }
}

# Which bots may see an issue.
data "jira_users" "readers" {
  with_browse_permission = {
    issue_key = "CI-1"
    query     = "bot"
  }
}
