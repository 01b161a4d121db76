# What a field that completes names offers for "rel", without the user that asks.
data "jira_user_picker" "reviewers" {
  query   = "rel"
  exclude = ["admin"]
}

output "reviewers" {
  value = [for user in data.jira_user_picker.reviewers.users : user.html]
}
