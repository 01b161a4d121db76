# List what Jira's user picker suggests for "rel", except for the user admin.
data "jira_user_picker" "reviewers" {
  query   = "rel"
  exclude = ["admin"]
}

output "reviewers" {
  value = [for user in data.jira_user_picker.reviewers.users : user.html]
}
