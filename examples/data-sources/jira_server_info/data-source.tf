# Nothing is written to a Jira that is not the one that is meant.
data "jira_server_info" "this" {
  lifecycle {
    postcondition {
      condition     = self.version_numbers[0] >= 9
      error_message = "This configuration is for Jira 9 and later, not ${self.version}."
    }
  }
}

output "jira" {
  value = "${data.jira_server_info.this.title} ${data.jira_server_info.this.version}"
}
